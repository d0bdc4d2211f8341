"""A simplified Chinese page → the same page in traditional script.

OpenCC's `s2tw` changes characters and keeps words: the texts this product works with print 為, 裡, 群 where `s2t` would
print 爲, 裏, 羣, and `s2twp` would replace official terms by other words (项目 → 專案). Text, a few attributes and JSON
for charts are converted; addresses, ids and form values never, nor anything marked `translate="no"`, which is how a
page shows text as it is printed in a source.
"""

import json
import re
from functools import cache

from opencc import OpenCC

READ_ALOUD = frozenset({"title", "alt", "placeholder", "aria-label", "aria-description", "label", "data-label"})
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])

_ATTRIBUTES = r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*"
_TOKEN = re.compile(
    r"<!--.*?-->"
    # elements whose content is no HTML, as one piece; a textarea holds a form value
    rf"|(?P<open><(?P<raw>script|style|textarea)\b{_ATTRIBUTES}>)(?P<body>.*?)(?P<close></(?P=raw)\s*>)"
    rf"|<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*){_ATTRIBUTES}>"
    r"|(?P<text>[^<]+|<)",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(\s*=\s*)(["'])(.*?)\3""", re.DOTALL)
_SIGNED = re.compile(r"(?<![標書抽中求竹牙])籤")  # 新签, 已签 … mean signing; only phrases like 标签 mean a slip
_JSON_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def to_traditional(page: str) -> str:
    """Return the page with what people read in traditional script."""
    return _TOKEN.sub(_Pass().token, page)


def convert_text(text: str) -> str:
    """Return one piece of text in traditional script."""
    return _SIGNED.sub("簽", _converter().convert(text))


@cache
def _converter() -> OpenCC:
    return OpenCC("s2tw")


class _Pass:
    """One pass over the pieces of a page, remembering whether it stands inside an element marked `translate="no"`."""

    def __init__(self) -> None:
        self.kept = ""  # the name of that element
        self.depth = 0  # how many of that name are open, itself included

    def token(self, match: re.Match[str]) -> str:
        """Return what takes the place of one piece."""
        if self.kept:
            self._follow(match)
            return match[0]
        if match["name"]:
            return self._tag(match)
        if match["raw"]:
            return _convert_raw(match)
        return convert_text(match[0]) if match["text"] else match[0]

    def _tag(self, match: re.Match[str]) -> str:
        if match["end"]:
            return match[0]
        name, attributes = match["name"].lower(), _attributes(match[0])
        if attributes.get("translate") != "no":
            return _convert_attributes(match[0], attributes)
        if name not in VOID:
            self.kept, self.depth = name, 1
        return match[0]

    def _follow(self, match: re.Match[str]) -> None:
        if (match["name"] or "").lower() == self.kept:
            self.depth += -1 if match["end"] else 1
        if not self.depth:
            self.kept = ""


def _attributes(tag: str) -> dict[str, str]:
    return {name.lower(): value for name, _, _, value in _ATTRIBUTE.findall(tag)}


def _convert_attributes(tag: str, attributes: dict[str, str]) -> str:
    wanted = {"content"} if attributes.get("name") == "description" else READ_ALOUD

    def convert(match: re.Match[str]) -> str:
        name, equals, quote, value = match.groups()
        return f"{name}{equals}{quote}{convert_text(value)}{quote}" if name.lower() in wanted else match[0]

    return _ATTRIBUTE.sub(convert, tag)


def _convert_raw(match: re.Match[str]) -> str:
    """Convert an element whose content is no HTML: JSON for charts; other content stays."""
    attributes = _attributes(match["open"])
    if attributes.get("translate") == "no":
        return match[0]
    is_json = match["raw"].lower() == "script" and attributes.get("type") == "application/json"
    body = _convert_json(match["body"]) if is_json else match["body"]
    return _convert_attributes(match["open"], attributes) + body + match["close"]


def _convert_json(text: str) -> str:
    """Convert the strings of a JSON text; its keys too, since charts name series by them."""
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return convert_text(json.dumps(value, ensure_ascii=False)).translate(_JSON_ESCAPES)
