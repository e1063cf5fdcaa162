// The report's own script; it builds with the DOM only, so that no text is ever taken for markup. The files are one script,
// in the order of html.lua: each adds what it has to do to `tasks`, which run once the document is there.
"use strict";

const root = document.documentElement;
const tasks = [];
let words = {};

// An element with properties and children: make("a", { href: "#x" }, "text", child). A key with a dash, or "role", is an attribute.
function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties || {})) {
    if (key.includes("-") || key === "role" || key === "for") element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children);
  return element;
}

function all(selector, within) {
  return Array.from((within || document).querySelectorAll(selector));
}

// The key of a key event where it is meant for the report, not for a field that is being filled or for the browser.
function freeKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  const typing = event.target.closest && event.target.closest("input, select, textarea");
  return typing ? null : event.key;
}

root.classList.add("js");
document.addEventListener("DOMContentLoaded", () => {
  words = JSON.parse(document.getElementById("words").textContent);
  document.querySelector(".tools").hidden = false;
  for (const task of tasks) task();
});
window.addEventListener("error", () => root.classList.remove("js")); // then it is one long page, and all of it is there
