// @ts-check
// Single keys press the buttons and links that name them. Nothing is pressed while somebody types, or with a modifier.

const TYPED_IN = "input, textarea, select, [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target instanceof Element && event.target.closest(TYPED_IN)) return;
  const pressed = document.querySelector(`[data-press="${CSS.escape(event.key)}"]`);
  if (pressed instanceof HTMLElement) pressed.click();
});
