// One page at a time: the address says which, so that each place can be sent, and back goes back.

const turned = [];
let current = null;

function pageOf(id) {
  const element = id && document.getElementById(id);
  return element ? element.closest(".page") : null;
}

function idOfAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch (broken) {
    return "";
  }
}

// What of the contents stands open: the page itself, or the nearest page above it that is in the contents.
function markMenu(page) {
  for (const link of all("nav a")) link.removeAttribute("aria-current");
  for (const item of all("nav li.open")) item.classList.remove("open");
  let at = page, link = null;
  while (at && !link) {
    link = document.querySelector('nav a[href="#' + CSS.escape(at.id) + '"]');
    at = at.dataset.up ? document.getElementById(at.dataset.up) : null;
  }
  if (!link) return;
  link.setAttribute("aria-current", "page");
  for (let item = link.closest("li"); item; item = item.parentElement.closest("li")) item.classList.add("open");
  const box = link.closest("details");
  if (box.scrollHeight > box.clientHeight) link.scrollIntoView({ block: "nearest" });
}

function markGoal(goal, page) {
  for (const old of all(".goal")) old.classList.remove("goal");
  if (goal === page) return;
  goal.classList.add("goal");
  const shut = goal.closest("details:not([open])");
  if (shut) shut.open = true;
}

function show(focus) {
  const id = idOfAddress();
  const page = pageOf(id) || document.querySelector(".page");
  const goal = pageOf(id) ? document.getElementById(id) : page;
  if (current) current.classList.remove("current");
  current = page;
  page.classList.add("current");
  const title = page.querySelector("h2");
  document.title = title.textContent + " – " + document.querySelector("h1").textContent;
  markMenu(page);
  markGoal(goal, page);
  if (goal === page) window.scrollTo(0, 0);
  else goal.scrollIntoView({ block: "center" });
  if (focus) title.focus({ preventScroll: true });
  for (const then of turned) then(page);
}

function go(id) {
  if (id) location.hash = "#" + id;
}

function follow(relation) {
  const link = current.querySelector('.turn a[rel="' + relation + '"]');
  if (link) go(link.getAttribute("href").slice(1));
}

// Up: to the page above; from there to the first.
function goUp() {
  const first = document.querySelector(".page").id;
  if (current.dataset.up) go(current.dataset.up);
  else if (current.id !== first) go(first);
}

tasks.push(() => {
  window.addEventListener("hashchange", () => show(true));
  document.addEventListener("keydown", (event) => {
    const key = freeKey(event);
    if (key === "Escape") goUp();
    else if (key === "ArrowRight") follow("next");
    else if (key === "ArrowLeft") follow("prev");
  });
  if (window.matchMedia("(max-width: 900px)").matches) document.querySelector("nav details").open = false;
  document.querySelector("nav").addEventListener("click", (event) => {
    const narrow = window.matchMedia("(max-width: 900px)").matches;
    if (narrow && event.target.closest("a")) document.querySelector("nav details").open = false;
  });
  show(false);
});
