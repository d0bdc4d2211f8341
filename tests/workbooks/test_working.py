"""Long files are read and stored beside the requests; a process that dies at it leaves nothing half-done."""

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from tests.ledger.browsing import BASE, is_sound
from tests.ledger.test_commands import ROOT, Desk
from tests.workbooks.test_pages import accept, folders, preview  # noqa: F401
from tests.workbooks.test_storing import ROWS

from yinfeng.ledger.models import Batch, Entry
from yinfeng.workbooks import storing, working
from yinfeng.workbooks.models import Delivery

pytestmark = pytest.mark.django_db


class Later:
    """Takes work and does it when it is told to, in this thread."""

    def __init__(self) -> None:
        self.waiting = []

    def submit(self, *work) -> None:
        self.waiting.append(work)

    def work(self) -> None:
        while self.waiting:
            do, *about = self.waiting.pop(0)
            do(*about)


@pytest.fixture
def later(monkeypatch):
    """Have every file be a long one, and be read and stored when the test says so."""
    found = Later()
    monkeypatch.setattr(working, "LONG", 1)
    monkeypatch.setattr(working, "PATIENCE", 0)
    monkeypatch.setattr(working, "_thread", found)
    monkeypatch.setattr(working, "_known", type(working._known)())
    monkeypatch.setattr(working.connections, "close_all", lambda: None)
    return found


def get(client, address: str) -> str:
    page = client.get(address, follow=True).content.decode()
    is_sound(page)
    return page


def upload(client, later) -> str:
    """Hand in a file and return the address of its page, on which it was read."""
    assert "正在读" in preview(client)
    later.work()
    return f"{BASE}import/{Delivery.objects.latest('pk').pk}/"


def test_a_long_file_is_answered_at_once_and_its_preview_follows(client, campaign, later):
    page = preview(client)
    assert 'http-equiv="refresh"' in page
    assert "存入 6 条" not in page
    address = f"{BASE}import/{Delivery.objects.get().pk}/"
    assert "正在读" in get(client, address)
    assert len(later.waiting) == 1
    later.work()
    page = get(client, address)
    assert "存入 6 条" in page
    assert 'http-equiv="refresh"' not in page


def long_book() -> bytes:
    """Return a list with its sum on top, longer than what is read first."""
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ("序号", "项目名称", "投资方", "总投资（亿元）", "县区"))
        page.write_row(1, 0, ("合计", None, None, 2 * 2100))
        for number in range(1, 2101):
            page.write_row(number + 1, 0, (number, f"湖光{number}号项目", "湖光公司", 2, "东湖区"))
    return file.getvalue()


def test_the_first_rows_are_shown_while_the_rest_is_read(client, campaign, later, monkeypatch):
    seen = []
    monkeypatch.setattr(storing, "read", lambda *_: seen.append(get(client, address)))
    preview(client, long_book(), "清单.xlsx")
    address = f"{BASE}import/{Delivery.objects.get().pk}/"
    later.work()
    assert "正在读" in seen[0]
    assert "先看开头的几行" in seen[0]
    assert "湖光9号项目" in seen[0]
    assert "没有不符" not in seen[0]
    assert "各行相加是" not in seen[0]


def test_it_is_held_until_it_is_corrected_or_compared_again(client, campaign, later):
    address = upload(client, later)
    get(client, f"{address}?page=1&only=changed")
    assert not later.waiting
    get(client, f"{address}?again=1")
    assert len(later.waiting) == 1


def test_it_is_stored_once_however_often_one_asks(client, campaign, later):
    address = upload(client, later)
    page = get(client, address)
    assert accept(client, page).url == address
    assert "正在存入" in get(client, address)
    assert accept(client, page).status_code == 409
    assert not Entry.objects.exists()
    later.work()
    assert f"第 {Batch.objects.get().pk} 批" in get(client, address)
    storing.carry_out(Delivery.objects.get(), None)
    assert Batch.objects.count() == 1


