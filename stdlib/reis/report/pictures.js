// A picture is one stop of the Tab key; the arrows go through what can be followed in it, Enter follows, Escape leaves.

function linksOf(pan) {
  const links = all("a[href]", pan), seen = new Set();
  return links.filter((link) => { // what leads to one place is one stop
    const href = link.getAttribute("href");
    return seen.has(href) ? false : seen.add(href);
  });
}

function move(pan, by) {
  const links = linksOf(pan), at = links.indexOf(document.activeElement);
  if (links.length > 0) links[(at + by + links.length + (at < 0 && by < 0 ? 1 : 0)) % links.length].focus();
}

tasks.push(() => {
  for (const pan of all(".pan")) {
    pan.addEventListener("keydown", (event) => {
      const inside = document.activeElement !== pan;
      if (event.key === "ArrowDown" || (inside && event.key === "ArrowRight")) move(pan, 1);
      else if (event.key === "ArrowUp" || (inside && event.key === "ArrowLeft")) move(pan, -1);
      else if (event.key === "Enter" && !inside) move(pan, 1);
      else if (event.key === "Escape" && inside) pan.focus();
      else return;
      event.preventDefault();
    });
  }
});
