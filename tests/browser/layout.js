// Evaluated in a page: returns what is wrong with its layout, one sentence each.
() => {
  const TOLERANCE = 2;
  const faults = [];

  const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const brief = (text) => text.replace(/\s+/g, " ").trim().slice(0, 40);
  const where = (element) =>
    element.tagName.toLowerCase() + [...element.classList].map((name) => `.${name}`).join("") + ` “${brief(element.textContent)}”`;

  /** Text that only a screen reader is meant to find. */
  const isAside = (element) =>
    !!element.closest(".visually-hidden, .skip, script, style, option, noscript") ||
    !!element.closest("thead")?.closest(".stack") && getComputedStyle(element.closest("thead")).position === "absolute";

  /** The box that an element can be scrolled sideways in, if any. */
  function scroller(element) {
    while (element && element !== document.body && !/auto|scroll/.test(getComputedStyle(element).overflowX)) element = element.parentElement;
    return element === document.body ? null : element;
  }

  /** One box for every line of every text, as high as its letters. */
  function lines() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || !isShown(parent) || isAside(parent)) continue;
      const size = parseFloat(getComputedStyle(parent).fontSize);
      const range = document.createRange();
      range.selectNodeContents(node);
      const scrolled = scroller(parent)?.getBoundingClientRect() ?? { left: -Infinity, right: Infinity };
      for (const box of range.getClientRects()) {
        const left = Math.max(box.left, scrolled.left);
        const right = Math.min(box.right, scrolled.right);
        const middle = (box.top + box.bottom) / 2;
        if (right - left >= 1) found.push({ node, parent, left, right, top: middle - size / 2, bottom: middle + size / 2 });
      }
    }
    return found;
  }

  function sideways() {
    if (document.scrollingElement.scrollWidth <= innerWidth + 1) return;
    const out = [...document.body.querySelectorAll("*")].filter(
      (element) => isShown(element) && element.getBoundingClientRect().right > innerWidth + 1 && !scroller(element.parentElement),
    );
    faults.push(`the page is ${document.scrollingElement.scrollWidth} wide: ${where(out.at(-1) ?? document.body)} sticks out`);
  }

  function clipped(all) {
    for (const line of all) {
      for (let box = line.parent; box && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box);
        const edge = box.getBoundingClientRect();
        const sideways = /hidden|clip/.test(style.overflowX) && (line.right > edge.right + TOLERANCE || line.left < edge.left - TOLERANCE);
        const down = /hidden|clip/.test(style.overflowY) && (line.bottom > edge.bottom + TOLERANCE || line.top < edge.top - TOLERANCE);
        if ((sideways || down) && !line.parent.closest("[title]")) faults.push(`${where(line.parent)} is cut off by ${where(box)}`);
        if (/auto|scroll/.test(style.overflowX + style.overflowY)) break;
      }
    }
  }

  function overlapping(all) {
    all.sort((one, other) => one.top - other.top);
    all.forEach((one, place) => {
      for (let next = place + 1; next < all.length && all[next].top < one.bottom - TOLERANCE; next++) {
        const other = all[next];
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - other.top;
        if (across > TOLERANCE && down > TOLERANCE && one.node !== other.node)
          faults.push(`${where(one.parent)} and ${where(other.parent)} overlap by ${Math.round(across)} × ${Math.round(down)}`);
      }
    });
  }

  /** A panel says something besides its heading, if only why it is empty. */
  function empty() {
    const HEADS = "h1, h2, h3, h4, h5, h6, summary, figcaption, caption, thead, legend, script";
    for (const panel of document.querySelectorAll("main section, main article, main figure, main table, main .panel, main .tier, main dl, main ul, main ol")) {
      if (!isShown(panel)) continue;
      const rest = panel.cloneNode(true);
      rest.querySelectorAll(HEADS).forEach((head) => head.remove());
      if (!rest.textContent.trim() && !rest.querySelector("canvas, svg, img, input, select, meter")) faults.push(`${where(panel)} is empty and does not say why`);
    }
  }

  /** A chart that is there has something drawn on it. */
  function blank() {
    for (const place of document.querySelectorAll("[data-chart]")) {
      const canvas = place.querySelector("canvas");
      const small = new OffscreenCanvas(40, 40).getContext("2d");
      if (canvas) small.drawImage(canvas, 0, 0, 40, 40);
      if (!small.getImageData(0, 0, 40, 40).data.some((value) => value)) faults.push(`the chart “${place.getAttribute("aria-label")}” is blank`);
    }
  }

  /** What a template or a script lets through when a value is missing. */
  function leaks(all) {
    const LEAK = /\{\{|\{%|\bNone\b|\bNaN\b|\bundefined\b|\[object |%\(\w+\)|\{[a-z_]+\}/;
    for (const { node } of all) if (LEAK.test(node.data)) faults.push(`“${brief(node.data)}” is not meant for readers`);
  }

  const all = lines();
  for (const look of [sideways, clipped, overlapping, empty, blank, leaks]) look(all);
  return [...new Set(faults)];
}
