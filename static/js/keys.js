// Questions from the keyboard. What a key does is written on the element: data-key="1", "space", "u", "shift+1".
// Who types is never interrupted: where there is a field for the answer, letters belong to it.
// Escape leaves an empty field, and then they are keys.

const names = { " ": "space", Enter: "enter" };
const otherFields = "input:not([type='radio'], [type='checkbox']), textarea, select, [contenteditable]";
// What stands for a letter while an accent or another script is being put together.
const composing = ["Dead", "Process", "Unidentified"];

function answerFields() {
  return [...document.querySelectorAll(".question-prompt-form :is(textarea, input.gap)")];
}

function hasBegun(fields) {
  return fields.some((field) => field.value !== "" || "begun" in field.dataset);
}

// What a menu holds has its keys also while the menu is closed.
function canBePressed(element) {
  const isShown = element.offsetParent !== null || element.closest("details.menu") !== null;
  return isShown && !element.disabled;
}

function press(key) {
  const target = [...document.querySelectorAll(`main [data-key~="${CSS.escape(key)}"]`)].find(canBePressed);
  if (!target) return false;
  target.focus({ preventScroll: true });
  target.click();
  return true;
}

function help(open) {
  const dialog = document.getElementById("keys");
  if (!dialog) return false;
  if (open && !dialog.open) dialog.showModal();
  else if (!open) dialog.close();
  return true;
}

// What lies beside the question goes, and the question has the focus again.
function emptyAside() {
  const aside = document.getElementById("question-aside");
  if (!aside?.hasChildNodes()) return false;
  aside.replaceChildren();
  document.getElementById("question-prompt-title").focus({ preventScroll: true });
  return true;
}

// The row of digits counts by its place: on some keyboards its digits are behind Shift.
function nameOf(event) {
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  if (digit) return event.shiftKey ? `shift+${digit}` : digit;
  return names[event.key] ?? event.key.toLowerCase();
}

function isLetter(event) {
  return event.key.length === 1 || composing.includes(event.key);
}

// An answer begins neither with a space nor with a question mark: in an empty field they are keys.
function pressInField(event, fields) {
  const { key, target } = event;
  if (key === "Escape") return leaveField(target);
  if (key === "Enter" && target.matches(".gap")) return goOn(target, fields);
  if (hasBegun(fields)) return false;
  if (key === "?") return help(true);
  return key in names && press(names[key]);
}

function leaveField(field) {
  field.form.dataset.letters = "keys";
  document.getElementById("question-prompt-title").focus({ preventScroll: true });
  return true;
}

function goOn(gap, gaps) {
  const next = gaps[gaps.indexOf(gap) + 1];
  if (!next) return press("enter");
  next.focus();
  next.select();
  return true;
}

// Letters that are typed beside the field, or before it had the focus, go into it.
function pressBesideField(event, fields) {
  const [first] = fields;
  const begun = hasBegun(fields);
  const lettersAreKeys = first.form.dataset.letters === "keys" && !begun;
  if (event.key === "Enter") return press("enter");
  if (!isLetter(event)) return false;
  if (event.key === " " && !begun) return press("space");
  if (event.key === "?" && !begun) return help(true);
  if (lettersAreKeys && press(nameOf(event))) return true;
  const last = fields.findLast((field) => field.value !== "");
  (last ?? first).focus();
  return false;
}

function pressWithoutField(event) {
  if (event.key === "?") return help(true);
  // Enter in a box would send the form by its first button: only what has that key on it does.
  const isEnterInBox = event.key === "Enter" && event.target.matches("input");
  return press(nameOf(event)) || isEnterInBox;
}

function pressCommand(event, fields) {
  if (event.key === "Enter") return press("enter");
  const isUndo = event.key.toLowerCase() === "z" && !event.shiftKey && !event.altKey;
  return isUndo && !hasBegun(fields) && press("u");
}

// Space and Enter belong to the button, link, box or summary that has the focus.
function isOwnKey(event) {
  if (!(event.key in names)) return false;
  const isEnterInBox = event.key === "Enter" && event.target.matches("input");
  return !isEnterInBox && event.target.closest("a, button, summary, input") !== null;
}

function answerKey(event) {
  const { target } = event;
  const fields = answerFields();
  const isInField = fields.includes(target);
  if (target.closest("dialog")) return false;
  if (event.key === "Escape" && !isInField && emptyAside()) return true;
  if (target.matches(otherFields) && !isInField) return false;
  if (event.ctrlKey || event.metaKey) return pressCommand(event, fields);
  if (event.altKey) return false;
  if (isInField) return pressInField(event, fields);
  if (isOwnKey(event)) return false;
  return fields.length ? pressBesideField(event, fields) : pressWithoutField(event);
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  if (answerKey(event)) event.preventDefault();
});

document.addEventListener("input", (event) => {
  if (answerFields().includes(event.target)) event.target.dataset.begun = "";
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-empties]")) emptyAside();
  const menu = event.target.closest("a")?.closest("details.question-tools");
  if (menu) menu.open = false;
  const opener = event.target.closest("[data-opens]");
  if (opener) help(opener.dataset.opens === "keys");
  else if (event.target.closest("[data-closes]")) help(false);
});
