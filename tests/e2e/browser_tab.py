"""One reader's tab of the browser; it notes every fault that nobody would see."""

import re
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Locator, Page, Request, expect

SERIOUS = ("serious", "critical")
# Two frames on, a change of size or colours has reached every element.
SETTLED = """async () => {
  for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
  const finished = document.getAnimations().map((animation) => animation.finished);
  await Promise.allSettled(finished);
}"""
OVERHANG = """() => {
  const root = document.documentElement;
  return root.scrollWidth - root.clientWidth;
}"""
# Where the words of the page's heading begin, in pixels.
HEADING_STARTS = """() => {
  const starts = [];
  for (const heading of document.querySelectorAll("h1")) {
    if (!heading.checkVisibility()) continue;
    const words = document.createRange();
    words.selectNodeContents(heading);
    starts.push(Math.round(words.getBoundingClientRect().left));
  }
  return starts;
}"""
# A part of the page that is being asked for or exchanged.
UNSETTLED = ".htmx-request, .htmx-swapping, .htmx-settling"
STATUS = re.compile(r"the server responded with a status of (\d+)")


class BrowserTab:
    """A page of the browser.

    `faults` holds what went wrong so far: what the console says, what scripts throw,
    requests to other hosts.
    """

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.faults: list[str] = []
        self.expected: set[str] = set()
        page.on("console", self.note_console)
        page.on("pageerror", lambda error: self.faults.append(f"{self.place}: {error}"))
        page.on("request", self.note_request)

    @property
    def place(self) -> str:
        """Path and query of where the reader is."""
        return self.page.url.removeprefix(self.url)

    def note_console(self, message: ConsoleMessage) -> None:
        answered = STATUS.search(message.text)
        is_expected = answered and answered[1] in self.expected
        if message.type in ("error", "warning") and not is_expected:
            self.faults.append(f"{self.place}: {message.type}: {message.text}")

    def note_request(self, request: Request) -> None:
        asked = urlsplit(request.url)
        is_inline = asked.scheme in ("data", "blob")
        is_own = asked.netloc == urlsplit(self.url).netloc
        if not is_inline and not is_own:
            self.faults.append(f"{self.place}: asked {request.url}")

    def expects(self, *statuses: int) -> None:
        """The browser's console may say that the server answered so.

        For tests whose purpose is a request that is refused.
        """
        self.expected |= {str(status) for status in statuses}

    def open(self, address: str) -> Page:
        self.page.goto(address)
        return self.page

    def goes_back(self) -> None:
        """The browser's own Back.

        Where only the address had changed, the page loads itself anew.
        """
        with self.page.expect_event("load"):
            self.page.evaluate("history.back()")

    def press(self, *keys: str) -> None:
        """One after the other, each when the page hears it."""
        for key in keys:
            self.is_settled()
            self.page.keyboard.press(key)

    def press_on(self, locator: Locator, key: str = "Enter") -> None:
        self.is_settled()
        locator.focus()
        expect(locator).to_be_focused()
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Into what has the focus, when the page hears it."""
        self.is_settled()
        self.page.keyboard.type(text)

    def press_tab_to(self, locator: Locator, most: int = 80) -> None:
        """By keyboard alone; no page has more stops than these."""
        for _ in range(most):
            self.press("Tab")
            if locator.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError("never reached by the keyboard")

    def follow_by_keyboard(self, locator: Locator) -> None:
        self.press_tab_to(locator)
        self.press("Enter")

    def button(self, name: str, **options: object) -> Locator:
        return self.page.get_by_role("button", name=name, **options)

    def link(self, name: str, **options: object) -> Locator:
        return self.page.get_by_role("link", name=name, **options)

    def heading(self, name: str | re.Pattern) -> Locator:
        return self.page.get_by_role("heading", name=name)

    def fill(self, label: str, text: str, **options: object) -> None:
        self.page.get_by_label(label, **options).fill(text)

    def check(self, label: str) -> None:
        self.page.get_by_label(label).check()

    def select(self, label: str, value: str) -> None:
        self.page.get_by_label(label).select_option(value)

    def sees_heading(self, name: str) -> None:
        expect(self.heading(name)).to_be_visible()
        self.is_loaded()

    def sees(self, text: str) -> None:
        expect(self.page.locator("main")).to_contain_text(text)
        self.is_loaded()

    def waits_until(self, condition: str) -> None:
        """Up to twenty seconds.

        Asked from outside, since the site's policy lets no script make code of a text.
        """
        for _ in range(200):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"never: {condition}")

    def stands_at(self, place: str) -> None:
        expect(self.page).to_have_url(re.compile(re.escape(self.url) + place + "$"))
        self.is_loaded()

    def is_loaded(self) -> None:
        """Its scripts have run: keys that are pressed now are heard."""
        self.page.wait_for_load_state()

    def is_settled(self) -> None:
        """It is loaded, and an exchanged part of it has its scripts and the focus."""
        self.is_loaded()
        expect(self.page.locator(UNSETTLED)).to_have_count(0)

    def accessibility_faults(self, *rules: str) -> list[str]:
        """What axe finds serious or critical, by these rules or by all.

        Only what it still finds a moment later.
        """
        if not self.page.evaluate("Boolean(window.axe)"):
            self.page.evaluate(Axe().axe_script)
        if not self.run_axe(*rules):
            return []
        self.page.wait_for_timeout(500)
        return self.run_axe(*rules)

    def run_axe(self, *rules: str) -> list[str]:
        # `preload` would fetch every style sheet anew,
        # for a rule that is about turned phones.
        options = {"resultTypes": ["violations"], "preload": False}
        if rules:
            options["runOnly"] = list(rules)
        self.page.evaluate(SETTLED)
        violations = self.page.evaluate(
            "async options => (await axe.run(document, options)).violations", options
        )
        serious = [
            violation for violation in violations if violation["impact"] in SERIOUS
        ]
        return [f"{violation['id']}: {places(violation)}" for violation in serious]

    def overhang(self) -> int:
        """By how many pixels the page scrolls sideways."""
        return self.page.evaluate(OVERHANG)

    def heading_starts(self) -> list[int]:
        return self.page.evaluate(HEADING_STARTS)

    def is_accessible(self) -> None:
        assert self.accessibility_faults() == []
        assert self.overhang() == 0


def places(violation: dict) -> str:
    return ", ".join(str(node["target"][0]) for node in violation["nodes"][:3])
