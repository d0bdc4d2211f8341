// @ts-check
// The menus of the header open without any script; with one they also close on Escape and on a click elsewhere.

/** @type {NodeListOf<HTMLDetailsElement>} */
const MENUS = document.querySelectorAll("header details");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of MENUS) {
    if (menu.open && menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
    menu.open = false;
  }
});

document.addEventListener("click", (event) => {
  for (const menu of MENUS) {
    if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
  }
});
