"""Which addresses of a running site to look at: found by following its links, a few of every shape."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit
from urllib.request import urlopen

from django.urls import resolve

PLAIN = 2  # addresses of a route without parameters; every parameter of a view is looked at once
AT_MOST = 160
ALSO = ["figures/m/registration-rate/", "figures/m/signing-to-start/"]  # a rate and a duration are shown differently


@dataclass(slots=True)
class Found:
    """The addresses of a campaign: pages to look at, files to hand out, and links that lead nowhere."""

    pages: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


class Links(HTMLParser):
    """Collects where the links of a page lead."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for name, value in attributes if name == "href" and value]


def shapes_of(address: str) -> set[tuple[str, str]]:
    """Return what is worth seeing about an address: its route, or, for a question, its view with each parameter.

    Raises: Http404 for an address that the site does not have.
    """
    parts = urlsplit(address)
    match = resolve(parts.path)
    if parts.query:
        return {(getattr(match.func, "__name__", match.route), name) for name, _ in parse_qsl(parts.query)}
    return {(f"{match.route} {match.kwargs.get('kind', '')}", "")}


def walk(base: str, slug: str) -> Found:
    """Follow the links of a campaign breadth-first from the site's first page, a few addresses of every shape."""
    found, seen, taken = Found(), {base + "/"}, Counter()
    waiting = deque([base + "/", *(f"{base}/c/{slug}/{path}" for path in ALSO)])
    while waiting and len(found.pages) + len(found.files) < AT_MOST:
        address = waiting.popleft()
        shapes = shapes_of(address)
        if any(taken[shape] < (1 if shape[1] else PLAIN + ("measure" in shape[0])) for shape in shapes):
            taken.update(shapes)
            fresh = [link for link in _visit(address, found) if _is_wanted(link, base, slug) and link not in seen]
            seen.update(fresh)
            waiting.extend(dict.fromkeys(fresh))
    return found


def _visit(address: str, found: Found) -> Iterable[str]:
    try:
        with urlopen(address, timeout=20) as answer:
            is_page = answer.headers.get_content_type() == "text/html" and not answer.headers["Content-Disposition"]
            (found.pages if is_page else found.files).append(address)
            return list(_links(answer.read().decode(), address)) if is_page else []
    except HTTPError as error:
        found.broken.append(f"{error.code} {address}")
        return []


def _links(page: str, address: str) -> Iterator[str]:
    links = Links()
    links.feed(page)
    return (urldefrag(urljoin(address, link)).url for link in links.found)


def _is_wanted(link: str, base: str, slug: str) -> bool:
    parts = urlsplit(link)
    is_elsewhere = parts.path.startswith("/c/") and not parts.path.startswith(f"/c/{slug}/")
    is_language = "lang" in dict(parse_qsl(parts.query))
    return link.startswith(base + "/") and not is_elsewhere and not is_language
