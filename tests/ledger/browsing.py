"""What tests of the ledger's pages share: a reader who acts for units, a project with two sources, checks of a page."""

import re
from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.ledger.conftest import NOON
from tests.pages import Page

from yinfeng.kernel.days import parse_interval
from yinfeng.kernel.quantity import parse_quantity
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import actions
from yinfeng.ledger.appending import append
from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.drafts import Draft
from yinfeng.ledger.models import Batch, Entry, Source

BASE = "/c/ledger-demo/"
P1 = f"{BASE}s/project/p1/"


def act_for(client, unit: str, **more):
    return client.post(f"{BASE}acting/", {"unit": unit, **more})


def text_of(source: str) -> str:
    text = " ".join(re.sub(r"<[^>]*>", " ", source).split())
    return re.sub(r" ?([，：；（）、]) ?", r"\1", text)


def between(source: str, first: str, last: str) -> str:
    return source.split(first, 1)[1].split(last, 1)[0]


def line_of(page: str, entry: Entry) -> str:
    """Return what the timeline says in the line of an entry."""
    return text_of(between(page, f'id="entry-{entry.pk}"', '<div class="step-side">').partition(">")[2])


def is_sound(page: str) -> None:
    faults = Page(page).faults
    assert not faults, faults


def pdf(content: bytes = b"%PDF-1.4 agreement", name: str = "投资协议.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def press(campaign, key: str, title: str, *said: Draft, day: str = "2026-03-01") -> Batch:
    """Store what a newspaper said of a project."""
    source = Source(
        campaign=campaign, kind="publication", title=title, url="https://example.org/news", published=day,
        publisher_class="media", confidence="medium",
    )  # fmt: skip
    known_at = datetime.combine(parse_interval(day).to_day, datetime.max.time(), NOON.tzinfo)
    drafts = [
        Draft(
            "project", key, draft.word, Standing.REPORTED, draft.interval, draft.quantity, draft.text, source=source,
            spot="projects.csv:2", known_at=known_at, known_by="published",
        )
        for draft in said
    ]  # fmt: skip
    return append(campaign=campaign, title=title, drafts=drafts, by=Viewer("装入"), at=NOON)


def says(word: str, text: str = "", *, day: str = "", figure: str = "") -> Draft:
    interval = parse_interval(day) if day else None
    quantity = parse_quantity(figure) if figure else None
    return Draft("project", "", word, Standing.REPORTED, interval, quantity, text)


def two_sources(campaign) -> None:
    """Store a project of which two newspapers say different things."""
    press(
        campaign, "p1", "东湖日报：芯片项目", says("name", "湖光芯片项目"), says("group", "chips"),
        says("unit", "east"), says("agreed_amount", figure="超20亿元"), says("signed", day="2026"),
        says("completed", day="..2026-06-14"),
    )  # fmt: skip
    press(campaign, "p1", "西岭周刊：签约一览", says("group", "shoes"), says("signed", day="2026-02"), day="2026-04")


def claim(campaign, by: Viewer, word: str = "registered", *, paper: bool = True, **said) -> Entry:
    source = Source(campaign=campaign, kind="paper", title="营业执照") if paper else None
    about = {"campaign": campaign, "kind": "project", "key": "p1", "word": word, "by": by, "at": NOON}
    return actions.claim(**about, paper=source, **said).entries.get()


def later(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)
