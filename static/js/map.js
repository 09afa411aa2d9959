// The map: opens on its most linked paper, is drawn closer and further away, has an overview of itself,
// and shows the lines of the paper that one looks at. Without it the map is scrolled as any wide picture.

const frame = document.querySelector(".map-frame");
const scroller = frame?.querySelector(".map-scroll");
const drawing = frame?.querySelector(".map-drawing");
const overview = frame?.querySelector(".map-overview");
const tools = document.querySelector(".map-tools");
const step = 1.25;
const largest = 2.5;
const wheel = { "+": "in", "=": "in", "-": "out", 0: "all" };

const full = drawing && { width: drawing.viewBox.baseVal.width, height: drawing.viewBox.baseVal.height };
let scale = 1;

function smallest() {
  return Math.min(1, scroller.clientWidth / full.width);
}

// What stands in the middle stays there.
function draw(wanted) {
  const middle = {
    x: (scroller.scrollLeft + scroller.clientWidth / 2) / scale,
    y: (scroller.scrollTop + scroller.clientHeight / 2) / scale,
  };
  scale = Math.min(largest, Math.max(smallest(), wanted));
  drawing.setAttribute("width", full.width * scale);
  drawing.setAttribute("height", full.height * scale);
  show(middle);
}

function show({ x, y }) {
  scroller.scrollLeft = x * scale - scroller.clientWidth / 2;
  scroller.scrollTop = y * scale - scroller.clientHeight / 2;
}

function zoom(how) {
  if (how === "in") draw(scale * step);
  else if (how === "out") draw(scale / step);
  else draw(smallest());
}

// Bands keep their names in sight.
function follow() {
  const left = scroller.scrollLeft / scale;
  for (const name of drawing.querySelectorAll(".map-band")) name.setAttribute("x", left);
  const seen = overview.querySelector("rect");
  seen.setAttribute("x", left);
  seen.setAttribute("y", scroller.scrollTop / scale);
  seen.setAttribute("width", scroller.clientWidth / scale);
  seen.setAttribute("height", scroller.clientHeight / scale);
  const isWhole = scroller.scrollWidth <= scroller.clientWidth && scroller.scrollHeight <= scroller.clientHeight;
  overview.toggleAttribute("hidden", isWhole);
}

// One finger moves the map as it moves any page; two draw it closer or further away, and not the whole page.
let apart = 0;

function pinch(event) {
  if (event.touches.length !== 2) return;
  if (event.cancelable) event.preventDefault();
  const [one, other] = event.touches;
  const distance = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
  if (apart) draw((scale * distance) / apart);
  apart = distance;
  follow();
}

function pointAt(event) {
  const area = overview.getBoundingClientRect();
  show({
    x: ((event.clientX - area.left) / area.width) * full.width,
    y: ((event.clientY - area.top) / area.height) * full.height,
  });
}

function light(box) {
  for (const line of drawing.querySelectorAll(".map-line.is-lit")) line.classList.remove("is-lit");
  drawing.classList.toggle("is-looked-at", Boolean(box));
  if (!box) return;
  const slug = CSS.escape(box.dataset.slug);
  const own = drawing.querySelectorAll(`[data-earlier="${slug}"], [data-later="${slug}"]`);
  for (const line of own) line.classList.add("is-lit");
}

function start() {
  scroller.tabIndex = 0;
  scroller.setAttribute("role", "region");
  scroller.setAttribute("aria-label", `${drawing.getAttribute("aria-label")}, to be moved with the arrow keys`);
  tools.hidden = false;
  overview.setAttribute("viewBox", `0 0 ${full.width} ${full.height}`);
  show({ x: Number(drawing.dataset.centreX), y: Number(drawing.dataset.centreY) });
  follow();

  scroller.addEventListener("scroll", follow, { passive: true });
  new ResizeObserver(follow).observe(scroller);
  tools.addEventListener("click", (event) => {
    const how = event.target.closest("[data-zoom]")?.dataset.zoom;
    if (how) zoom(how);
  });
  scroller.addEventListener("keydown", (event) => {
    const how = wheel[event.key];
    if (!how || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    zoom(how);
    follow();
  });
  scroller.addEventListener("touchmove", pinch, { passive: false });
  for (const kind of ["touchstart", "touchend", "touchcancel"]) {
    scroller.addEventListener(kind, () => (apart = 0), { passive: true });
  }
  overview.addEventListener("pointerdown", (event) => {
    overview.setPointerCapture(event.pointerId);
    pointAt(event);
  });
  overview.addEventListener("pointermove", (event) => {
    if (overview.hasPointerCapture(event.pointerId)) pointAt(event);
  });
  for (const kind of ["pointerover", "focusin"]) {
    drawing.addEventListener(kind, (event) => light(event.target.closest(".map-chip")));
  }
  drawing.addEventListener("pointerleave", () => light(null));
  drawing.addEventListener("focusout", () => light(null));
}

if (drawing) start();
