// New remarks are asked for every half minute at most, and only while somebody looks at the page.

const everyMilliseconds = 30 * 1000;
const place = document.querySelector("[data-looks-for-newer]");
let lookedAt = Date.now();

function look() {
  const passed = Date.now() - lookedAt;
  if (document.hidden || passed < everyMilliseconds) return;
  lookedAt = Date.now();
  window.htmx.trigger(place, "look");
}

if (place) {
  setInterval(look, everyMilliseconds);
  document.addEventListener("visibilitychange", look);
}
