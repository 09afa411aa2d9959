// The order of a list: Alt with an arrow on an entry, or dragging it by its number. Without scripts each entry has a
// menu with the same moves. The version that was seen goes along; who comes second gets the page as it stands now.

const list = document.querySelector("[data-entries]");
const announcer = document.getElementById("announcer");
let isWaiting = false;

for (const number of document.querySelectorAll("[data-without-script]")) number.hidden = true;

function entries() {
  return [...list.children];
}

function firstPlace() {
  return list.start;
}

function placeOf(entry) {
  return firstPlace() + entries().indexOf(entry);
}

// Everything on an entry that tells its place, or depends on it.
function number(entry, place) {
  for (const shown of entry.querySelectorAll("[data-place]")) shown.textContent = place;
  entry.querySelector(".entry-to-place input[name=place]").value = place;
  for (const button of entry.querySelectorAll("[data-step]")) button.value = place + Number(button.dataset.step);
}

function numberAll() {
  entries().forEach((entry, index) => number(entry, firstPlace() + index));
}

function keepVersion(version) {
  for (const field of list.querySelectorAll("[data-version]")) field.value = version;
}

function formOf(entry, place) {
  const form = entry.querySelector(".entry-to-place");
  const values = new FormData(form);
  values.set("place", place);
  return values;
}

// What the server has is right: whatever went wrong, the page is loaded again and says what.
async function send(entry, place) {
  isWaiting = true;
  try {
    const answer = await fetch(entry.dataset.move, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: formOf(entry, place),
    });
    if (!answer.ok) {
      location.reload();
      return;
    }
    const { version } = await answer.json();
    keepVersion(version);
    numberAll();
    announcer.textContent = `Place ${place}.`;
  } catch {
    location.reload();
  } finally {
    isWaiting = false;
  }
}

function swapWith(entry, neighbour, step) {
  if (step < 0) neighbour.before(entry);
  else neighbour.after(entry);
}

// Over the edge of a page the form goes, and leads to the page on which the entry stands then.
function moveOverEdge(entry, step) {
  const button = entry.querySelector(`[data-step="${step}"]`);
  button?.form.requestSubmit(button);
}

function moveBy(entry, step) {
  const neighbour = step < 0 ? entry.previousElementSibling : entry.nextElementSibling;
  if (!neighbour) {
    moveOverEdge(entry, step);
    return;
  }
  const focused = document.activeElement;
  swapWith(entry, neighbour, step);
  focused.focus({ preventScroll: true });
  entry.scrollIntoView({ block: "nearest" });
  send(entry, placeOf(entry));
}

const steps = { ArrowUp: -1, ArrowDown: 1 };

list?.addEventListener("keydown", (event) => {
  const step = steps[event.key];
  const entry = event.target.closest("[data-entry]");
  if (!step || !event.altKey || event.ctrlKey || event.metaKey || !entry) return;
  event.preventDefault();
  if (!isWaiting) moveBy(entry, step);
});

// Dragging: the entry goes where the pointer is, past the middle of its neighbours.
function follow(entry, y) {
  for (const other of entries()) {
    if (other === entry) continue;
    const { top, bottom } = other.getBoundingClientRect();
    if (y < top || y > bottom) continue;
    const isBehind = entry.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (isBehind && y > (top + bottom) / 2) other.after(entry);
    if (!isBehind && y < (top + bottom) / 2) other.before(entry);
    return;
  }
}

const EDGE = 60;

function scrollAtEdge(y) {
  if (y < EDGE) scrollBy(0, -EDGE / 4);
  else if (y > innerHeight - EDGE) scrollBy(0, EDGE / 4);
}

list?.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest(".entry-handle");
  if (!handle || event.button !== 0 || isWaiting) return;
  const entry = handle.closest("[data-entry]");
  const before = placeOf(entry);
  const next = entry.nextElementSibling;
  event.preventDefault();
  handle.focus({ preventScroll: true });
  entry.classList.add("is-moving");

  const move = (moved) => {
    follow(entry, moved.clientY);
    scrollAtEdge(moved.clientY);
  };
  const stop = (ended) => {
    removeEventListener("pointermove", move);
    entry.classList.remove("is-moving");
    if (ended.type === "pointercancel") list.insertBefore(entry, next);
    handle.focus({ preventScroll: true });
    const place = placeOf(entry);
    if (place !== before) send(entry, place);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", stop, { once: true });
  addEventListener("pointercancel", stop, { once: true });
});
