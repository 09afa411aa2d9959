// Marks in the table of contents where the reader is.

const links = new Map();
for (const link of document.querySelectorAll(".note-contents a[href^='#']")) {
  const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (section) links.set(section, link);
}

function mark() {
  let here = null;
  for (const section of links.keys()) {
    if (section.getBoundingClientRect().top <= innerHeight * 0.3) here = section;
  }
  for (const [section, link] of links) {
    if (section === here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

const observer = new IntersectionObserver(mark, { rootMargin: "-30% 0px -60%", threshold: [0, 1] });
for (const section of links.keys()) observer.observe(section);
mark();

// On a narrow page the contents lie over the note; who chose a section wants to read it.
for (const sheet of document.querySelectorAll(".contents-sheet")) {
  sheet.addEventListener("click", (event) => {
    if (event.target.closest("a")) sheet.open = false;
  });
}
