"""What is no workbook, is damaged, or was made to hurt: refused with a reason, as cheaply as a small file."""

import zipfile
from io import BytesIO

from tests.workbooks.building import Book, Raw, Sheet, case
from tests.workbooks.cases.units import unit_title_wan
from tests.workbooks.lines import Formula, data, header
from tests.workbooks.values import either, wan
from tests.workbooks.writing.compound import encrypted_package
from tests.workbooks.writing.markup import SPREADSHEET
from tests.workbooks.writing.ods import repeated_content

MIB = 1024 * 1024
SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION_LAUGHS = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "项目">{LAUGHS}]>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY outside SYSTEM "file:///etc/hostname">]>'


def repacked(changed: dict[str, bytes], without: tuple[str, ...] = ()) -> bytes:
    """Return a sound xlsx with some of its parts replaced, added or left out."""
    file = BytesIO()
    sound = zipfile.ZipFile(BytesIO(unit_title_wan().content()))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sound.namelist():
            if name not in changed and name not in without:
                packed.writestr(name, sound.read(name))
        for name, content in changed.items():
            packed.writestr(name, content)
    return file.getvalue()


@case("hostile_zip_bomb.xlsx")
def hostile_zip_bomb() -> Raw:
    """A sheet that inflates to a quarter of a gibibyte of blanks."""
    return Raw(lambda: repacked({SHEET: b"<worksheet><sheetData>" + b" " * (256 * MIB)}))


@case("hostile_strings_bomb.xlsx")
def hostile_strings_bomb() -> Raw:
    """Shared strings that inflate beyond all limits."""
    strings = b"<sst>" + b"<si><t>1</t></si>" * (10 * MIB)
    return Raw(lambda: repacked({"xl/sharedStrings.xml": strings}))


@case("hostile_entities.xlsx")
def hostile_entities() -> Raw:
    """Shared strings with entities that multiply."""
    return Raw(lambda: repacked({"xl/sharedStrings.xml": f"{BILLION_LAUGHS}<sst><si><t>&l9;</t></si></sst>".encode()}))


@case("hostile_entities.xls")
def hostile_entities_spreadsheetml() -> Raw:
    """A SpreadsheetML file with entities that multiply."""
    return Raw(lambda: _spreadsheetml(BILLION_LAUGHS, "&l9;"))


@case("hostile_outside_entity.xls")
def hostile_outside_entity() -> Raw:
    """A SpreadsheetML file that asks for a file of the machine: never fetched; read without it or refused."""
    return Raw(lambda: _spreadsheetml(OUTSIDE, "&outside;"), refused=either(True, False))


def _spreadsheetml(declaration: str, text: str) -> bytes:
    cell = f'<Cell><Data ss:Type="String">{text}</Data></Cell>'
    table = f"<Worksheet ss:Name='a'><Table><Row>{cell}</Row></Table></Worksheet>"
    return f"{declaration}<Workbook xmlns='{SPREADSHEET}' xmlns:ss='{SPREADSHEET}'>{table}</Workbook>".encode()


@case("hostile_repeated.ods")
def hostile_repeated() -> Raw:
    """A row with content that says it is repeated a million times, in a thousand columns."""
    return Raw(lambda: repeated_content(rows=1_000_000, columns=1_000))


@case("hostile_cut_off.xlsx")
def hostile_cut_off() -> Raw:
    """An xlsx of which only the first half arrived."""
    return Raw(lambda: unit_title_wan().content()[: len(unit_title_wan().content()) // 2])


@case("hostile_no_sheet_part.xlsx")
def hostile_no_sheet_part() -> Raw:
    """An xlsx whose only sheet is missing."""
    return Raw(lambda: repacked({}, without=(SHEET,)))


@case("hostile_docx_named.xlsx")
def hostile_docx_named() -> Raw:
    """A letter under the name of xlsx."""

    def made() -> bytes:
        file = BytesIO()
        with zipfile.ZipFile(file, "w") as packed:
            packed.writestr("[Content_Types].xml", "<Types/>")
            packed.writestr("word/document.xml", "<w:document xmlns:w='w'><w:body/></w:document>")
        return file.getvalue()

    return Raw(made)


@case("hostile_image_named.xls")
def hostile_image_named() -> Raw:
    """A picture under the name of xls."""
    return Raw(lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8)


@case("hostile_pdf_named.xlsx")
def hostile_pdf_named() -> Raw:
    """A scan under the name of xlsx."""
    return Raw(lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" + bytes(64))


@case("hostile_encrypted.xlsx")
def hostile_encrypted() -> Raw:
    """A workbook behind a password."""
    return Raw(encrypted_package)


@case("hostile_no_bytes.xlsx")
def hostile_no_bytes() -> Raw:
    """A file of no bytes at all."""
    return Raw(lambda: b"")


@case("hostile_formulas.xlsx")
def hostile_formulas() -> Book:
    """Links to other files, calls of programs and text that looks like a formula: only cached values are read."""
    lines = [
        header("项目名称", "投资方", "总投资（万元）", "县区"),
        data(Formula("='[其他.xlsx]Sheet1'!A1", "沐砚智能水表"), "沐砚仪表有限公司", 6000, "惠安县",
             name="沐砚智能水表", amount=wan(6000)),
        data(Formula('=HYPERLINK("http://example.invalid/","泽砚海缆")', "泽砚海缆"), "泽砚电缆有限公司",
             Formula("=cmd|' /C calc'!A0", 12000), "惠安县", name="泽砚海缆", amount=wan(12000)),
        data("屿砚港机", "=屿砚港机有限公司", 9000, "惠安县", amount=wan(9000),
             investors=either(["屿砚港机有限公司"], ["=屿砚港机有限公司"])),
    ]  # fmt: skip
    return Book([Sheet("Sheet1", lines, {"name": 0, "investors": 1, "county": 3})])
