// Ticking key points suggests a rating: data-ratings says which, for none, one, two… of them. The learner decides.

function suggest(list) {
  const tickedCount = list.querySelectorAll(":checked").length;
  const suggested = list.dataset.ratings.split(" ")[tickedCount];
  for (const button of list.form.querySelectorAll("button[name=rating]")) {
    const isSuggested = button.value === suggested;
    button.classList.toggle("button-main", isSuggested);
    if (!isSuggested) {
      button.removeAttribute("aria-describedby");
      continue;
    }
    button.setAttribute("aria-describedby", "suggestion");
    document.getElementById("suggestion").textContent = `${button.dataset.label} would fit; you decide.`;
  }
}

document.addEventListener("change", (event) => {
  const list = event.target.closest("fieldset[data-ratings]");
  if (list) suggest(list);
});
