// Writing a note: its preview stands in a shadow root, so that it looks as on the site and not as on the curation
// pages; Ctrl+S saves.

const pane = document.querySelector("[data-preview-pane]");

function themeOf(page) {
  const { theme } = page.dataset;
  return theme && theme !== "auto" ? theme : "system";
}

function openSheet() {
  const root = pane.querySelector(".preview-host").attachShadow({ mode: "open" });
  root.append(pane.querySelector("template").content.cloneNode(true));
  return root.querySelector(".preview-sheet");
}

function followTheme(sheet) {
  const page = document.documentElement;
  const follow = () => { sheet.dataset.theme = themeOf(page); };
  new MutationObserver(follow).observe(page, { attributeFilter: ["data-theme"] });
  follow();
}

if (pane) {
  const sheet = openSheet();
  followTheme(sheet);
  pane.hidden = false;
  pane.addEventListener("htmx:afterSwap", () => {
    const note = pane.querySelector(".preview-told .preview-note");
    if (!note) return;
    sheet.replaceChildren(...note.childNodes);
    note.remove();
  });
}

// What is being written is what is looked at.
function kindOf(field) {
  const row = field.closest(".inline-related");
  return row?.querySelector("[name$=-kind]")?.value ?? field.dataset.kind ?? field.name;
}

document.addEventListener("focusin", ({ target }) => {
  if (!pane?.open || !target.matches("textarea")) return;
  const { shadowRoot } = pane.querySelector(".preview-host");
  const section = shadowRoot.getElementById(kindOf(target).replace("_it_matters", ""));
  const isBeside = getComputedStyle(pane).position === "sticky";
  if (section && isBeside) pane.scrollTop += section.getBoundingClientRect().top - pane.getBoundingClientRect().top - 16;
});

// A link of the preview leads away from what is written: it opens beside it.
document.addEventListener("click", (event) => {
  const link = event.composedPath().find((node) => node.localName === "a");
  if (link?.closest(".preview-sheet")) link.target = "_blank";
});

for (const element of document.querySelectorAll("[data-without-script]")) element.hidden = true;

// The answer to this is a page, with both texts side by side.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-plain-submit]");
  if (!button) return;
  event.preventDefault();
  button.form.submit();
});

document.addEventListener("keydown", (event) => {
  const isSave = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s";
  if (!isSave) return;
  const button = document.querySelector("[name=_continue], [data-save]");
  if (!button) return;
  event.preventDefault();
  button.click();
});
