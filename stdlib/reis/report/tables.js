// Tables that can be sorted by a column, and filtered where they are long.

const LONG = 9; // rows

// A cell as a number, where it begins with one: "€ 1,500", "12 %", "−3,2"; else null.
function numberIn(text) {
  const dutch = root.lang === "nl";
  const found = text.replace(/\u2212/g, "-").match(/^[^\d\w-]*(-?[\d.,]+)\s*(?:k|M|mln|mld|bn|%|$|[^\d])/);
  if (!found) return null;
  const plain = dutch ? found[1].replace(/\./g, "").replace(",", ".") : found[1].replace(/,/g, "");
  return plain === "" || isNaN(plain) ? null : Number(plain);
}

function keyOf(row, column) {
  const cell = row.cells[column];
  if (!cell) return "";
  if (cell.dataset.v) return Number(cell.dataset.v);
  const text = cell.textContent.trim().replace(/#$/, "");
  const number = numberIn(text);
  return number === null ? text : number;
}

// Numbers before texts, what is not known last.
function compare(a, b, turn) {
  const unknown = (x) => x === "–" || x === "";
  if (unknown(a) || unknown(b)) return unknown(a) - unknown(b);
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return turn * (typeof a === "number" ? a - b : a.localeCompare(b, root.lang));
}

function sortBy(table, column, heading) {
  const turn = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
  for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", turn === 1 ? "ascending" : "descending");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows, (row) => ({ row, key: keyOf(row, column) }));
  rows.sort((a, b) => compare(a.key, b.key, turn));
  body.append(...rows.map((one) => one.row));
}

function makeSortable(table) {
  const head = table.tHead && table.tHead.rows[0];
  if (!head) return;
  Array.from(head.cells).forEach((heading, column) => {
    if (heading.tagName !== "TH") return;
    const button = make("button", { type: "button", "aria-label": words.sorted + " " + heading.textContent }, heading.textContent);
    button.addEventListener("click", () => sortBy(table, column, heading));
    heading.replaceChildren(button);
  });
}

function addFilter(table) {
  const rows = Array.from(table.tBodies[0] ? table.tBodies[0].rows : []);
  if (rows.length < LONG) return;
  const input = make("input", { type: "search", placeholder: words.filter, "aria-label": words.filter + (table.caption ? ": " + table.caption.textContent : "") });
  const said = make("span", { role: "status" });
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      row.hidden = wanted !== "" && !row.textContent.toLowerCase().includes(wanted);
      shown += row.hidden ? 0 : 1;
    }
    said.textContent = wanted === "" ? "" : shown + " / " + rows.length + " " + words.filtered;
  });
  table.closest(".wide").before(make("p", { className: "filter" }, input, said));
}

tasks.push(() => {
  for (const table of all("table.sort")) {
    makeSortable(table);
    addFilter(table);
  }
});
