// Search of the manual: every word typed has to occur in a section; titles weigh more than text. Needs no network.
"use strict";
(() => {
  const field = document.getElementById("search");
  const list = document.getElementById("found");
  const MOST = 20;
  const fold = (s) => s.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const sections = (window.SECTIONS || []).map(([page, id, title, heading, text]) =>
    ({ page, id, title, heading, text, inTitle: fold(title), inHeading: fold(heading), inText: fold(text) }));

  // How well a section fits the words: 0 where one of them is missing.
  const worth = (section, words) => {
    let sum = 0;
    for (const word of words) {
      const one = (section.inHeading.includes(word) ? 8 : 0) + (section.inTitle.includes(word) ? 4 : 0) + (section.inText.includes(word) ? 1 : 0);
      if (one === 0) return 0;
      sum += one;
    }
    return sum;
  };

  const excerpt = (section, word) => {
    const at = section.inText.indexOf(word);
    return at < 0 ? section.text.slice(0, 80) : section.text.slice(Math.max(0, at - 25), at + 60);
  };

  const show = () => {
    const words = fold(field.value).split(/\s+/).filter((word) => word !== "");
    list.replaceChildren();
    list.hidden = words.length === 0;
    if (words.length === 0) return;
    const found = sections.map((section) => [worth(section, words), section]).filter(([sum]) => sum > 0).sort((a, b) => b[0] - a[0]);
    for (const [, section] of found.slice(0, MOST)) {
      const item = document.createElement("li"), link = document.createElement("a"), small = document.createElement("small");
      link.href = section.page + ".html" + (section.id ? "#" + section.id : "");
      link.textContent = section.heading === section.title ? section.title : section.title + ": " + section.heading;
      small.textContent = excerpt(section, words[0]);
      item.append(link, small);
      list.append(item);
    }
    if (found.length === 0) list.append(Object.assign(document.createElement("li"), { textContent: "nothing found" }));
  };

  field.addEventListener("input", show);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== field) {
      event.preventDefault();
      field.focus();
    }
  });
})();
