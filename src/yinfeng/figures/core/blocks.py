"""A bulletin as a tree of blocks, and the tree as Markdown, HTML or JSON. A cell that is a figure carries its code."""

import html
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a level from 1 to 3."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `code` opens the figure it is, where it is one, and `heads` tells that it names its row."""

    text: str
    code: str = ""
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a caption; every row has as many cells as the head."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError(f"'{self.caption}' has rows of another length than its head")

    @property
    def columns(self) -> list[tuple[str, bool]]:
        """The head of each column, and whether figures stand in it: they are set to the right."""
        figures = [any(row[place].code for row in self.rows) for place in range(len(self.head))]
        return list(zip(self.head, figures, strict=True))

    @property
    def sided(self) -> list[list[tuple[Cell, bool]]]:
        """The rows, each cell with whether figures stand in its column."""
        sides = [is_number for _, is_number in self.columns]
        return [list(zip(row, sides, strict=True)) for row in self.rows]


Block = Heading | Paragraph | Grid
Address = Callable[[str], str]
"""From a figure's code to where it opens."""


def as_json(blocks: list[Block]) -> list[dict[str, object]]:
    """Return the tree as plain data; each block names its kind."""
    return [{"block": type(block).__name__.lower(), **asdict(block)} for block in blocks]


def as_markdown(blocks: list[Block], address: Address) -> str:
    """Return the tree as Markdown; figures are links to where they open."""
    return "\n\n".join(_markdown(block, address) for block in blocks) + "\n"


def _markdown(block: Block, address: Address) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {block.text}"
    if isinstance(block, Paragraph):
        return block.text
    rule = " | ".join("---" for _ in block.head)
    rows = [" | ".join(_markdown_cell(cell, address) for cell in row) for row in block.rows]
    lines = [" | ".join(block.head), rule, *rows]
    return f"**{block.caption}**\n\n" + "\n".join(f"| {line} |" for line in lines)


def _markdown_cell(cell: Cell, address: Address) -> str:
    text = cell.text.replace("|", "\\|").replace("\n", " ")
    return f"[{text}]({address(cell.code)})" if cell.code else text


def as_html(blocks: list[Block], address: Address, title: str) -> str:
    """Return the tree as one HTML page that needs nothing else; everything in it is escaped."""
    body = "\n".join(_html(block, address) for block in blocks)
    return (
        f'<!doctype html>\n<html lang="zh-Hans">\n<head>\n<meta charset="utf-8">\n<title>{html.escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


_STYLE = (
    "body{font-family:'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif;max-width:64rem;"
    "margin:2rem auto;padding:0 1rem;line-height:1.6;color:#1d2733}h1{border-bottom:3px double #b3261e;padding-bottom:"
    ".4rem;font-size:1.6rem;line-height:1.35}h2{margin:1.6rem 0 .4rem;font-size:1.2rem}"
    "table{border-collapse:collapse;width:100%;margin:.6rem 0 1.2rem;font-size:.875rem;line-height:1.4}"
    "caption{text-align:left;font-weight:700;padding:.2rem 0}"
    "th,td{border-bottom:1px solid #c8c2b6;padding:.3rem .5rem;text-align:left;vertical-align:top}"
    "thead th{background:#f1eee7;border-top:2px solid #16324f;white-space:nowrap}"
    ".number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}"
    "small{display:block;color:#5c6672;font-size:.6875rem}a{color:#16324f}"
    "@page{size:A4 landscape;margin:15mm 13mm}"
    "@media print{body{margin:0;padding:0;max-width:none;font-size:10pt}table{font-size:8.5pt}thead{display:"
    "table-header-group}tr,caption{break-inside:avoid}h2,caption{break-after:avoid}a{text-decoration:none}}"
    "@media (max-width:40rem){table{display:block;overflow-x:auto}}"
)


def _html(block: Block, address: Address) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{html.escape(block.text)}</h{block.level}>"
    if isinstance(block, Paragraph):
        return f"<p>{html.escape(block.text)}</p>"
    head = "".join(f'<th scope="col"{_side(is_number)}>{html.escape(text)}</th>' for text, is_number in block.columns)
    rows = "".join(
        "<tr>" + "".join(_html_cell(cell, address, is_number) for cell, is_number in row) + "</tr>\n"
        for row in block.sided
    )
    caption = f"<caption>{html.escape(block.caption)}</caption>"
    return f"<table>{caption}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>"


def _side(is_number: bool) -> str:
    return ' class="number"' if is_number else ""


def _html_cell(cell: Cell, address: Address, is_number: bool) -> str:
    text = html.escape(cell.text).replace(" · ", "<br>")
    if cell.heads:
        return f'<th scope="row">{text}</th>'
    if not cell.code:
        return f"<td{_side(is_number)}>{text}</td>"
    link = html.escape(address(cell.code), quote=True)
    return f'<td{_side(is_number)}><a href="{link}">{text}</a> <small>{html.escape(cell.code)}</small></td>'
