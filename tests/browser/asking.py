"""Asking a site for its addresses without a browser: in processes of their own, each with Django on the demo's data.

What is judged is the answer, its source, and how often it asks the database once the ledger is at hand: what asks more
often is asked again, since whoever comes first reads the ledger for all that come after.
"""

import csv
import io
import json
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from tests.browser.addresses import Every, Frontier
from tests.pages import Page

AT_ONCE = os.cpu_count() or 1
QUERIES = 12
HOST = "127.0.0.1"


@dataclass(slots=True)
class Answer:
    """What came back from an address: a page or a file, what is wrong with it, where a page leads."""

    address: str
    is_page: bool = False
    n_queries: int = 0
    faults: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: frozenset[str] = frozenset()


def ask_everything(data: Path, documents: Path, slug: str, wants: Every) -> list[Answer]:
    """Ask for every address of a campaign of a data directory that is wanted, breadth-first."""
    frontier, answers = Frontier(slug, wants), []
    with ProcessPoolExecutor(AT_ONCE, get_context("spawn"), start, (data, documents)) as pool:
        for level in frontier.levels():
            for answer in pool.map(ask, level, chunksize=4):
                answers.append(answer)
                frontier.add(answer.address, answer.links)
    _follow_into_pages(answers)
    return answers


def _follow_into_pages(answers: list[Answer]) -> None:
    """Note every link that leads to a place which the page it leads to does not have."""
    ids = {answer.address: answer.ids for answer in answers if answer.is_page}
    for answer in answers:
        for link in answer.links:
            address, place = urldefrag(urljoin(answer.address, link))
            if place and address in ids and place not in ids[address]:
                answer.faults.append(f"leads to {link}, where nothing has that id")


def start(data: Path, documents: Path) -> None:
    """Start Django on a data directory."""
    os.environ |= {"YINFENG_DATA": str(data), "YINFENG_DOCUMENTS": str(documents)}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinfeng.settings")
    import django

    django.setup()


def ask(address: str) -> Answer:
    """Ask for an address as a browser would; at most twice."""
    answer = _ask(address)
    if answer.n_queries > QUERIES:
        answer = _ask(address)
    if answer.n_queries > QUERIES:
        answer.faults.append(f"asks the database {answer.n_queries} times")
    return answer


@cache
def _client():
    from django.test import Client

    return Client(headers={"host": HOST})


def _ask(address: str) -> Answer:
    from django.db import connection

    found = Answer(address)

    def count(execute, *asked):
        found.n_queries += 1
        return execute(*asked)

    try:
        with connection.execute_wrapper(count):
            response = _client().get(address)
            body = b"".join(response) if response.streaming else response.content
        _judge(found, response, body)
    except Exception as error:  # whatever a page raises is a fault of that page, told with all others
        found.faults.append(f"raises {error!r}")
    return found


def _judge(found: Answer, response, body: bytes) -> None:
    found.is_page = response["Content-Type"].startswith("text/html") and not response.get("Content-Disposition")
    if response.status_code != 200:
        found.faults.append(f"answers {response.status_code}")
    if found.is_page:
        page = Page(body.decode())
        found.faults += page.faults
        found.links, found.ids = [*dict.fromkeys([*page.links, *page.questions])], frozenset(page.ids)
    else:
        found.faults += _wrong_with_file(response["Content-Type"].partition(";")[0], body)


def _wrong_with_file(kind: str, body: bytes) -> Iterator[str]:
    if not body.strip():
        yield "is an empty file"
    elif kind == "application/json":
        json.loads(body)
    elif kind == "text/csv":
        widths = {len(row) for row in csv.reader(io.StringIO(body.decode("utf-8-sig")))}
        if len(widths) > 1:
            yield f"has rows of {sorted(widths)} cells"
