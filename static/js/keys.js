// Questions from the keyboard. Whatever a key does is written on the element: data-key="1", "space", "u".
// Keys never fire while one types in a field, except Ctrl+Enter (or Cmd+Enter), which goes on.

const names = { " ": "space", Enter: "enter" };
const fields = "input:not([type='radio'], [type='checkbox']), textarea, select, [contenteditable]";

function press(key) {
  const target = [...document.querySelectorAll(`main [data-key~="${CSS.escape(key)}"]`)].find(
    (element) => !element.disabled && element.offsetParent !== null,
  );
  if (!target) return false;
  target.focus({ preventScroll: true });
  target.click();
  return true;
}

function help(open) {
  const dialog = document.getElementById("keys");
  if (!dialog) return false;
  if (open) dialog.showModal();
  else dialog.close();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  const target = event.target;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    if (press("enter")) event.preventDefault();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest("dialog") || target.matches(fields)) return;
  const key = names[event.key] ?? event.key.toLowerCase();
  // Space and Enter belong to the button, link, box or summary that has the focus.
  const isOwnKey = (key === "space" || key === "enter") && target.closest("a, button, summary, input");
  const isEnterInBox = key === "enter" && target.matches("input");
  if (isOwnKey && !isEnterInBox) return;
  // Enter in a box would send the form by its first button: only what has that key on it does.
  if ((key === "?" ? help(true) : press(key)) || isEnterInBox) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) help(opener.dataset.opens === "keys");
  else if (event.target.closest("[data-closes]")) help(false);
});