def test_what_nobody_stored_is_taken_up_again(client, campaign, later):
    accept(client, get(client, upload(client, later)))
    later.waiting.clear()
    working._known.clear()
    working.resume()
    later.work()
    assert Batch.objects.get().n_entries == 11


def test_work_that_failed_is_begun_again(client, campaign, later, monkeypatch):
    address = upload(client, later)
    accept(client, get(client, address))
    with monkeypatch.context() as broken:
        broken.setattr(storing, "carry_out", lambda *_: 1 / 0)
        later.work()
    assert "正在存入" in get(client, address)
    later.work()
    assert Batch.objects.get().n_entries == 11


def test_a_long_file_that_adds_nothing_says_so_and_can_be_looked_at_again(client, campaign, later):
    page = get(client, upload(client, later))
    accept(client, page)
    later.work()
    page = get(client, upload(client, later))
    accept(client, page)
    later.work()
    assert "没有新内容" in get(client, f"{BASE}import/{Delivery.objects.latest('pk').pk}/")
    assert Batch.objects.count() == 1


def test_a_long_file_that_is_none_says_why(client, campaign, later):
    preview(client, b"%PDF-1.4", "清单.xlsx")
    later.work()
    assert "这是 PDF 文件" in get(client, f"{BASE}import/{Delivery.objects.get().pk}/")


# ---- a process that is killed ----

HAND_IN = """\
import json, os, signal, sys
from datetime import datetime
import django
os.environ["DJANGO_SETTINGS_MODULE"] = "yinfeng.settings"
django.setup()
from yinfeng.kernel.viewer import Viewer
from yinfeng.ledger import papers
from yinfeng.ledger.models import Batch, Entry
from yinfeng.plan.models import Campaign
from yinfeng.workbooks import actions, remembering, storing, working
from yinfeng.workbooks.models import Delivery, Edition
act, when = sys.argv[1], datetime.fromisoformat("2026-06-30T12:00+08:00")
working.LONG = 1
if act == "order":
    by, campaign = Viewer("某人", "east"), Campaign.objects.get()
    digest = papers.keep([sys.stdin.buffer.read()])
    delivery = remembering.receive(campaign=campaign, name="清单.csv", digest=digest, by=by, at=when)
    storing.order(delivery=delivery, by=by, at=when, chosen=None, against=None, answers={})
    before = {"editions": actions.keep_edition, "note": remembering.accepted}[sys.argv[2]]
    room = actions if sys.argv[2] == "editions" else remembering
    setattr(room, before.__name__, lambda **_: os.kill(os.getpid(), signal.SIGKILL))
working.resume()
working._thread.shutdown()
found = {"batches": Batch.objects.count(), "entries": Entry.objects.count(), "editions": Edition.objects.count()}
print(json.dumps(found | {"stored": Delivery.objects.exclude(batch=None).count()}))
"""


def script(desk: Desk, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("YINFENG_", "DJANGO_"))}
    own = {
        "YINFENG_DATA": str(desk.data),
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "yinfeng.settings",
    }
    command = [sys.executable, "-c", HAND_IN, *arguments]
    return subprocess.run(command, input=given, capture_output=True, env=kept | own, check=False)


@pytest.mark.parametrize("moment", ["editions", "note"])
def test_a_process_that_is_killed_while_storing_leaves_nothing_and_the_next_one_stores_it_once(tmp_path: Path, moment):
    desk = Desk(tmp_path)
    desk.make()
    killed = script(desk, "order", moment, given=ROWS.encode())
    assert killed.returncode == -9, killed.stderr.decode()
    assert desk.n_entries() == 0
    for _again in range(2):
        done = script(desk, "resume")
        assert done.returncode == 0, done.stderr.decode()
        assert json.loads(done.stdout) == {"batches": 1, "entries": 11, "editions": 1, "stored": 1}
