"""Looking at one page as a browser shows it: everything that is wrong with it, and how fast it came."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Page, Response

HERE = Path(__file__).parent
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
LAYOUT = (HERE / "layout.js").read_text(encoding="utf-8")
ACCESS = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"], preload: false });
  const grave = found.violations.filter((one) => ["serious", "critical"].includes(one.impact));
  return grave.map((one) => `${one.id}: ${one.help}: ${one.nodes.length} ×, first ${one.nodes[0].html.slice(0, 200)} `
    + one.nodes[0].failureSummary.replace(/\\s+/g, " ").slice(0, 200));
}"""
DRAWN = "[...document.querySelectorAll('[data-chart]')].every((place) => place.querySelector('canvas'))"
SPEED = """() => new Promise((tell) => {
  const done = (shown) => tell([shown, performance.getEntriesByType("navigation")[0].loadEventEnd]);
  const watch = new PerformanceObserver((seen) => done(seen.getEntries().at(-1).startTime));
  watch.observe({ type: "paint", buffered: true });
  setTimeout(() => done(0), 500);
})"""
PATIENCE = 20_000


@dataclass(slots=True)
class Look:
    """What one look at a page found: its faults, and after how many milliseconds it showed and was complete."""

    name: str
    faults: list[str] = field(default_factory=list)
    shown: float = 0
    complete: float = 0


class Eye:
    """A window of one width that looks at page after page."""

    def __init__(self, browser: Browser, width: int, home: str) -> None:
        size = {"width": width, "height": 900}
        self.context: BrowserContext = browser.new_context(viewport=size, reduced_motion="reduce")
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.width, self.home, self._complaints = width, home, []
        self.page.on("console", lambda said: self._complain(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self._complain(str(error)))
        self.page.on("requestfailed", lambda asked: self._complain(f"{asked.url}: {asked.failure}"))
        self.page.on("request", lambda asked: self._notice(asked.url))
        self._axe = AXE.read_text(encoding="utf-8")

    def look(self, address: str, *, judge: bool = True) -> Look:
        """Open the address and return what is wrong with what is shown; to judge its accessibility takes longest."""
        look = Look(f"{self.width:>4} {unquote(address.removeprefix(self.home))}")
        self._complaints = look.faults
        try:
            answer = self.page.goto(address, wait_until="load")
            look.faults += _answered(answer)
            look.shown, look.complete = self.page.evaluate(SPEED)
            look.faults += self._seen()
            if judge:
                look.faults += self._judged()
        except Error as error:
            look.faults.append(f"the browser gave up: {error.message.splitlines()[0]}")
        return look

    def _seen(self) -> list[str]:
        self.page.wait_for_function(DRAWN)
        return self.page.evaluate(LAYOUT)

    def _judged(self) -> list[str]:
        self.page.evaluate(self._axe)
        return self.page.evaluate(ACCESS)

    def _complain(self, text: str) -> None:
        self._complaints.append(f"the console says: {text}")

    def _notice(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.hostname != "127.0.0.1":
            self._complaints.append(f"asks elsewhere for {url}")


def _answered(answer: Response | None) -> Iterator[str]:
    if answer is None or answer.status != 200:
        yield f"answers {answer and answer.status}"
    elif "default-src 'self'" not in answer.headers.get("content-security-policy", ""):
        yield "has no strict content security policy"


def report(looks: list[Look]) -> str:
    """Say all faults, each once, with the pages it is on: what many pages share is one fault."""
    places: dict[str, list[str]] = {}
    for look in looks:
        for fault in look.faults:
            places.setdefault(fault, []).append(look.name)
    told = [
        f"{fault}\n    on {len(names)} of the pages: {'; '.join(names[:3])}"
        for fault, names in sorted(places.items(), key=lambda item: -len(item[1]))
    ]
    return "\n".join([f"{len(told)} faults on {len(looks)} pages", *told])
