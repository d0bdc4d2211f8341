"""The tags and texts of a web page (HTML § 13.2), told forward only: nothing is searched twice, however broken."""

import re
from html import unescape
from typing import Protocol

_NAME = re.compile(r"</?([A-Za-z][\w:-]*)")
_END = re.compile(r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_ANY_END = re.compile(r"[^>]*+>")
"""Where a tag ends; and where it ends in a page in which a quotation mark is never closed."""
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))|([\w:-]+)""")
_MAX_TAG = 10_000
_BLANK = re.compile(r"[ \t\r\n\f]+")
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
"""Elements whose text holds no tags, with how they end."""


class Handler(Protocol):
    """What is told of a page, in small letters."""

    def start(self, name: str, tag: str) -> None:
        """A tag begins an element; what follows its name is as written, for `attributes`."""

    def end(self, name: str) -> None:
        """A tag ends an element; it need not have begun."""

    def text(self, data: str) -> None:
        """Text between tags, its white space run together."""


def tell(page: str, handler: Handler) -> None:
    """Tell the handler of a page."""
    at, ends = 0, _END
    while (begin := page.find("<", at)) >= 0:
        handler.text(_text(page[at:begin]))
        if page.startswith("<!--", begin):
            at = _after(page, "-->", begin)
        elif page.startswith(("<!", "<?"), begin):
            at = _after(page, ">", begin)
        elif not (found := _NAME.match(page, begin)):
            handler.text("<")
            at = begin + 1
        else:
            end = ends.match(page, found.end())
            if not end:
                ends = _ANY_END
                end = ends.match(page, found.end())
            at = end.end() if end else len(page)
            at = _tell_tag(handler, page, found, at)
    handler.text(_text(page[at:]))


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a tag by their names in small letters; one without a value has an empty one.

    What is past the length of any sensible tag is not looked at.
    """
    return {
        (name or alone).lower(): unescape(double or single or bare)
        for name, double, single, bare, alone in _ATTRIBUTE.findall(tag, 0, _MAX_TAG)
    }


def _tell_tag(handler: Handler, page: str, found: re.Match[str], end: int) -> int:
    """Tell a tag and return where to go on."""
    name = found[1].lower()
    if page[found.start() + 1] == "/":
        handler.end(name)
        return end
    handler.start(name, page[found.end() : end - 1])
    if name not in _RAW:
        return end
    closing = _RAW[name].search(page, end)
    return closing.start() if closing else len(page)


def _text(source: str) -> str:
    return unescape(_BLANK.sub(" ", source))


def _after(page: str, mark: str, begin: int) -> int:
    found = page.find(mark, begin)
    return found + len(mark) if found >= 0 else len(page)
