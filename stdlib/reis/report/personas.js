// The persona through whose eyes the report looks: what is another's is put away.

const looking = [];
let persona = ""; // its number; "": all

function look(number) {
  persona = number;
  for (const one of all("[data-p]")) one.hidden = number !== "" && one.dataset.p !== number;
  for (const then of looking) then();
}

// The names of personas stand in their pages' titles, in the order of their numbers.
tasks.push(() => {
  const names = all(".page.persona h2").map((title) => title.textContent);
  if (names.length < 2) return;
  const select = make("select", { id: "persona" }, make("option", { value: "" }, words.everyone));
  names.forEach((name, i) => select.append(make("option", { value: String(i + 1) }, name)));
  select.addEventListener("change", () => look(select.value));
  document.querySelector(".tools").append(make("label", { for: "persona" }, words.persona), select);
});
