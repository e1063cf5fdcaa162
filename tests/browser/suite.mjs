// The tests of tests/browser/run. usage: node suite.mjs FOLDER      the reports of tests/browser/run are in it
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { launch, open } from "./browser.mjs";

const folder = process.argv[2];
const file = (name) => path.join(folder, name + ".html");
const axe = readFileSync(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const REPORTS = ["grid", "nl", "small", "odd", "bare", "big"];
const tests = [];
let browser;

function test(name, run) { tests.push({ name, run }); }

function same(got, wanted, what) {
  if (JSON.stringify(got) !== JSON.stringify(wanted)) throw new Error(`${what || "value"}: got ${JSON.stringify(got)}, wanted ${JSON.stringify(wanted)}`);
}

function holds(is, what) { if (!is) throw new Error(what); }

async function turnTo(page, id) {
  await page.evaluate((id) => new Promise((done) => {
    if (location.hash === "#" + id) return done();
    window.addEventListener("hashchange", () => setTimeout(done, 0), { once: true });
    location.hash = "#" + id;
  }), id);
}

const shown = (page) => page.evaluate(() => document.querySelector(".page.current").id);
const waitFor = (page, id) => page.waitForFunction((id) => document.querySelector(".page.current").id === id, { timeout: 5000 }, id);
const pagesOf = (page) => page.evaluate(() => Array.from(document.querySelectorAll(".page"), (one) => one.id));

// One page of each kind.
const kindsOf = (page) => page.evaluate(() => {
  const seen = new Set();
  return Array.from(document.querySelectorAll(".page")).filter((one) => {
    const kind = one.className.includes("chapter") ? one.id : one.className;
    return seen.has(kind) ? false : seen.add(kind);
  }).map((one) => one.id);
});

async function quiet(page) {
  const refused = await page.evaluate(() => window.violations || []);
  same([...page.said, ...refused], [], "said or refused");
}

test("every link leads to a place that is there, every name is one thing's", async () => {
  for (const name of REPORTS) {
    const page = await open(browser, file(name));
    const wrong = await page.evaluate(() => {
      const ids = Array.from(document.querySelectorAll("[id]"), (one) => one.id);
      const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
      const links = Array.from(document.querySelectorAll("a"), (one) => one.getAttribute("href"));
      const dead = links.filter((href) => href === null || (href.startsWith("#") ? !document.getElementById(href.slice(1)) : !/^(https?:|mailto:)/.test(href)));
      return { twice: twice.slice(0, 5), dead: dead.slice(0, 5) };
    });
    same(wrong, { twice: [], dead: [] }, name);
    await page.close();
  }
});

test("through all pages the console is silent, nothing is asked for, the policy refuses nothing", async () => {
  for (const name of ["grid", "small", "odd", "bare"]) {
    const page = await open(browser, file(name));
    for (const id of name === "grid" ? await kindsOf(page) : await pagesOf(page)) {
      await turnTo(page, id);
      same(await shown(page), id, name);
    }
    await quiet(page);
    await page.close();
  }
});

test("what looks like markup is text, and runs nothing", async () => {
  const page = await open(browser, file("odd"));
  let dialogs = 0;
  page.on("dialog", (dialog) => { dialogs++; dialog.dismiss(); });
  for (const id of await pagesOf(page)) await turnTo(page, id);
  const seen = await page.evaluate(() => ({
    scripts: document.querySelectorAll("script:not([type])").length, strange: document.querySelectorAll("iframe, img, object, embed, [onload], [onerror], [onfocus]").length,
    title: document.querySelector(".page.journey h2").textContent, company: document.querySelector("h1").textContent,
    styled: document.querySelectorAll("[style]").length,
  }));
  same(seen, { scripts: 1, strange: 0, title: "Journey </title><script>alert(4)</script>", company: "<img src=x onerror=alert(1)>", styled: 0 });
  same(dialogs, 0, "dialogs");
  await page.evaluate(() => { const s = document.createElement("script"); s.textContent = "window.ran = true"; document.body.append(s); });
  holds(!(await page.evaluate(() => window.ran)), "a script that is not ours ran");
  await page.close();
});

test("a click leads from the whole to a journey, a phase, a touchpoint, and back", async () => {
  const page = await open(browser, file("grid"), { hash: "#ecosystem" });
  const click = (selector) => page.evaluate((selector) => {
    const link = document.querySelector(".page.current .pan " + selector);
    const box = link.getBoundingClientRect();
    window.scrollBy(0, box.top - 300);
    const at = link.querySelector("path, text, ellipse").getBoundingClientRect();
    return { x: at.left + at.width / 2, y: at.top + at.height / 2 };
  }, selector).then((at) => page.mouse.click(at.x, at.y));
  await click('a[href="#map-getting-a-heavier-grid-connection"]');
  await waitFor(page, "map-getting-a-heavier-grid-connection");
  await click('a[href="#zoom-getting-a-heavier-grid-connection-decision"]');
  await waitFor(page, "zoom-getting-a-heavier-grid-connection-decision");
  await click('a[href^="#touchpoint-"]');
  await page.waitForFunction(() => document.querySelector(".page.current.touchpoint"), { timeout: 5000 });
  await page.goBack();
  await waitFor(page, "zoom-getting-a-heavier-grid-connection-decision");
  await page.goBack();
  await waitFor(page, "map-getting-a-heavier-grid-connection");
  await quiet(page);
  await page.close();
});

test("a link to a row opens its page and marks it", async () => {
  const page = await open(browser, file("grid"), { hash: "#team-digital" });
  same(await shown(page), "everything");
  const seen = await page.evaluate(() => {
    const box = document.getElementById("team-digital").getBoundingClientRect();
    return { marked: document.getElementById("team-digital").classList.contains("goal"), inView: box.top > 50 && box.bottom < innerHeight };
  });
  same(seen, { marked: true, inView: true });
  await page.close();
});

test("keys: escape goes up, arrows to the neighbours, and none of them while a field is filled", async () => {
  const page = await open(browser, file("grid"), { hash: "#zoom-getting-a-heavier-grid-connection-orientation" });
  await page.keyboard.press("ArrowRight");
  await waitFor(page, "zoom-getting-a-heavier-grid-connection-consideration");
  await page.keyboard.press("ArrowLeft");
  await waitFor(page, "zoom-getting-a-heavier-grid-connection-orientation");
  await page.keyboard.press("Escape");
  await waitFor(page, "map-getting-a-heavier-grid-connection");
  await page.keyboard.press("/");
  await page.keyboard.type("xy");
  await page.keyboard.press("ArrowLeft");
  same(await shown(page), "map-getting-a-heavier-grid-connection");
  await page.keyboard.press("Escape");
  same(await shown(page), "map-getting-a-heavier-grid-connection");
  await page.keyboard.press("Escape");
  await waitFor(page, "summary");
  await page.close();
});

test("keys: a picture is one stop, its links are reached by arrows, left by escape", async () => {
  const page = await open(browser, file("grid"), { hash: "#map-getting-a-heavier-grid-connection" });
  const focus = () => page.evaluate(() => document.activeElement.className.baseVal ?? document.activeElement.className ?? "");
  await page.focus(".page.current .pan");
  await page.keyboard.press("ArrowDown");
  same(await page.evaluate(() => document.activeElement.getAttribute("href")), "#ecosystem");
  await page.keyboard.press("ArrowRight");
  same(await page.evaluate(() => document.activeElement.getAttribute("href")), "#zoom-getting-a-heavier-grid-connection-need");
  await page.keyboard.press("Escape");
  same(await focus(), "pan");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".page.current").id.startsWith("zoom-"), { timeout: 5000 });
  const stops = await page.evaluate(() => {
    location.hash = "#map-getting-a-heavier-grid-connection";
    return new Promise((done) => setTimeout(() => done(Array.from(document.querySelectorAll(".pan a")).filter((a) => a.tabIndex >= 0).length), 100));
  });
  same(stops, 0, "stops of the Tab key within pictures");
  await page.close();
});

