// @ts-check
// Draws every chart of a page: `<div data-chart="id">` beside `<script type="application/json" id="id">` with options.
// Options are data only (no functions), so that the page needs neither inline scripts nor evaluation.

import * as echarts from "../vendor/echarts.js";

const INK = "#1d3557";
const COLOURS = ["#1f4e79", "#b3261e", "#b07d2b", "#3c7a6a", "#6d7f95", "#7b4b7a", "#8a9a5b", "#c0694e"];
const CALM = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** What every chart has in common; a chart's own options win. */
function base() {
  const font = getComputedStyle(document.body).fontFamily;
  return {
    color: COLOURS,
    animation: !CALM,
    animationDuration: 300,
    aria: { enabled: true },
    textStyle: { fontFamily: font, color: INK },
    grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
  };
}

/**
 * A tooltip drawn on the canvas: one made of HTML would carry inline styles.
 * @param {any} tooltip
 */
function onCanvas(tooltip) {
  return { ...tooltip, renderMode: "richText" };
}

/**
 * Fetches the map that a chart names, from this site only.
 * @param {any} options
 */
async function withMap(options) {
  const { mapUrl, ...rest } = options;
  if (/^\/(?!\/)/.test(mapUrl ?? "")) {
    const answer = await fetch(mapUrl);
    echarts.registerMap("campaign", await answer.json());
  }
  return rest;
}

/** @param {HTMLElement} place */
async function draw(place) {
  const source = document.getElementById(place.dataset.chart ?? "");
  if (!source?.textContent) return;
  const options = await withMap(JSON.parse(source.textContent));
  const locale = document.documentElement.lang === "en" ? "EN" : "ZH";
  const chart = echarts.init(place, null, { renderer: "canvas", locale });
  const legend = options.legend && { top: 0, ...options.legend };
  chart.setOption({ ...base(), ...options, legend, tooltip: onCanvas(options.tooltip ?? {}) });
  chart.on("click", (/** @type {any} */ event) => {
    if (/^\/(?!\/)/.test(event.data?.href ?? "")) location.assign(event.data.href); // this site's pages only
  });
  new ResizeObserver(() => chart.resize()).observe(place);
  window.addEventListener("beforeprint", () => chart.resize());
}

for (const place of document.querySelectorAll("[data-chart]")) draw(/** @type {HTMLElement} */ (place));
