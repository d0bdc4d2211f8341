"""Files that are damaged, deceive or were made to hurt: refused with reason and advice, at the cost of a small file."""

import io
import random
import struct
import subprocess
import sys
import zipfile
from functools import cache

import pytest
import xlwt
from tests.workbooks.packing import MAIN, SHEET, TYPES, ods, xlsx, zipped

from yinfeng.workbooks.core.forms.spreadsheetml import NAMESPACE
from yinfeng.workbooks.core.reading import read_workbook
from yinfeng.workbooks.core.sheets import MIB, Limits, UnreadableError

DENSE = random.Random(1).randbytes(45_000)
"""What does not deflate: it lets the rest of a file inflate a hundredfold."""
READ = """
import resource, sys
from yinfeng.workbooks.core.forms.spreadsheetml import NAMESPACE
from yinfeng.workbooks.core.reading import read_workbook
from yinfeng.workbooks.core.sheets import UnreadableError
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
content, before = sys.stdin.buffer.read(), peak()
try:
    print(read_workbook(content).form)
except UnreadableError as refused:
    print(refused)
print((peak() - before) // 1024)
"""
EXTRA_MIB = 50
SOUND = '<row r="1"><c r="A1"><v>1</v></c></row>'


def told(content: bytes, limits: Limits = Limits()) -> str:  # noqa: B008
    with pytest.raises(UnreadableError) as refused:
        read_workbook(content, limits=limits)
    assert refused.value.problem.message
    assert refused.value.problem.advice
    return str(refused.value)


def with_part(name: str, part: str | bytes, **more: str) -> bytes:
    return xlsx(SOUND, more={"docProps/thumbnail.bin": DENSE, name: part}, **more)


def understated() -> bytes:
    """Return a workbook whose directory says that its sheet is small; its bytes say otherwise."""
    honest = xlsx("", more={SHEET: f'<worksheet xmlns="{MAIN}">{" " * 40 * MIB}</worksheet>'})
    (part,) = (part for part in zipfile.ZipFile(io.BytesIO(honest)).infolist() if part.filename == SHEET)
    return honest.replace(struct.pack("<L", part.file_size), struct.pack("<L", 1000))


def overlapping() -> bytes:
    """Return a workbook in which a thousand names share the same packed bytes."""
    content = zipped({"a.xml": b" " * MIB})
    start = content.index(b"PK\x01\x02")
    end = content.index(b"PK\x05\x06")
    entry = content[start:end]
    entries = b"".join(entry.replace(b"a.xml", b"%05d" % number) for number in range(1000))
    return content[:start] + entries + struct.pack("<LHHHHLLH", 0x06054B50, 0, 0, 1000, 1000, len(entries), start, 0)