test("search finds names, quotes and rows, and goes there", async () => {
  const page = await open(browser, file("grid"));
  await page.keyboard.press("/");
  await page.keyboard.type("took a day off");
  same(await page.evaluate(() => Array.from(document.querySelectorAll(".found a"), (a) => a.firstChild.textContent)), ["12 Technician does not show up"]);
  await page.keyboard.press("Enter");
  await waitFor(page, "touchpoint-getting-a-heavier-grid-connection-technician-does-not-show-up");
  await page.keyboard.press("/");
  await page.keyboard.type("work planning");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  same(await page.evaluate(() => document.activeElement.closest(".found") !== null), true, "in the list");
  await page.keyboard.press("Enter");
  same(await shown(page), "everything");
  await page.keyboard.press("/");
  await page.keyboard.type("qqqq");
  same(await page.evaluate(() => document.querySelector(".found").textContent), "nothing found");
  await quiet(page);
  await page.close();
});

test("tables sort by numbers and by names, both ways", async () => {
  const page = await open(browser, file("grid"), { hash: "#ecosystem" });
  const column = (n) => page.evaluate((n) => Array.from(document.querySelectorAll(".page.current > .wide tbody tr"), (row) => row.cells[n].textContent), n);
  const press = (n) => page.evaluate((n) => document.querySelectorAll(".page.current > .wide thead th")[n].querySelector("button").click(), n);
  await press(3);
  const up = (await column(3)).map(Number);
  same(up, [...up].sort((a, b) => a - b));
  await press(3);
  same((await column(3)).map(Number), [...up].reverse());
  await press(0);
  const names = await column(0);
  same(names, [...names].sort((a, b) => a.localeCompare(b, "en")));
  same(await page.evaluate(() => document.querySelectorAll(".page.current > .wide thead th")[0].getAttribute("aria-sort")), "ascending");
  await page.close();
});

