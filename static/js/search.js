// The key "/" puts the cursor into the search box, as long as nobody is writing anywhere.

function isWriting(element) {
  return element.isContentEditable || /^(?:input|textarea|select)$/i.test(element.tagName);
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  const box = [...document.querySelectorAll("input[data-search]")].find((input) => input.checkVisibility());
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// While one types, a newer search replaces the one under way. htmx would write that to the console as an error.
document.addEventListener("htmx:beforeSend", (event) => {
  if (event.target.matches(".search-form")) event.detail.error = null;
});

// Going on typing is one step of the browser's Back, not one for each pause.
const wordsOf = (address) => new URL(address, location.origin).searchParams.get("q") ?? "";

document.addEventListener("htmx:beforeHistoryUpdate", (event) => {
  const { history, requestConfig } = event.detail;
  const [before, now] = [wordsOf(location.href), wordsOf(history.path)];
  if (!requestConfig.elt.matches(".search-form") || !before) return;
  if (now.startsWith(before) || before.startsWith(now)) history.type = "replace";
});

// Without an answer nothing stands below the words: what another search found is not what this one finds.
function takeAwayResults(event) {
  if (event.detail.requestConfig.elt.matches(".search-form")) document.getElementById("results").replaceChildren();
}

document.addEventListener("htmx:sendError", takeAwayResults);
document.addEventListener("htmx:responseError", takeAwayResults);
