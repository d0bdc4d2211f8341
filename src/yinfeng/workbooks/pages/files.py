"""A file that was brought in, as it is kept: its sheets page by page, one cell of it marked, and the file itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from yinfeng.kernel.refusals import NotFoundError
from yinfeng.ledger import papers
from yinfeng.plan.moments import read_when
from yinfeng.plan.selectors import get_campaign
from yinfeng.workbooks import selectors
from yinfeng.workbooks.core.findings import letters
from yinfeng.workbooks.core.reading import read_workbook
from yinfeng.workbooks.core.sheets import Sheet, UnreadableError, Workbook
from yinfeng.workbooks.core.spots import Spot, read_spot
from yinfeng.workbooks.opening import kept
from yinfeng.workbooks.previewing import COLUMNS_SHOWN, text_of

_ROWS_SHOWN = 100


@dataclass(frozen=True)
class ShownCell:
    """A cell as text; `is_it` where it is the one that was asked for."""

    text: str
    is_it: bool = False


@require_safe
def file(request: HttpRequest, slug: str, digest: str) -> HttpResponse:
    """Show a kept file: one of its sheets, at the cell that is asked for or page by page."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    name = selectors.get_file_name(campaign, digest, viewer=request.viewer)
    context = {
        "campaign": campaign, "when": read_when(request.GET, campaign, timezone.localtime()), "name": name,
        "digest": digest, "batches": selectors.batches_of_file(campaign, digest, viewer=request.viewer),
    }  # fmt: skip
    try:
        workbook = read_workbook(kept(digest), name)
    except UnreadableError as refused:
        return render(request, "workbooks/file.html", context | {"refused": refused.problem})
    spot = read_spot(request.GET.get("at", ""))
    at = _sheet(workbook, request.GET.get("sheet", ""), spot)
    sheet = workbook.sheets[at]
    page = Paginator(range(len(sheet.rows)), _ROWS_SHOWN).get_page(_page(request.GET.get("page"), spot))
    rows = list(_rows(sheet, page, spot))
    context |= {
        "at": at, "sheets": list(enumerate(workbook.sheets)), "sheet": sheet, "page": page,
        "columns": [letters(column) for column in range(_width(sheet, page))], "rows": rows,
        "kept": [("sheet", str(at))], "spot": request.GET.get("at", "") if any(row.is_it for row in rows) else "",
    }  # fmt: skip
    return render(request, "workbooks/file.html", context)


@require_safe
def download(request: HttpRequest, slug: str, digest: str) -> FileResponse:
    """Hand out a kept file, always to be saved and never to be shown."""
    campaign = get_campaign(slug=slug, viewer=request.viewer)
    name, place = selectors.get_file_name(campaign, digest, viewer=request.viewer), papers.path_of(digest)
    if place is None:
        raise NotFoundError(digest)
    return FileResponse(place.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream")


def _sheet(workbook: Workbook, asked: str, spot: Spot | None) -> int:
    """Return the number of the sheet that is asked for, by itself or by the cell; else the first."""
    if spot and spot.sheet and not asked:
        found = (at for at, sheet in enumerate(workbook.sheets) if (sheet.name or "").endswith(spot.sheet))
        return next(found, 0)
    return min(int(asked), len(workbook.sheets) - 1) if asked.isdecimal() else 0


def _page(asked: str | None, spot: Spot | None) -> object:
    return spot.row // _ROWS_SHOWN + 1 if spot and asked is None else asked


def _width(sheet: Sheet, page: Page) -> int:
    return min(max((len(sheet.rows[row]) for row in page), default=0), COLUMNS_SHOWN)


@dataclass(frozen=True)
class ShownRow:
    """A row: its number from 1, its cells, whether it is the one that was asked for, and whether only it was."""

    number: int
    cells: Sequence[ShownCell]
    is_it: bool = False
    as_a_whole: bool = False


def _rows(sheet: Sheet, page: Page, spot: Spot | None) -> Iterator[ShownRow]:
    width = _width(sheet, page)
    for row in page:
        is_it, cells = spot is not None and spot.row == row, sheet.rows[row][:width]
        shown = [ShownCell(text_of(value), is_it and spot.column == at) for at, value in enumerate(cells)]
        shown += [ShownCell("", is_it and spot.column == at) for at in range(len(cells), width)]
        yield ShownRow(row + 1, shown, is_it, is_it and not any(cell.is_it for cell in shown))


urlpatterns = [
    path("files/<str:digest>/", file, name="file"),
    path("files/<str:digest>/download/", download, name="download"),
]
