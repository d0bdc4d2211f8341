"""The styles of an OpenDocument workbook (OpenDocument 1.3, part 3, § 16), as far as they change what is read: number
formats, and tables that are not shown."""

from yinfeng.workbooks.core.forms.markup import Attributes
from yinfeng.workbooks.core.forms.number_formats import LONGEST, is_telling

_DATA_STYLES = ("number:number-style", "number:percentage-style", "number:currency-style", "number:text-style")
_MAX_PARENTS = 20


class Styles:
    """Styles as they are told: of cells, their data style; of tables, whether they are shown."""

    def __init__(self) -> None:
        self.hidden: set[str] = set()
        self._parents: dict[str, str] = {}
        self._formats: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._style = self._data_style = ""
        self._reads: list[str] | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """An element of styles begins."""
        if name == "style:style":
            self._style = attributes.get("style:name", "")
            self._parents[self._style] = attributes.get("style:parent-style-name", "")
            self._formats[self._style] = attributes.get("style:data-style-name", "")
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self.hidden.add(self._style)
        elif name in _DATA_STYLES:
            self._data_style = attributes.get("style:name", "")
            self._codes[self._data_style] = ""
        elif self._data_style:
            self._start_part(name, attributes)

    def end(self, name: str) -> None:
        """An element of styles ends."""
        if name in _DATA_STYLES:
            self._data_style = ""
        elif self._reads is not None and name in ("number:text", "number:currency-symbol"):
            code, symbol = "".join(self._reads)[:LONGEST], name.endswith("symbol")
            printed = code if code.strip() in ("", "%", "-", "(", ")") else f"[${code}]" if symbol else f'"{code}"'
            self._add(printed)
            self._reads = None

    def text(self, data: str) -> None:
        """Text of an element of styles."""
        if self._reads is not None:
            self._reads.append(data)

    def code(self, style: str, attributes: Attributes) -> str:
        """Return the format code of a cell where it can change what a number says, else ""; the type of the cell
        speaks where its style does not."""
        for _ in range(_MAX_PARENTS):
            if code := self._codes.get(self._formats.get(style, ""), ""):
                return code if is_telling(code) else ""
            style = self._parents.get(style, "")
        if attributes.get("office:value-type") == "currency":
            return f"[${attributes.get('office:currency', '')}]#,##0.00"
        return "0%" if attributes.get("office:value-type") == "percentage" else ""

    def _start_part(self, name: str, attributes: Attributes) -> None:
        if name == "number:number":
            digits = attributes.get("number:decimal-places", "0")
            places = min(int(digits), 15) if digits.isdecimal() else 0
            scaled = "," if attributes.get("number:display-factor", "1") not in ("1", "") else ""
            self._add(("0." + "0" * places if places else "0") + scaled)
        elif name in ("number:text", "number:currency-symbol"):
            self._reads = []

    def _add(self, code: str) -> None:
        self._codes[self._data_style] = (self._codes[self._data_style] + code)[:LONGEST]
