// Words of a note that are selected get a small bar to mark them; a mark that is clicked shows what was said to it.
// Without scripts both are on the page too: “Mark a passage” and the list below each part.

const bar = document.querySelector("[data-highlight-bar]");
const body = document.querySelector(".note-body");
const gap = 8;
const beside = 120;
let card = null;
let opener = null;
// What was written to words that are not selected any more, by their place.
const drafts = new Map();

// The part of the note that holds the whole selection; none where it reaches into another.
function proseOf(range) {
  const start = range.startContainer.parentElement?.closest(".note-body .prose");
  const end = range.endContainer.parentElement?.closest(".note-body .prose");
  const isNote = start && !start.matches(".passage-comment");
  return isNote && start === end ? start : null;
}

function selectedRange() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return range.toString().trim() && proseOf(range) ? range : null;
}

function textBetween(from, offset, to, end) {
  const range = document.createRange();
  range.setStart(from, offset);
  range.setEnd(to, end);
  return range.toString();
}

function placeTaken() {
  const { part, before, exact, after } = bar.elements;
  return JSON.stringify([part.value, before.value, exact.value, after.value]);
}

// In the words of the server's form. What is written goes with its own words only.
function take(range) {
  const { comment } = bar.elements;
  drafts.set(placeTaken(), comment.value);
  const prose = proseOf(range);
  const before = textBetween(prose, 0, range.startContainer, range.startOffset);
  const after = textBetween(range.endContainer, range.endOffset, prose, prose.childNodes.length);
  bar.elements.part.value = prose.closest("section").id;
  bar.elements.exact.value = range.toString();
  bar.elements.before.value = before.slice(-beside);
  bar.elements.after.value = after.slice(0, beside);
  comment.value = drafts.get(placeTaken()) ?? "";
}

function placeBelow(element, rect) {
  const room = document.documentElement.clientWidth - element.offsetWidth - gap;
  const left = Math.max(gap, Math.min(rect.left, room));
  element.style.insetInlineStart = `${left + scrollX}px`;
  element.style.insetBlockStart = `${rect.bottom + scrollY + gap}px`;
}

function showWriting(isShown) {
  bar.querySelector("[data-highlight-writing]").hidden = !isShown;
  bar.querySelector("[data-highlight-write]").hidden = isShown;
}

function showBar(range) {
  take(range);
  showWriting(bar.elements.comment.value !== "");
  bar.hidden = false;
  placeBelow(bar, range.getBoundingClientRect());
}

function hideBar() {
  bar.hidden = true;
}

function look() {
  if (bar.contains(document.activeElement)) return;
  const range = selectedRange();
  if (range) showBar(range);
  else hideBar();
}

function write() {
  showWriting(true);
  bar.elements.comment.focus();
}

function closeCard() {
  card?.remove();
  card = null;
}

// Back to the mark: by the keyboard alone, since a click says itself where it wants to be.
function leaveCard() {
  closeCard();
  opener?.focus({ preventScroll: true });
}

function openCard(mark) {
  closeCard();
  const row = document.querySelector(`[data-passage-row="${CSS.escape(mark.dataset.passage)}"]`);
  if (!row) return;
  card = document.createElement("div");
  card.className = "highlight-card";
  card.tabIndex = -1;
  card.setAttribute("role", "group");
  card.setAttribute("aria-label", "What you marked");
  card.append(...[...row.children].map((part) => part.cloneNode(true)));
  document.body.append(card);
  placeBelow(card, mark.getBoundingClientRect());
  opener = document.getElementById(`passage-${mark.dataset.passage}`);
  card.focus({ preventScroll: true });
}

function press(event) {
  if (event.key === "Escape" && card) return leaveCard();
  if (event.key === "Escape" && !bar.hidden) return hideBar();
  if (event.target.matches?.("input, textarea, select")) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter" && event.target.matches?.(".passage")) return openCard(event.target);
  if (event.key.toLowerCase() !== "h" || document.querySelector("dialog[open]")) return;
  const range = selectedRange();
  if (!range) return;
  event.preventDefault();
  showBar(range);
  write();
}

if (bar && body) {
  for (const mark of body.querySelectorAll(".passage[id]")) mark.tabIndex = 0;
  document.addEventListener("pointerup", () => setTimeout(look));
  document.addEventListener("keyup", (event) => {
    if (event.shiftKey || event.key === "Shift") look();
  });
  document.addEventListener("keydown", press);
  document.addEventListener("click", (event) => {
    const mark = event.target.closest?.(".passage");
    if (mark && getSelection().isCollapsed && !event.target.closest("a")) openCard(mark);
    else if (card && !card.contains(event.target)) closeCard();
    if (event.target.closest("[data-highlight-write]")) write();
  });
}
