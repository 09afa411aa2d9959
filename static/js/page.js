// What every page needs once scripts run: menus that close, focus that follows a swap, failures that are said.

const messages = document.getElementById("messages");
const announcer = document.getElementById("announcer");

// What only works with scripts is hidden until they run.
function showHidden() {
  for (const element of document.querySelectorAll("[data-needs-script]")) element.hidden = false;
}

showHidden();
document.addEventListener("htmx:afterSettle", showHidden);

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu !== except) menu.open = false;
  }
}

document.addEventListener("click", (event) => {
  closeMenus(event.target.closest("details.menu"));
});

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details.menu[open]");
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

function say(text, kind = "error") {
  const message = document.createElement("p");
  message.className = `message message-${kind}`;
  message.textContent = text;
  message.dataset.said = "";
  messages?.replaceChildren(message);
  message.scrollIntoView({ block: "nearest" });
}

// What scrolls sideways on a narrow page can be reached by the keyboard.
const wideThings = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
const wideCandidates = "figure.figure, math:not([display='block'])";
for (const thing of document.querySelectorAll(wideCandidates)) wideThings.observe(thing);

// Answers that carry a sentence for the reader are shown, whatever their status says.
document.addEventListener("htmx:beforeSwap", (event) => {
  if ([409, 410, 422, 429].includes(event.detail.xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// Filters that say nothing stay out of the address: empty fields, and lists that stand at their first choice.
document.addEventListener("htmx:configRequest", (event) => {
  const { verb, parameters, elt } = event.detail;
  if (verb !== "get") return;
  for (const [name, value] of [...Object.entries(parameters)]) {
    if (value === "" || elt.elements?.[name]?.selectedIndex === 0) delete parameters[name];
  }
});

// Where the new thing begins. A field in which one may type or only think comes first where there is a keyboard;
// on a phone its keyboard would hide half of what is to be read.
function startOf(part) {
  const field = matchMedia("(hover: hover)").matches ? part?.querySelector?.("[data-focus-by-keys]") : null;
  if (field) return field;
  return part?.matches?.("[data-focus]") ? part : part?.querySelector?.("[data-focus]");
}

// What has a title of its own names the tab and the entry of the browser's history.
function followTitle(part) {
  const titled = part?.matches?.("[data-title]") ? part : part?.querySelector?.("[data-title]");
  if (titled) document.title = titled.dataset.title.replace(/\s+/g, " ").trim();
}

// Who was quicker than this and has begun to type there is left where they are. A box without a value says "on".
function isTypedInto(part) {
  const fields = [...(part?.querySelectorAll?.("input, textarea") ?? [])];
  return fields.some((field) => field.value !== field.defaultValue && !/^(checkbox|radio)$/.test(field.type));
}

// htmx would set the focus by `autofocus` after us once more, under the fingers of who types.
document.addEventListener("htmx:afterSwap", (event) => {
  for (const field of event.detail.elt?.querySelectorAll?.("[autofocus]") ?? []) field.removeAttribute("autofocus");
});

// After a swap the keyboard and the screen reader stand there. Before it is settled htmx has not looked at what came,
// and a key pressed there would send the page away; so the settling has no delay (templates/base.html), and between
// the swap and the focus no letter is lost.
document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.detail.elt;
  followTitle(part);
  const news = part?.querySelector?.("[data-announce]");
  if (news && announcer) announcer.textContent = news.textContent;
  if (part?.matches?.("details.menu")) part.querySelector("summary").focus();
  const start = startOf(part);
  if (!start || isTypedInto(part)) return;
  start.focus({ preventScroll: true });
  part.scrollIntoView({ block: "nearest" });
  if (part.getBoundingClientRect().top < 0) part.scrollIntoView({ block: "start" });
});

const isQuestion = (event) => event.detail.requestConfig?.verb === "get";

// A request that went out may have arrived: whether it was stored, only the server can say.
document.addEventListener("htmx:sendError", (event) => {
  if (isQuestion(event)) {
    say("The server did not answer. Look at your connection and try again.");
    return;
  }
  say(
    "The server did not answer, so it is open whether that was saved."
    + " Look at your connection, then load the page again: it shows what is stored.",
  );
});

document.addEventListener("htmx:responseError", (event) => {
  const load = isQuestion(event) ? "Load the page again" : "Load the page again, which shows what is stored,";
  say(`That did not work. ${load} and try once more; if it happens again, tell whoever runs this site.`);
});

// A failure that was said is over with the next answer.
document.addEventListener("htmx:afterSwap", () => {
  messages?.querySelector("[data-said]")?.remove();
});

// A passkey that was cancelled or refused is no fault of the page: say it, and leave the other ways open.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  say(
    "The passkey was not used: it was cancelled, or this device has none for this site."
    + " You can try again or go another way.",
  );
});

// While a form is sent and answered, its own words say so; who comes back to the page finds it as it was.
document.addEventListener("submit", (event) => {
  const place = event.target.querySelector("[data-while-sent]");
  const said = event.target.querySelector("[data-said-while-sent]");
  if (place && said && !event.defaultPrevented) place.replaceChildren(said.content.cloneNode(true));
});

addEventListener("pageshow", () => {
  for (const place of document.querySelectorAll("[data-while-sent]")) place.replaceChildren();
});
