"""The pages of a campaign, in the order of the work. Site is the last room, so it may know them all."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinfeng.plan.moments import When


@dataclass(frozen=True, slots=True)
class Page:
    """One entry: what it is called, its url name, and where the pages of the things it lists begin, if elsewhere."""

    label: str
    name: str
    things: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Entries that belong to one department of the work."""

    label: str
    pages: tuple[Page, ...]


SECTIONS = (
    Section(
        _("司令部"),
        (
            Page(_("总览"), "figures:overview"),
            Page(_("行动方案"), "plan:plan"),
            Page(_("依据文件"), "plan:documents"),
            Page(_("责任单位"), "plan:units"),
        ),
    ),
    Section(
        _("作战部"),
        (
            Page(_("招商项目"), "ledger:projects", "s/project/"),
            Page(_("重点项目"), "ledger:key-projects", "s/key-project/"),
            Page(_("企业"), "ledger:firms", "s/firm/"),
            Page(_("园区载体"), "ledger:parks", "s/park/"),
            Page(pgettext_lazy("kind", "招商活动"), "ledger:events", "s/event/"),
            Page(_("查重"), "identity:duplicates"),
            Page(_("批次"), "ledger:batches"),
            Page(_("导入表格"), "ledger:import"),
        ),
    ),
    Section(
        _("督查考评"),
        (
            Page(_("指标"), "figures:board"),
            Page(_("公布数据核对"), "figures:published"),
            Page(_("通报"), "figures:bulletin"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Link:
    """An entry resolved for one campaign and the page it is printed on."""

    label: str
    url: str
    current: bool


def links(slug: str, path: str, when: When | None = None) -> list[tuple[str, list[Link]]]:
    """Return the sections with their links, which keep the moment that the page was asked for.

    Rules: the deepest entry that `path` lies under is the current one; the campaign's first page, under which all
    others lie, only when it is the page itself.
    """
    home, pages = reverse("campaign", args=[slug]), [page for section in SECTIONS for page in section.pages]
    urls = {page.name: reverse(page.name, args=[slug]) for page in pages}
    above = {urls[page.name]: urls[page.name] for page in pages if urls[page.name] != home or path == home}
    above |= {home + page.things: urls[page.name] for page in pages if page.things}
    current = above.get(max((start for start in above if path.startswith(start)), key=len, default=""), "")

    def link(page: Page) -> Link:
        address = urls[page.name]
        return Link(page.label, when.added_to(address) if when else address, address == current)

    return [(section.label, [link(page) for page in section.pages]) for section in SECTIONS]
