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
    """A cell of a table; `code` opens the figure it is, where it is one."""

    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a caption; every row has as many cells as the head."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError(f"'{self.caption}' has rows of another length than its head")


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
    "body{font-family:'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif;max-width:60rem;"
    "margin:2rem auto;padding:0 1rem;line-height:1.6;color:#1d2733}h1{border-bottom:3px double #b3261e}"
    "table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:700}"
    "th,td{border:1px solid #c8c2b6;padding:.3rem .6rem;text-align:left;vertical-align:top}th{background:#f1eee7}"
    "small{color:#5c6672}a{color:#16324f}"
)


def _html(block: Block, address: Address) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{html.escape(block.text)}</h{block.level}>"
    if isinstance(block, Paragraph):
        return f"<p>{html.escape(block.text)}</p>"
    head = "".join(f'<th scope="col">{html.escape(text)}</th>' for text in block.head)
    rows = "".join("<tr>" + "".join(_html_cell(cell, address) for cell in row) + "</tr>\n" for row in block.rows)
    caption = f"<caption>{html.escape(block.caption)}</caption>"
    return f"<table>{caption}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>"


def _html_cell(cell: Cell, address: Address) -> str:
    text = html.escape(cell.text)
    if not cell.code:
        return f"<td>{text}</td>"
    link = html.escape(address(cell.code), quote=True)
    return f'<td><a href="{link}">{text}</a> <small>{html.escape(cell.code)}</small></td>'