test("a long table is filtered as one types", async () => {
  const page = await open(browser, file("grid"), { hash: "#map-getting-a-heavier-grid-connection" });
  await page.type(".page.current > .filter input", "phone");
  const seen = await page.evaluate(() => Array.from(document.querySelectorAll(".page.current > .filter + .wide tbody tr")).filter((row) => !row.hidden).map((row) => row.textContent.toLowerCase()));
  holds(seen.length > 1 && seen.length < 10 && seen.every((text) => text.includes("phone")), "rows: " + seen.length);
  await page.close();
});

test("the persona switch puts away what is another's, in pictures and tables", async () => {
  const page = await open(browser, file("grid"), { hash: "#map-getting-a-heavier-grid-connection" });
  const seen = () => page.evaluate(() => Array.from(document.querySelectorAll(".page.current figure")).filter((one) => one.checkVisibility()).map((one) => one.dataset.p));
  same([...new Set(await seen())], ["0", "1", "2"], "all together, and each");
  await page.select("#persona", "2");
  same([...new Set(await seen())], ["2"]);
  const heads = await page.evaluate(() => Array.from(document.querySelectorAll(".page.current thead th[data-p]")).filter((one) => one.checkVisibility()).map((one) => one.dataset.p));
  holds(heads.length > 0 && heads.every((p) => p === "2"), "columns " + heads);
  await page.select("#persona", "");
  same([...new Set(await seen())].length, 3, "all again");
  await page.close();
});

test("the slider shows the plan's periods: the curve moves, the measures follow, what is finished is named", async () => {
  const page = await open(browser, file("grid"), { hash: "#plan" });
  const seen = () => page.evaluate(() => ({
    when: document.querySelector(".slider output").textContent, curve: document.querySelector(".curve-plot .then").getAttribute("d"),
    then: Array.from(document.querySelectorAll(".slider tbody tr"), (row) => row.cells[2].textContent), moved: document.querySelectorAll(".slider circle.moved").length,
    done: document.querySelector(".slider .done").textContent,
  }));
  const first = await seen();
  same([first.when, first.moved], ["today", 0]);
  await page.focus("#plan-period");
  await page.keyboard.press("End");
  const last = await seen();
  holds(last.when !== "today" && last.curve !== first.curve && last.moved > 0, "the curve of " + last.when);
  holds(last.done.includes("Live arrival text from the crew"), last.done);
  const table = await page.evaluate(() => Array.from(document.querySelectorAll("#plan > .wide:not(.slider *)")[0].querySelectorAll("tbody tr"), (row) => row.cells[row.cells.length - 1].textContent));
  same(last.then[0], table[0], "experience as in the table");
  await page.select("#plan-journey", "1");
  holds((await seen()).curve !== last.curve, "another journey, another curve");
  await quiet(page);
  await page.close();
});

test("without scripts it is one long page that has everything, and links work", async () => {
  const page = await open(browser, file("nl"), { script: false });
  const tree = await page.accessibility.snapshot({ interestingOnly: true });
  const regions = JSON.stringify(tree).match(/"role":"region"/g).length;
  const scripted = await open(browser, file("nl"));
  same(regions, (await pagesOf(scripted)).length, "pages that can be read");
  holds(!JSON.stringify(tree).includes('"role":"searchbox"'), "no field that does nothing");
  await scripted.close();
  await page.close();
});

