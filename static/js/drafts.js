// What was typed when an answer could not be sent, because the session or the connection was gone. It is kept in this
// tab alone, for an hour and for the same learner, and offered when the question is asked again.

const place = "octavo-draft";
const keptFor = 60 * 60 * 1000;

// A browser may refuse to keep anything.
function readDraft() {
  try {
    return JSON.parse(sessionStorage.getItem(place));
  } catch {
    return null;
  }
}

function dropDraft() {
  try {
    sessionStorage.removeItem(place);
  } catch { /* Then nothing was kept. */ }
}

function keepDraft(form) {
  const gaps = [...form.querySelectorAll("[name=gap]")];
  const fields = gaps.length ? gaps : [...form.querySelectorAll("[name=typed]")];
  const texts = fields.map((field) => field.value);
  if (!texts.some((text) => text.trim())) return;
  try {
    sessionStorage.setItem(place, JSON.stringify({ of: form.dataset.draft, texts, at: Date.now() }));
  } catch { /* Then it is lost, as it was before. */ }
}

function learnerOf(draft) {
  return draft.split(":")[0];
}

function offerDraft() {
  const form = document.querySelector("form[data-draft]");
  const draft = readDraft();
  if (!form || !draft) return;
  const isOld = Date.now() - draft.at > keptFor;
  if (isOld || learnerOf(draft.of) !== learnerOf(form.dataset.draft)) return dropDraft();
  const offer = form.querySelector(".draft");
  if (!offer || draft.of !== form.dataset.draft) return;
  offer.querySelector(".draft-text").textContent = draft.texts.filter(Boolean).join("; ");
  offer.hidden = false;
  document.getElementById("announcer").textContent = offer.querySelector("p").textContent;
}

function restoreDraft(form) {
  const fields = [...form.querySelectorAll("input.gap, textarea[name=typed]")];
  const { texts } = readDraft() ?? { texts: [] };
  for (const [number, field] of fields.entries()) {
    if (!texts[number]) continue;
    field.value = texts[number];
    field.dataset.begun = "";
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-draft-action]");
  if (!button) return;
  const { form } = button;
  if (button.dataset.draftAction === "restore") restoreDraft(form);
  dropDraft();
  form.querySelector(".draft").hidden = true;
  form.querySelector("input.gap, textarea[name=typed]").focus();
});

// No answer at all, a sign-in that is wanted first, a form out of date, a fault of the server: it was not taken.
document.addEventListener("htmx:afterRequest", (event) => {
  const { elt, xhr } = event.detail;
  if (!elt.matches("form[data-draft]")) return;
  const wantsSignIn = xhr.getResponseHeader("HX-Redirect") !== null;
  const wasTaken = xhr.status >= 200 && xhr.status < 400 && !wantsSignIn;
  const isAnswered = xhr.status === 409 || xhr.status === 410;
  if (!wasTaken && !isAnswered) keepDraft(elt);
  else if (readDraft()?.of === elt.dataset.draft) dropDraft();
});

document.addEventListener("htmx:afterSettle", offerDraft);
offerDraft();