@cache
def hostile() -> dict[str, bytes]:
    long = f"<si><t>{'长' * (MIB // 3)}</t></si>"
    blank_rows = '<table:table-row table:number-rows-repeated="199000"/><table:table-row><table:table-cell'
    sheet = f'<table:table table:name="a">{blank_rows} office:value-type="float" office:value="1"/></table:table-row>'
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    laughs = f'<!DOCTYPE x [<!ENTITY a0 "哈">{entities}]>'
    spans = '<Row Index="1" Hidden="1" Span="999999999"/>' * 1000
    cells = '<c t="s"><v>0</v></c>' * 25
    return {
        "a sheet of blanks": with_part(SHEET, b" " * 200 * MIB),
        "a sheet that is larger than it says": understated(),
        "parts that share bytes": overlapping(),
        "shared strings without end": with_part("xl/sharedStrings.xml", "<si/>" * 5_000_000),
        "a long text in many cells": xlsx(f"<row>{cells}</row>" * 1000, strings=long, more={"a.bin": DENSE}),
        "entities that multiply": with_part(SHEET, f'{laughs}<worksheet xmlns="{MAIN}">&a11;</worksheet>'),
        "entities in the styles": with_part("xl/styles.xml", f"{laughs}<styleSheet>&a11;</styleSheet>"),
        "entities in the strings": with_part("xl/sharedStrings.xml", f"{laughs}<sst>&a11;</sst>"),
        "entities in the xml of 2003": f'{laughs}<Workbook xmlns="{NAMESPACE}"/>'.encode(),
        "an entity that fetches": ods("", more={"content.xml": '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd"><x/>'}),
        "two cells in far corners": xlsx(SOUND + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "far cells that follow one another": xlsx("<row/>" * 20_000 + f"<row>{'<c><v>1</v></c>' * 16_000}</row>"),
        "a content that is repeated": ods(
            '<table:table table:name="a"><table:table-row table:number-rows-repeated="1000000"><table:table-cell '
            'table:number-columns-repeated="16000" office:value-type="float" office:value="1"/></table:table-row>'
            "</table:table>"
        ),
        "blank rows in many sheets": ods(f"{sheet}</table:table>" * 300, more={"a.bin": DENSE}),
        "spans upon spans": (
            f'<Workbook xmlns="{NAMESPACE}"><Worksheet Name="a"><Table>'
            f'{spans}<Row Index="200001"><Cell><Data Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>'
        ).encode(),
        "cells across a page": b"<table>" + b"<tr><td colspan=1000 rowspan=1000>1" * 1500,
        "commas": b"a" + b"," * 6_000_000,
    }  # fmt: skip


@pytest.mark.parametrize("name", hostile())
def test_what_would_take_much_is_refused_and_takes_little(name: str):
    done = subprocess.run([sys.executable, "-c", READ], input=hostile()[name], capture_output=True, check=True)
    reason, extra = done.stdout.decode().splitlines()
    assert "。 请" in reason
    assert int(extra) < EXTRA_MIB
    assert not done.stderr


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "空的"),
        (b"\r\n \0\0", "空的"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "图片"),
        (b"\xff\xd8\xff\xe0....", "图片"),
        (b"Rar!\x1a\x07", "压缩包"),
        (zipped({"a.xlsx": b"x"}), "压缩包"),
        (zipped({"word/document.xml": "<x/>"}), "Word"),
        (zipped({"xl/workbook.bin": b"x"}), "xlsb"),
        (b"<?xml version='1.0'?><project/>", "XML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "损坏"),
        (b"\x09\x08\x10\x00" + bytes(40), "损坏"),
        (random.Random(2).randbytes(5000), "认不出"),
        (bytes(range(1, 32)) * 50, "认不出"),
        (zipped({"[Content_Types].xml": TYPES, "xl/workbook.xml": "<workbook/>"}), "损坏"),
        (b"<html><body>404</body></html>", "没有表格"),
        (ods("").replace(b"PK\x05\x06", b"PK\x05\x07"), "损坏"),
        (ods(""), "没有工作表"),
    ],
)
def test_what_is_no_workbook_is_refused_with_what_it_is(content: bytes, reason: str):
    assert reason in told(content)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_a_file_that_is_cut_off_is_refused(share: float):
    whole = xlsx(SOUND * 50)
    assert "损坏" in told(whole[: int(len(whole) * share)])


def test_a_part_whose_bytes_have_changed_is_refused():
    content = bytearray(xlsx(SOUND))
    content[content.index(SHEET.encode()) + len(SHEET) + 10] ^= 0xFF
    assert "损坏" in told(bytes(content))


@pytest.mark.parametrize(
    "name", ["../evil.xml", "xl/../xl/worksheets/sheet1.xml", "XL/Worksheets/Sheet1.xml", "a\\b.xml"]
)
def test_names_of_parts_that_play_tricks_are_refused(name: str):
    assert "损坏" in told(xlsx(SOUND, more={name: "<x/>"}))


def test_files_under_a_password_are_refused():
    locked = bytearray(zipped({"xl/workbook.xml": "<x/>"}))
    for at in (locked.index(b"PK\x03\x04") + 6, locked.index(b"PK\x01\x02") + 8):
        locked[at] |= 1
    assert "密码" in told(bytes(locked))
    file = io.BytesIO()
    book = xlwt.Workbook()
    book.add_sheet("a").write(0, 0, "甲" * 3000)
    book.save(file)
    renamed = file.getvalue().replace("Workbook\0".encode("utf-16-le"), "EncryptedPackage\0".encode("utf-16-le")[:18])
    at = renamed.index("Encrypte".encode("utf-16-le"))
    name = "EncryptedPackage\0".encode("utf-16-le")
    entry = renamed[:at] + name + renamed[at + len(name) : at + 64] + struct.pack("<H", len(name)) + renamed[at + 66 :]
    assert "密码" in told(entry)


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(file_bytes=MIB // MIB), "超过"),
        (Limits(rows=9), "行"),
        (Limits(columns=2), "列"),
        (Limits(cells=29), "单元格"),
        (Limits(unpacked_bytes=500), "解压后过大"),
    ],
)
def test_every_limit_is_told(limits: Limits, reason: str):
    assert reason in told(xlsx("<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>" * 10), limits)
    if reason != "解压后过大":
        assert reason in told(b"1,2,3\n" * 10, limits)
