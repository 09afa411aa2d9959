// Rows of papers from the keyboard, and the sheet of keys on every page. What keys there are says partials/keys.html.
// Who types is never interrupted, and a page that asks a question has its own keys (keys.js).

const writing = "input:not([type='radio'], [type='checkbox']), textarea, select, [contenteditable]";
const rowParts = "main :is(.row-status, .row-choice)";

// Each row once: what holds a paper's menu or its box.
function paperRows() {
  const rows = [...document.querySelectorAll(rowParts)].map((part) => part.closest("li, th"));
  return [...new Set(rows)].filter((row) => row?.checkVisibility());
}

// The row that has the focus, else the one that had it last.
function currentRow() {
  const focused = document.activeElement?.closest("li, th");
  const rows = paperRows();
  return rows.find((row) => row === focused) ?? rows.find((row) => row.matches(".is-current-row"));
}

function goTo(row) {
  document.querySelector(".is-current-row")?.classList.remove("is-current-row");
  row.classList.add("is-current-row");
  row.querySelector("a[href]")?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function move(step) {
  const menu = document.activeElement?.closest("details.row-status[open]");
  if (menu) return moveInMenu(menu, step);
  const rows = paperRows();
  if (!rows.length) return false;
  const place = rows.indexOf(currentRow());
  const next = place < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, place + step));
  goTo(rows[next]);
  return true;
}

function moveInMenu(menu, step) {
  const buttons = [...menu.querySelectorAll("button, a")];
  const place = buttons.indexOf(document.activeElement) + step;
  buttons[Math.min(buttons.length - 1, Math.max(0, place))].focus();
  return true;
}

function openMenu() {
  const menu = currentRow()?.querySelector("details.row-status");
  if (!menu) return false;
  menu.open = true;
  menu.querySelector("button").focus();
  return true;
}

function boxOf(row) {
  const box = row?.querySelector(".row-choice");
  const toggle = document.querySelector(".selection-toggle > input");
  if (box && toggle && !toggle.checked) toggle.click();
  return box;
}

function tick() {
  const box = boxOf(currentRow());
  box?.click();
  return Boolean(box);
}

// With what is ticked where there are boxes; elsewhere the paper alone, and then back to here.
function addToList() {
  const button = document.querySelector("#chosen [data-row-key='l']");
  const box = boxOf(currentRow());
  if (!button || !box) return addAloneToList();
  box.checked = true;
  button.click();
  return true;
}

function addAloneToList() {
  const link = currentRow()?.querySelector(".row-status [data-row-key='l']");
  if (!link) return false;
  const next = encodeURIComponent(location.pathname + location.search);
  location.assign(`${link.href}&next=${next}`);
  return true;
}

function showKeys() {
  const sheet = document.getElementById("keys");
  if (!sheet || sheet.open) return false;
  sheet.showModal();
  return true;
}

const actions = {
  j: () => move(1),
  k: () => move(-1),
  m: openMenu,
  x: tick,
  l: addToList,
  "?": showKeys,
};

document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.closest?.("dialog") || target.matches?.(writing)) return;
  if (document.querySelector(".question-prompt-form")) return;
  const action = actions[event.key.toLowerCase()];
  if (action?.()) event.preventDefault();
});

// Each tick is kept at once, so that it outlives the page.
document.addEventListener("change", (event) => {
  const bar = document.querySelector("#chosen[hx-post]");
  if (bar && event.target.matches(".row-choice")) htmx.trigger(bar, "choose");
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-opens='keys']")) showKeys();
});
