// Suggestions below a search box while one types: a combobox with a list that the server writes.
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
// In the head of a page nothing is chosen before an arrow is pressed, so that Enter searches as ever. In the box that
// Ctrl+K opens the first suggestion is, since there one says what to do.

const PAUSE = 120;

class QuickSearch {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[name=q]");
    this.list = form.querySelector("[role=listbox]");
    this.status = form.querySelector("[data-quick-status]");
    this.dialog = form.closest("dialog");
    this.active = null;
    this.isWaiting = false;
    this.choosesWhenReady = false;
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-controls", this.list.id);
    this.input.setAttribute("aria-expanded", "false");
    this.input.addEventListener("input", () => this.askSoon());
    this.input.addEventListener("keydown", (event) => this.press(event));
    form.addEventListener("focusout", (event) => this.leave(event));
    // The box keeps the focus while one points at a suggestion.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  askSoon() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.isWaiting = true;
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const text = this.input.value.trim();
    if (text === "" && !this.dialog) {
      this.isWaiting = false;
      this.close();
      return;
    }
    const address = new URL(this.form.dataset.quickSearch, location.href);
    address.searchParams.set("q", text);
    address.searchParams.set("at", location.pathname);
    this.request = new AbortController();
    const { signal } = this.request;
    try {
      const response = await fetch(address, { signal, headers: { "HX-Request": "true" } });
      const html = response.ok ? await response.text() : "";
      this.show(html);
    } catch {
      // A newer question replaced this one, or the server is away: Enter still searches.
      if (!signal.aborted) this.show("");
    }
  }

  show(html) {
    this.isWaiting = false;
    this.list.innerHTML = html;
    const options = this.options;
    options.forEach((option, number) => {
      option.id = `${this.list.id}-${number}`;
    });
    this.setOpen(options.length > 0);
    this.activate(this.dialog ? options[0] : null);
    this.say(options.length);
    if (this.choosesWhenReady) this.chooseOrSearch();
  }

  say(count) {
    if (count === 0) this.status.textContent = "No suggestions";
    else this.status.textContent = count === 1 ? "One suggestion" : `${count} suggestions`;
  }

  setOpen(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) this.activate(null);
  }

  close() {
    this.setOpen(false);
    this.status.textContent = "";
  }

  activate(option) {
    this.active?.setAttribute("aria-selected", "false");
    this.active = option ?? null;
    if (!this.active) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    this.active.setAttribute("aria-selected", "true");
    this.input.setAttribute("aria-activedescendant", this.active.id);
    this.active.scrollIntoView({ block: "nearest" });
  }

  move(step) {
    const options = this.options;
    if (options.length === 0) return;
    this.setOpen(true);
    const place = options.indexOf(this.active);
    const from = place === -1 && step < 0 ? 0 : place;
    this.activate(options[(from + step + options.length) % options.length]);
  }

  press(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") this.move(1);
    else if (event.key === "ArrowUp") this.move(-1);
    else if (event.key === "Enter") return this.enter(event);
    else if (event.key === "Escape") return this.escape(event);
    else return;
    event.preventDefault();
  }

  enter(event) {
    if (this.dialog && this.isWaiting) {
      event.preventDefault();
      this.choosesWhenReady = true;
    } else if (this.active) {
      event.preventDefault();
      this.chooseOrSearch();
    }
  }

  chooseOrSearch() {
    this.choosesWhenReady = false;
    if (this.active) this.active.click();
    else this.form.requestSubmit();
  }

  escape(event) {
    if (this.dialog) {
      event.preventDefault();
      this.dialog.close();
    } else if (!this.list.hidden) {
      event.preventDefault();
      this.close();
    }
  }

  leave(event) {
    if (!this.dialog && !this.form.contains(event.relatedTarget)) this.close();
  }
}

// A thing to do that is a button on another page: its form is fetched from there and sent from here.
async function pressOnPage(option) {
  try {
    const response = await fetch(option.href);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const form = document.adoptNode(page.getElementById(option.dataset.presses).form);
    form.hidden = true;
    document.body.append(form);
    form.requestSubmit(document.getElementById(option.dataset.presses));
  } catch {
    location.href = option.href;
  }
}

document.addEventListener("click", (event) => {
  const option = event.target.closest("[data-presses]");
  if (!option) return;
  event.preventDefault();
  pressOnPage(option);
});

for (const form of document.querySelectorAll("form[data-quick-search]")) {
  form.quickSearch = new QuickSearch(form);
}

// Ctrl+K, or Cmd+K, opens the box with things to do, and closes it.
const dialog = document.getElementById("quick-search");

function openDialog() {
  const form = dialog.querySelector("form");
  dialog.showModal();
  form.quickSearch.input.select();
  form.quickSearch.ask();
}

document.addEventListener("keydown", (event) => {
  const isCommand = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!dialog || !isCommand || event.key.toLowerCase() !== "k") return;
  event.preventDefault();
  if (dialog.open) dialog.close();
  else openDialog();
});

dialog?.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
