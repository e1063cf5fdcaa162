// The slider over the plan: the curve and the measures of a journey at the end of each period.

const SVG = "http://www.w3.org/2000/svg";
const WIDE = 1000, HIGH = 300, EDGE = 24, LIMIT = 5;

function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const across = (i, n) => EDGE + (WIDE - 2 * EDGE) * (n === 1 ? 0.5 : i / (n - 1));
const down = (v) => HIGH / 2 - Math.max(-LIMIT, Math.min(LIMIT, v)) * (HIGH - 2 * EDGE) / (2 * LIMIT);

// The slopes of a curve that never overshoots (Fritsch and Carlson, harmonic means).
function slopes(points) {
  const steps = points.slice(1).map((p, i) => (p.y - points[i].y) / (p.x - points[i].x));
  return points.map((p, i) => {
    const before = steps[i - 1], after = steps[i];
    if (before === undefined || after === undefined || before * after <= 0) return 0;
    return 2 * before * after / (before + after);
  });
}

function pathOf(points) {
  const m = slopes(points);
  return points.map((p, i) => {
    if (i === 0) return "M" + p.x.toFixed(1) + " " + p.y.toFixed(1);
    const last = points[i - 1], h = (p.x - last.x) / 3;
    return "C" + [last.x + h, last.y + m[i - 1] * h, p.x - h, p.y - m[i] * h, p.x, p.y].map((x) => x.toFixed(1)).join(" ");
  }).join("");
}

// The runs of points that follow on one another: where nothing is known the curve stops.
function runs(values) {
  const list = [[]];
  values.forEach((v, i) => {
    if (v === null) list.push([]);
    else list[list.length - 1].push({ x: across(i, values.length), y: down(v) });
  });
  return list.filter((run) => run.length > 0);
}

function curves(values, name) {
  return runs(values).map((run) => draw("path", { class: name, d: pathOf(run) }));
}

function points(journey, values, today) {
  return journey.points.flatMap((point, i) => {
    if (values[i] === null) return [];
    const moved = today[i] !== null && Math.abs(values[i] - today[i]) > 0.005;
    const place = { cx: across(i, values.length).toFixed(1), cy: down(values[i]).toFixed(1), r: 5 };
    place.class = (values[i] < 0 ? "bad" : "good") + (moved ? " moved" : "");
    const dot = draw("circle", place, draw("title", {}, point.number + " " + point.name + ": " + values[i]));
    const many = journey.points.length > 45 && i % 5 !== 0;
    const label = many ? [] : [draw("text", { x: place.cx, y: HIGH + 2 }, point.number)];
    return [draw("a", { href: "#" + point.id, tabindex: "-1", "aria-label": point.number + " " + point.name }, dot), ...label];
  });
}

function plot(journey, person, period, said) {
  const values = person.curves[period], today = person.curves[0];
  const grid = [-5, -2.5, 2.5, 5].map((v) => draw("path", { class: "grid", d: "M0 " + down(v) + "H" + WIDE }));
  return draw("svg", { class: "curve-plot", viewBox: "0 0 " + WIDE + " " + (HIGH + 10), role: "group", "aria-label": said },
    ...grid, draw("path", { class: "zero", d: "M0 " + down(0) + "H" + WIDE }), ...curves(today, "now"), ...curves(values, "then"),
    ...points(journey, values, today));
}

function measures(journey, data, period) {
  const head = make("tr", {}, make("th", { scope: "col" }, data.words.measure), make("th", { scope: "col", className: "n" }, data.periods[0].name),
    make("th", { scope: "col", className: "n" }, period === 0 ? data.words.then : data.periods[period].name));
  const rows = journey.measures.map((row) => make("tr", {}, make("th", { scope: "row" }, row[0]), make("td", { className: "n" }, row[1]),
    make("td", { className: row[period + 1] === row[1] ? "n" : "n moved" }, row[period + 1])));
  return make("table", {}, make("caption", {}, journey.name), make("thead", {}, head), make("tbody", {}, ...rows));
}

function choice(id, label, names) {
  const select = make("select", { id });
  names.forEach((name, i) => select.append(make("option", { value: String(i) }, name)));
  return [make("div", {}, make("label", { for: id }, label), select), select];
}

function build(box, data) {
  const [journeyBox, journeys] = choice("plan-journey", data.words.journey, data.journeys.map((j) => j.name));
  const range = make("input", { type: "range", id: "plan-period", min: 0, max: data.periods.length - 1, step: 1, value: 0 });
  const when = make("output", { for: "plan-period" }), done = make("p", { className: "done" });
  const figure = make("figure"), table = make("div", { className: "wide", tabIndex: 0, role: "group" });
  const show = () => {
    const journey = data.journeys[journeys.value], period = Number(range.value);
    const person = journey.people.find((one) => String(one.persona) === persona) || journey.people[0];
    const finished = data.periods.slice(0, period + 1).flatMap((one) => one.done);
    when.textContent = data.periods[period].name;
    range.setAttribute("aria-valuetext", data.periods[period].name);
    done.textContent = finished.length === 0 ? data.words.nothing_done : data.words.done + finished.join(", ");
    const said = journey.name + (person.name ? ", " + person.name : "");
    figure.replaceChildren(plot(journey, person, period, said), make("figcaption", {}, said + ". " + data.words.curve));
    table.setAttribute("aria-label", said);
    table.replaceChildren(measures(journey, data, period));
  };
  range.addEventListener("input", show);
  journeys.addEventListener("change", show);
  looking.push(show);
  box.append(make("div", { className: "controls" }, journeyBox,
    make("div", { className: "when" }, make("label", { for: "plan-period" }, data.words.period), range)), when, done, figure, table);
  show();
}

tasks.push(() => {
  for (const box of all(".slider")) {
    const data = JSON.parse(box.nextElementSibling.textContent);
    if (data.journeys.length > 0) build(box, data);
  }
});