// What axe says of the page that is shown; the others are taken away meanwhile, so that it does not look through them too.
async function accessible(contrast) {
  const main = document.querySelector("main"), pages = Array.from(main.children);
  main.replaceChildren(document.querySelector(".page.current"));
  document.querySelectorAll(".page.current details").forEach((one) => { one.open = true; });
  const result = await window.axe.run(document, { resultTypes: ["violations"], rules: { "color-contrast": { enabled: contrast } } });
  main.replaceChildren(...pages);
  return result.violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 160)} (${v.nodes.length}) ${(v.nodes[0].any[0] || {}).message || ""}`);
}

const SOME = /^(summary|map-|zoom-|touchpoint-|persona-|plan$|everything)/;
const MODES = [{ width: 1440 }, { width: 1440, dark: true }, { width: 390, height: 844 }];

test("axe finds nothing: light and dark, desktop and phone, a page of each kind", async () => {
  const found = [];
  for (const [name, modes] of [["small", MODES], ["odd", MODES.slice(2)], ["bare", MODES.slice(0, 1)]]) {
    for (const mode of modes) {
      const page = await open(browser, file(name), mode);
      const client = await page.createCDPSession();
      await client.send("Page.setBypassCSP", { enabled: true });
      await page.evaluate(axe);
      for (const id of await kindsOf(page)) {
        if ((mode !== MODES[0] || name !== "small") && !SOME.test(id)) continue; // the others are made of the same parts
        await turnTo(page, id);
        if (process.env.TIMES) console.log(`# ${name} ${id} ${Date.now() % 1000000}`);
        const violations = await page.evaluate(accessible, mode.width > 600);
        for (const one of violations) found.push(`${name} ${mode.width}${mode.dark ? " dark" : ""} #${id} ${one}`);
      }
      await page.close();
    }
  }
  same(found.slice(0, 12), [], `axe (${found.length})`);
});

test("on a phone a map is a column with the curve beside it, and nothing sticks out", async () => {
  const page = await open(browser, file("grid"), { width: 390, height: 844, hash: "#map-getting-a-heavier-grid-connection" });
  const seen = await page.evaluate(() => ({
    maps: Array.from(document.querySelectorAll(".page.current .sheet.has-column")).filter((one) => one.checkVisibility()).length,
    rows: Array.from(document.querySelectorAll(".page.current .column")).filter((one) => one.checkVisibility())[0].children.length,
    curves: document.querySelectorAll(".page.current .column .curve").length > 10,
  }));
  same(seen, { maps: 0, rows: 18, curves: true });
  for (const id of await kindsOf(page)) {
    await turnTo(page, id);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    holds(wide <= 390, `#${id} is ${wide} px wide`);
  }
  await page.close();
});

test("on paper each picture is an A4 page of its own, at its own size", async () => {
  const page = await open(browser, file("nl"));
  const figures = await page.evaluate(() => document.querySelectorAll("figure.sheet").length);
  await page.emulateMediaType("print");
  const widths = await page.evaluate(() => Array.from(document.querySelectorAll("figure.s842x595 .picture"), (one) => Math.round(one.getBoundingClientRect().width)));
  holds(widths.length > 5 && widths.every((w) => w === 1123 || w === 1122), "widths in print " + [...new Set(widths)]);
  await page.emulateMediaType(null);
  const pdf = path.join(folder, "nl.pdf");
  writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true, timeout: 60000 }));
  const info = execFileSync("pdfinfo", ["-f", "1", "-l", "999", pdf], { encoding: "utf8" });
  const sizes = [...info.matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+)/g)].map((m) => [Math.round(m[1]), Math.round(m[2])].join("x"));
  const pictures = sizes.filter((size) => size === "842x595").length;
  same(pictures, figures, "pages of pictures");
  holds(sizes.every((size) => size === "842x595" || size === "595x842"), "sizes " + [...new Set(sizes)]);
  await page.close();
});

test("60 pictures take at most 5 MB", async () => {
  for (const name of REPORTS) {
    const text = readFileSync(file(name), "utf8");
    const pictures = text.split('<svg class="picture"').length - 1;
    const most = Math.max(1, pictures / 60) * 5e6;
    holds(text.length <= most, `${name}: ${text.length} bytes with ${pictures} pictures`);
  }
});

test("screenshots at 390, 768 and 1440 px", async () => {
  for (const width of [390, 768, 1440]) {
    const page = await open(browser, file("grid"), { width, height: 900 });
    for (const id of ["summary", "ecosystem", "map-getting-a-heavier-grid-connection", "plan", "everything"]) {
      await turnTo(page, id);
      const shot = await page.screenshot({ path: path.join(folder, `grid-${id}-${width}.png`) });
      holds(shot.length > 10000, id + " is blank");
    }
    await page.close();
  }
});

let failed = 0;
browser = await launch();
for (const [i, one] of tests.entries()) {
  if (process.env.ONLY && !one.name.includes(process.env.ONLY)) continue;
  const start = Date.now();
  try {
    await one.run();
    console.log(`ok ${i + 1} - ${one.name}`);
  } catch (error) {
    failed++;
    console.log(`not ok ${i + 1} - ${one.name}\n#   ${String(error.message || error).replace(/\n/g, "\n#   ")}`);
  }
  if (process.env.TIMES) console.log(`# ${Date.now() - start} ms`);
}
console.log(`1..${tests.length}`);
await browser.close();
process.exit(failed ? 1 : 0);
