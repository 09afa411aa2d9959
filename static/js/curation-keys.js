// The curation pages from the keyboard: "?" shows what keys there are (admin/partials/keys.html), "/" leads to the
// search box of a list. Who types is never interrupted.

const writing = "input:not([type='radio'], [type='checkbox']), textarea, select, [contenteditable]";

function showKeys() {
  const sheet = document.getElementById("keys");
  if (sheet.open) return false;
  sheet.showModal();
  return true;
}

function goToSearch() {
  const box = document.getElementById("searchbar");
  box?.focus();
  box?.select();
  return Boolean(box);
}

const actions = { "?": showKeys, "/": goToSearch };

document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.closest?.("dialog") || target.matches?.(writing)) return;
  if (actions[event.key]?.()) event.preventDefault();
});

for (const opener of document.querySelectorAll("[data-opens='keys']")) {
  opener.hidden = false;
  opener.addEventListener("click", showKeys);
}
