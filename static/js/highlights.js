// Words of a note that are selected get a small bar to mark them; a mark that is clicked shows what was said to it.
// Without scripts both are on the page too: “Mark a passage” and the list below each part.

const bar = document.querySelector("[data-highlight-bar]");
const body = document.querySelector(".note-body");
const gap = 8;
const beside = 120;
let card = null;
let opener = null;

// The part of the note that holds the whole selection; none where it reaches into another.
function proseOf(range) {
  const start = range.startContainer.parentElement?.closest(".note-body .prose");
  const end = range.endContainer.parentElement?.closest(".note-body .prose");
  return start && start === end ? start : null;
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

// In the words of the server's form.
function take(range) {
  const prose = proseOf(range);
  const before = textBetween(prose, 0, range.startContainer, range.startOffset);
  const after = textBetween(range.endContainer, range.endOffset, prose, prose.childNodes.length);
  bar.elements.part.value = prose.closest("section").id;
  bar.elements.exact.value = range.toString();
  bar.elements.before.value = before.slice(-beside);
  bar.elements.after.value = after.slice(0, beside);
}

function placeBelow(element, rect) {
  const room = document.documentElement.clientWidth - element.offsetWidth - gap;
  const left = Math.max(gap, Math.min(rect.left, room));
  element.style.insetInlineStart = `${left + scrollX}px`;
  element.style.insetBlockStart = `${rect.bottom + scrollY + gap}px`;
}

function showBar(range) {
  take(range);
  bar.querySelector("[data-highlight-writing]").hidden = true;
  bar.querySelector("[data-highlight-write]").hidden = false;
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
  bar.querySelector("[data-highlight-writing]").hidden = false;
  bar.querySelector("[data-highlight-write]").hidden = true;
  bar.elements.comment.focus();
}

function closeCard() {
  card?.remove();
  card = null;
  opener?.focus({ preventScroll: true });
  opener = null;
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
  if (event.key === "Escape" && card) return closeCard();
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
