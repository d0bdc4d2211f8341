"""XML read as events, without anything that an XML document can ask for: no document type, no entities, no fetching."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Protocol
from xml.parsers import expat

from yinfeng.kernel.problems import gettext_noop as _
from yinfeng.workbooks.core.forms.archive import damaged
from yinfeng.workbooks.core.sheets import UnreadableError

Attributes = Mapping[str, str]


class Handler(Protocol):
    """What is told of a document; a name is `prefix:local` with a prefix chosen here, or `local` without namespace."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Text of the element that began last and has not ended; it may come in pieces."""


def parse(document: bytes, handler: Handler, prefixes: Mapping[str, str], encoding: str | None = None) -> None:
    """Tell the handler of a document. `prefixes` gives namespaces their prefix, "" for none; an unknown one is "?".

    Raises: UnreadableError where the document is damaged or declares a document type (ECMA-376 part 2 § 8.1.4
    forbids one; entities that multiply or fetch need one).
    """
    name_of = _naming(prefixes)
    parser = expat.ParserCreate(encoding, " ", intern={})
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = lambda name, attributes: handler.start(
        name_of(name), {name_of(key): value for key, value in attributes.items()}
    )
    parser.EndElementHandler = lambda name: handler.end(name_of(name))
    parser.CharacterDataHandler = handler.text
    try:
        parser.Parse(document, True)
    except (expat.ExpatError, LookupError, ValueError):  # not well-formed, or an encoding that nobody knows
        raise damaged() from None


def _naming(prefixes: Mapping[str, str]) -> Callable[[str], str]:
    """Return what turns a name as expat gives it (`namespace local`) into one as handlers know it."""

    @cache
    def name_of(full: str) -> str:
        namespace, _, local = full.rpartition(" ")
        prefix = prefixes.get(namespace, "?") if namespace else ""
        return f"{prefix}:{local}" if prefix else local

    return name_of


def _refuse_doctype(*_: object) -> None:
    raise has_doctype()


def has_doctype() -> UnreadableError:
    """Return what is raised where a part declares a document type."""
    return UnreadableError(
        _("文件里夹带了文档类型声明（可能引用外部文件或反复展开），没有读入。"),
        _("请在 Excel 或 WPS 中打开，另存为 xlsx 再导入。"),
    )
