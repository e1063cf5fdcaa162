// Search through all pages, and the named rows and cards in them.

const MOST = 14; // answers shown

let index = null;

function textOf(page) {
  const own = page.classList.contains("touchpoint") ? "p, li, dd, td, tbody th" : "main p:not(.crumbs, .turn, .column p), dd, li small";
  return all(own, page).map((one) => one.textContent).join(" · ");
}

function entries() {
  if (index) return index;
  index = [];
  for (const page of all(".page")) {
    const up = page.querySelector(".crumbs");
    const title = page.querySelector("h2").textContent;
    index.push({ id: page.id, title, place: up ? up.textContent.replace(/ › *$/, "") : "", text: textOf(page) });
    for (const one of all("tr[id], h3[id], h4[id], li[id]", page)) {
      const name = one.tagName === "TR" ? one.querySelector("th, td") : one.tagName === "LI" ? one.firstChild : one;
      index.push({ id: one.id, title: name.textContent.replace(/#$/, "").trim(), place: title, text: one.textContent });
    }
  }
  for (const one of index) {
    one.low = one.title.toLowerCase();
    one.body = one.text.toLowerCase();
  }
  return index;
}

// 0: the title begins so, 1: a word of it does, 2: it holds it, 3: the text does; 9: nowhere.
function rank(one, wanted) {
  if (one.low.startsWith(wanted)) return 0;
  const at = one.low.indexOf(wanted);
  if (at > 0) return /[\s(“‘-]/.test(one.low[at - 1]) ? 1 : 2;
  return one.body.includes(wanted) ? 3 : 9;
}

function around(one, wanted) {
  const at = one.body.indexOf(wanted);
  if (at < 0 || one.low.includes(wanted)) return one.place;
  const from = Math.max(0, at - 40);
  return (from > 0 ? "…" : "") + one.text.slice(from, at + wanted.length + 60) + "…";
}

function answers(wanted) {
  return entries().map((one, order) => ({ one, order, rank: rank(one, wanted) })).filter((a) => a.rank < 9)
    .sort((a, b) => a.rank - b.rank || a.order - b.order);
}

function fill(list, said, wanted) {
  const found = wanted === "" ? [] : answers(wanted);
  list.replaceChildren(...found.slice(0, MOST).map(({ one }) =>
    make("li", {}, make("a", { href: "#" + one.id }, one.title, make("small", {}, around(one, wanted))))));
  said.textContent = wanted === "" ? "" : found.length === 0 ? words["search.none"] : found.length + " " + words["search.found"];
  if (wanted !== "" && found.length === 0) list.append(make("li", {}, make("p", {}, words["search.none"])));
  list.hidden = wanted === "";
}

// From the field down through the answers and back.
function step(list, input, event) {
  const links = all("a", list), at = links.indexOf(document.activeElement);
  if (event.key === "ArrowDown" && links.length > 0) links[Math.min(at + 1, links.length - 1)].focus();
  else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] || input).focus();
  else if (event.key === "Enter" && document.activeElement === input && links.length > 0) links[0].click();
  else if (event.key === "Escape") { input.value = ""; list.hidden = true; input.blur(); }
  else return;
  event.preventDefault();
  event.stopPropagation();
}

tasks.push(() => {
  const input = make("input", { type: "search", placeholder: words.search + " ( / )", "aria-label": words.search, "aria-keyshortcuts": "/" });
  const list = make("ul", { className: "found", hidden: true });
  const said = make("span", { className: "skip", role: "status" });
  const box = make("div", { className: "find", role: "search" }, input, said, list);
  input.addEventListener("input", () => fill(list, said, input.value.trim().toLowerCase()));
  box.addEventListener("keydown", (event) => step(list, input, event));
  list.addEventListener("click", (event) => { if (event.target.closest("a")) list.hidden = true; });
  document.addEventListener("click", (event) => { if (!box.contains(event.target)) list.hidden = true; });
  document.addEventListener("keydown", (event) => {
    if (freeKey(event) !== "/") return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  document.querySelector(".tools").append(box);
});
