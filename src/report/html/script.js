"use strict";
// Without this script everything can be read; with it, the document can be seen as a reader sees it, and
// findings and their boxes know each other.
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const all = (within, selector) => [...within.querySelectorAll(selector)];
  document.documentElement.classList.add("js");

  /** Marks a finding and its boxes; takes the mark from all others. */
  function mark(finding) {
    for (const element of all(document, ".current")) {
      element.classList.remove("current");
      element.removeAttribute("aria-current");
    }
    const own = document.getElementById(finding);
    for (const element of [own, ...boxesOf(finding)]) {
      element?.classList.add("current");
    }
    own?.setAttribute("aria-current", "true");
  }

  function boxesOf(finding) {
    return all(document, "[data-finding]").filter((box) => box.dataset.finding === finding);
  }

  /** The finding that an element is, or belongs to. */
  function findingOf(element) {
    const own = element?.closest?.(".finding, [data-finding]");
    return own ? own.dataset.finding ?? own.id : null;
  }

  function follow(hash) {
    const target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    const finding = findingOf(target);
    if (!finding) return;
    mark(finding);
    target.focus?.({ preventScroll: true });
  }

  /** Shows a file as a person sees it, or as a reader does. */
  function see(file, reader) {
    for (const part of all(file, "[data-reader]")) {
      part.toggleAttribute("hidden", part.dataset.reader !== reader);
    }
    const reading = all(file, ".reading").find((one) => one.dataset.reader === reader);
    if (reading) reading.open = true;
    for (const piece of all(file, "[data-fates]")) {
      const fate = piece.dataset.fates[Number(reader)];
      if (fate && fate !== "k") piece.dataset.fate = fate;
      else delete piece.dataset.fate;
    }
    file.dataset.seen = reader;
    file.querySelector(".told").textContent = told(file, reading, reader);
    drawTrail(file);
  }

  function told(file, reading, reader) {
    if (reader === "person") return "Findings are boxed and numbered.";
    const lost = reading?.querySelector(".lost")?.textContent;
    const harm = [["changed", "Changed"], ["misplaced", "Given to another entry"]].map(([fate, words]) => {
      const count = reading?.querySelectorAll(`mark.${fate}`).length;
      return count ? ` ${words}: ${count}.` : "";
    }).join("");
    const covered = all(file, `.damage[data-reader="${reader}"] .lost, [data-fate="l"]`).length > 0;
    return (lost ?? "Every field is in it.") + harm + (covered ? " Grey: text that it does not get." : "");
  }

  /** The way of a reader through a document without pages: down each stretch, and on to the next. */
  function drawTrail(file) {
    const outline = file.querySelector(".outline");
    if (!outline) return;
    outline.querySelector(".trail")?.remove();
    const reader = file.dataset.seen;
    if (reader === "person") return;
    const origin = outline.getBoundingClientRect();
    const flows = flowsOf(outline, reader, origin);
    const trail = document.createElementNS(SVG, "svg");
    trail.setAttribute("class", "trail");
    trail.setAttribute("aria-hidden", "true");
    let last = null;
    for (const points of flows) {
      const [first] = points;
      if (last) {
        const side = Math.min(last.x, first.x) - 14;
        const bend = `M${last.x} ${last.y}C${side} ${last.y} ${side} ${first.y} ${first.x - 6} ${first.y}`;
        draw(trail, bend, "jump").setAttribute("marker-end", "url(#arrow)");
      }
      draw(trail, "M" + points.map(({ x, y }) => `${x} ${y}`).join("L"), "spine");
      last = points.at(-1);
    }
    outline.append(trail);
  }

  /** Points at the paragraphs that a reader gets, stretch by stretch, in the order of its stops. */
  function flowsOf(outline, reader, origin) {
    const flows = [];
    let points = null;
    for (const paragraph of all(outline, ".paragraph")) {
      const stop = paragraph.querySelector(`:scope > .stop[data-reader="${reader}"]`);
      if (stop) {
        points = [];
        flows.push({ number: Number(stop.textContent), points });
      }
      if (!points || !isRead(paragraph)) continue;
      const { left, top, height } = paragraph.getBoundingClientRect();
      const x = Math.round(left - origin.left - 11);
      points.push({ x, y: Math.round(top - origin.top + Math.min(12, height / 2)) });
    }
    flows.sort((a, b) => a.number - b.number);
    return flows.map((flow) => upright(flow.points)).filter((points) => points.length);
  }

  /** One line down beside all paragraphs of a stretch. */
  function upright(points) {
    const x = Math.min(...points.map((point) => point.x));
    return points.map(({ y }) => ({ x, y }));
  }

  function isRead(paragraph) {
    const letters = (elements) => elements.reduce((sum, one) => sum + one.textContent.trim().length, 0);
    const marks = letters(all(paragraph, ".stop, .tag"));
    return letters([paragraph]) - marks > letters(all(paragraph, '[data-fate="l"]'));
  }

  function draw(svg, d, name) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    path.setAttribute("class", name);
    svg.append(path);
    return path;
  }

  for (const file of all(document, ".file")) {
    const select = file.querySelector(".switch select");
    if (!select) continue;
    select.addEventListener("change", () => see(file, select.value));
    see(file, select.value);
    const outline = file.querySelector(".outline");
    if (outline) new ResizeObserver(() => drawTrail(file)).observe(outline);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a");
    const hash = link?.getAttribute("href") ?? "";
    if (hash.startsWith("#")) follow(hash);
  });
  addEventListener("hashchange", () => follow(location.hash));
  follow(location.hash);

  for (const [type, near] of [["mouseover", true], ["mouseout", false]]) {
    document.addEventListener(type, (event) => {
      const finding = event.target.closest?.(".finding");
      if (finding) boxesOf(finding.id).forEach((box) => box.classList.toggle("near", near));
    });
  }
})();
