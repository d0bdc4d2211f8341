"""The pages of a campaign, in the order of the work. Site is the last room, so it may know them all."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Page:
    """One entry: what it is called, its url name, and the department of the work it belongs to."""

    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Section:
    """Entries that belong to one department of the work."""

    label: str
    pages: tuple[Page, ...]


SECTIONS = (
    Section(
        _("司令部"),
        (
            Page(_("行动方案"), "plan:plan"),
            Page(_("依据文件"), "plan:documents"),
            Page(_("责任单位"), "plan:units"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Link:
    """An entry resolved for one campaign and the page it is printed on."""

    label: str
    url: str
    current: bool


def links(slug: str, path: str) -> list[tuple[str, list[Link]]]:
    """Return the sections with their links; the deepest entry that `path` lies under is the current one."""
    urls = {page.name: reverse(page.name, args=[slug]) for section in SECTIONS for page in section.pages}
    current = max((url for url in urls.values() if path.startswith(url)), key=len, default="")
    return [
        (section.label, [Link(page.label, urls[page.name], urls[page.name] == current) for page in section.pages])
        for section in SECTIONS
    ]
