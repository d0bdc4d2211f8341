// @ts-check
// While a project is typed, those of the ledger that it may be are shown above the form.

const DELAY = 400; // milliseconds without a key
const FIELDS = ["name", "investor", "amount", "unit"];
const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-near]"));
const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.entry-form"));

let waiting = 0;
let asked = new AbortController();

async function show() {
  if (!place || !form) return;
  asked.abort();
  asked = new AbortController();
  const typed = new FormData(form);
  const query = new URLSearchParams(FIELDS.map((name) => [name, String(typed.get(name) ?? "")]));
  try {
    const answer = await fetch(`${place.dataset.near}?${query}`, { signal: asked.signal });
    if (answer.ok) place.innerHTML = await answer.text();
  } catch {
    // Another key was typed meanwhile, or the server is away: the form works without.
  }
}

form?.addEventListener("input", () => {
  window.clearTimeout(waiting);
  waiting = window.setTimeout(show, DELAY);
});
