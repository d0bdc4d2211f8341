"""A page as its source has it: ids, links, what its forms can ask, and everything that is wrong with it.

A panel says something besides its heading, if only why it is empty; what a browser would hide is held to the same.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from urllib.parse import urlencode

TOKEN = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:[^>\"]|\"[^\"]*\")*)>|([^<]+)")
ATTRIBUTE = re.compile(r"([\w:-]+)(?:\s*=\s*\"([^\"]*)\")?")
LEAK = re.compile(r"\{\{|\{%|\bNone\b|\bNaN\b|\bundefined\b|\[object |%\(\w+\)|\{[a-z_]+\}", re.ASCII)
MISSING = re.compile(r"（\s*）|“\s*”|《\s*》|，，|、、|。。|[，、；：]。|。[，：；]")
KEY = re.compile(r"[a-z]{2,}(?:[-_][a-z0-9]+)*")
HANDLER = re.compile(r"on[a-z]+")
ELSEWHERE = re.compile(r"(?:[a-z]+:)?//", re.IGNORECASE)

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
PANELS = {"section", "article", "figure", "table", "tbody", "details", "dl", "ul", "ol"}
HEADS = {"h1", "h2", "h3", "h4", "h5", "h6", "summary", "figcaption", "caption", "thead", "legend", "script"}
CONTROLS = {"canvas", "svg", "img", "input", "select", "textarea", "meter", "progress"}
NAMED = {"title", "a", "button", "label", "option", "th", "dt", "dd", "li"} | HEADS - {"script"}
FETCHED = {"src", "srcset", "data", "poster", "action", "formaction"}
TOLD = {"title", "aria-label", "alt", "placeholder", "label", "data-label", "content"}
POINTERS = {"for", "aria-labelledby", "aria-describedby", "aria-controls", "list", "form"}


@dataclass(slots=True)
class Element:
    """An element that is open: whether it has said anything yet, and whether its words are as printed elsewhere."""

    tag: str
    told: dict[str, str]
    is_as_printed: bool
    says: bool = False

    @property
    def is_panel(self) -> bool:
        """Tell whether it has to say something."""
        return self.tag in PANELS or not {"panel", "tier"}.isdisjoint(self.told.get("class", "").split())

    def __str__(self) -> str:
        marks = "".join(f".{name}" for name in self.told.get("class", "").split())
        return f"<{self.tag}{marks}{'#' + self.told['id'] if 'id' in self.told else ''}>"


class Page:
    """A page, read once from its first character to its last."""

    def __init__(self, source: str) -> None:
        self.ids: list[str] = []
        self.links: list[str] = []
        self.questions: list[str] = []
        self._found: list[str] = []
        self._pointed: list[str] = []
        self._open: list[Element] = []
        self._text: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._is_chinese = True
        for closes, tag, attributes, text in TOKEN.findall(source):
            if text:
                self._say(text)
            elif closes:
                self._close(tag.lower())
            else:
                self._begin(tag.lower(), attributes)
        self._found += [f"{element} is not closed" for element in self._open]

    @cached_property
    def faults(self) -> list[str]:
        """Everything that is wrong, one sentence each."""
        doubled = [f"the id {name} is there {n} times" for name, n in Counter(self.ids).items() if n > 1]
        lost = [f"nothing has the id {name}" for name in {*self._pointed} - {*self.ids} - {""}]
        once = [f"{self._counts[tag]} × {tag}" for tag in ("html", "title", "h1", "main") if self._counts[tag] != 1]
        return list(dict.fromkeys([*self._found, *doubled, *lost, *once]))

    def _begin(self, tag: str, attributes: str) -> None:
        told = {name.lower(): unescape(value) for name, value in ATTRIBUTE.findall(attributes)} if attributes else {}
        above = self._open[-1] if self._open else None
        as_printed = bool(above and above.is_as_printed) or told.get("translate") == "no" or tag in ("code", "script")
        element = Element(tag, told, as_printed)
        self._counts[tag] += 1
        if told:
            self._judge(element)
        self._note(element)
        if tag in VOID or attributes.endswith("/"):
            if tag in CONTROLS and told.get("type") != "hidden":
                self._mark()
            return
        self._open.append(element)
        if tag in CONTROLS or told.get("aria-label"):
            self._mark()

    def _judge(self, element: Element) -> None:
        for name, value in element.told.items():
            if name == "style" or HANDLER.fullmatch(name):
                self._found.append(f"{element} has an inline {name}")
            elif name in FETCHED and ELSEWHERE.match(value):
                self._found.append(f"{element} asks elsewhere for {value}")
            elif name in TOLD:
                self._read(value, element)

    def _note(self, element: Element) -> None:
        tag, told = element.tag, element.told
        self.ids += [told["id"]] if "id" in told else []
        for name in POINTERS & told.keys():
            self._pointed += told[name].split()
        if tag == "html":
            self._is_chinese = told.get("lang", "").startswith("zh")
            self._found += [] if told.get("lang") else ["the page does not say its language"]
        elif tag == "style" or (tag == "script" and not told.get("src") and told.get("type") != "application/json"):
            self._found.append(f"{element} is inline")
        elif tag in ("a", "link"):
            self._lead(element)
        elif tag == "option":
            self._ask(element)

    def _ask(self, element: Element) -> None:
        """Note what the forms of the page can ask of the site, each choice of a list by itself."""
        told, form = element.told, self._above("form")
        if form and form.told.get("method", "get") == "get" and told.get("value"):
            address = re.split("[?#]", form.told.get("action", ""))[0]
            name = (self._above("select") or form).told.get("name")
            self.questions += [f"{address}?{urlencode({name: told['value']})}"] if name else []

    def _above(self, tag: str) -> Element | None:
        return next((element for element in reversed(self._open) if element.tag == tag), None)

    def _lead(self, element: Element) -> None:
        told = element.told
        href, is_elsewhere = told.get("href", ""), ELSEWHERE.match(told.get("href", ""))
        if element.tag == "a" and "href" in told:
            self.links.append(href)
            self._pointed += [href[1:]] if href.startswith("#") else []
        if is_elsewhere and (element.tag == "link" or "external" not in told.get("rel", "").split()):
            self._found.append(f"{element} leads elsewhere and does not say so: {href}")

    def _say(self, text: str) -> None:
        said = text.strip()
        if not said or not self._open or self._open[-1].tag in ("script", "style"):
            return
        self._read(unescape(said), self._open[-1])
        self._mark()

    def _read(self, said: str, element: Element) -> None:
        if leak := LEAK.search(said) or MISSING.search(said):
            self._found.append(f"“{said[:40]}” in {element} lacks something at “{leak.group()}”")
        if self._is_chinese and not element.is_as_printed and KEY.fullmatch(said) and element.tag != "meta":
            self._found.append(f"“{said}” in {element} is a key, no word for readers")

    def _mark(self) -> None:
        """Note that everything open says something; a heading says nothing for what it heads."""
        for element in reversed(self._open):
            if element.says:
                break
            element.says = True
            if element.tag in HEADS:
                break

    def _close(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self._found.append(f"</{tag}> closes {self._open[-1] if self._open else 'nothing'}")
            return
        element = self._open.pop()
        if not element.says and (element.is_panel or tag in NAMED) and not self._may_be_blank(element):
            self._found.append(f"{element} is empty and does not say why")

    def _may_be_blank(self, element: Element) -> bool:
        """Tell whether it is the choice of nothing, or one that is offered by its value alone."""
        return element.tag == "option" and (element.told.get("value") == "" or self._open[-1].tag == "datalist")
