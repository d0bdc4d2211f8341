"""Which addresses of a running site to look at, found by following its links from the first page of all.

A campaign has too many addresses to open each in a browser whenever something changes, so there are two choices:

* `Few`: two or three of every shape, each parameter of a view once.
* `Every`: each path without parameters, and beyond that each question that gives a view a parameter of a value it was
  not given before (of a parameter that may be any cell of a file, the first hundred values); not the product of all
  parameters. What the forms of a page can ask counts as a question. On request, of the subjects of a kind that has very
  many, those it comes by first and every fifth of the others.

Another language of a page is no other address.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from math import inf
from urllib.error import HTTPError
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit
from urllib.request import urlopen

from django.urls import resolve
from tests.pages import Page

PLAIN = 2  # addresses of a route without parameters; every parameter of a view is looked at once
AT_MOST = 160
VALUES = 100  # of one parameter of a view
ONE_IN = 5  # of the subjects of a kind that has very many
ALSO = ["figures/m/registration-rate/", "figures/m/signing-to-start/"]  # a rate and a duration are shown differently


@dataclass(slots=True)
class Found:
    """The addresses of a campaign: pages to look at, files to hand out, and links that lead nowhere."""

    pages: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Few:
    """Wants a few addresses of every shape: of a route, or, for a question, of its view with each parameter."""

    taken: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __call__(self, address: str) -> bool:
        """Tell whether to look at an address, and remember that it was looked at."""
        parts = urlsplit(address)
        match = resolve(parts.path)
        if parts.query:
            shapes = {(getattr(match.func, "__name__", match.route), name) for name, _ in parse_qsl(parts.query)}
        else:
            shapes = {(f"{match.route} {match.kwargs.get('kind', '')}", "")}
        is_wanted = any(self.taken[shape] < (1 if shape[1] else PLAIN + ("measure" in shape[0])) for shape in shapes)
        self.taken.update(shapes if is_wanted else ())
        return is_wanted


@dataclass(slots=True)
class Every:
    """Wants every path, and every question with a value that its view was not asked with before."""

    many: float = inf
    asked: defaultdict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    subjects: Counter[str] = field(default_factory=Counter)

    def __call__(self, address: str) -> bool:
        """Tell whether to look at an address, and remember what it asks."""
        parts = urlsplit(address)
        match = resolve(parts.path)
        if not parts.query:
            kind = match.kwargs["kind"] if match.url_name == "subject" else ""
            self.subjects[kind] += bool(kind)
            return self.subjects[kind] <= self.many or self.subjects[kind] % ONE_IN == 0
        view = f"{getattr(match.func, '__name__', match.route)} {match.kwargs.get('kind', '')}"
        fresh = [(self.asked[view, name], value) for name, value in parse_qsl(parts.query)]
        fresh = [(known, value) for known, value in fresh if value not in known and len(known) < VALUES]
        for known, value in fresh:
            known.add(value)
        return bool(fresh)


@dataclass(slots=True)
class Frontier:
    """What is still to be visited of a campaign, level by level: all that is one link away, then two, and so on."""

    slug: str
    wants: Callable[[str], bool]
    waiting: list[str] = field(default_factory=lambda: ["/"])
    seen: set[str] = field(default_factory=lambda: {"/"})

    def add(self, address: str, links: Iterable[str]) -> None:
        """Take up what an address links to within the site and the campaign."""
        for link in links:
            found = urldefrag(urljoin(address, link)).url
            if found not in self.seen and self._is_here(found):
                self.seen.add(found)
                self.waiting.append(found)

    def levels(self) -> Iterator[list[str]]:
        """Yield the addresses to visit next, for as long as visiting them brings others."""
        while self.waiting:
            level, self.waiting = self.waiting, []
            yield [address for address in level if self.wants(address)]

    def _is_here(self, address: str) -> bool:
        parts = urlsplit(address)
        is_elsewhere = parts.path.startswith("/c/") and not parts.path.startswith(f"/c/{self.slug}/")
        return not parts.netloc and not is_elsewhere and "lang" not in dict(parse_qsl(parts.query))


def walk(base: str, slug: str) -> Found:
    """Visit a few addresses of every shape of a campaign that is served at `base`."""
    found, frontier = Found(), Frontier(slug, Few())
    frontier.add(f"/c/{slug}/", ALSO)
    for level in frontier.levels():
        for address in level:
            if len(found.pages) + len(found.files) < AT_MOST:
                frontier.add(address, _visit(base + address, found))
    return found


def _visit(address: str, found: Found) -> Iterable[str]:
    try:
        with urlopen(address, timeout=20) as answer:
            is_page = answer.headers.get_content_type() == "text/html" and not answer.headers["Content-Disposition"]
            (found.pages if is_page else found.files).append(address)
            return Page(answer.read().decode()).links if is_page else []
    except HTTPError as error:
        found.broken.append(f"{error.code} {address}")
        return []
