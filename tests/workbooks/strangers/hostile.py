"""What is no workbook: refused with a reason."""

import zipfile
from io import BytesIO

from tests.workbooks.building import Raw
from tests.workbooks.strangers.associations import two_currencies
from tests.workbooks.strangers.exports import old_mac
from tests.workbooks.strangers.registry import stranger

MIB = 1024 * 1024


@stranger("90_截断.xls")
def cut_xls() -> Raw:
    """An old xls of which a third arrived."""
    return Raw(lambda: two_currencies().content()[: len(two_currencies().content()) // 3])


@stranger("91_炸弹.xlsx")
def bomb() -> Raw:
    """A sound workbook with a sheet of half a gibibyte of zeros behind the first."""

    def made() -> bytes:
        file = BytesIO()
        sound = zipfile.ZipFile(BytesIO(old_mac().content()))
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for name in sound.namelist():
                if name != "xl/worksheets/sheet1.xml":
                    packed.writestr(name, sound.read(name))
            with packed.open("xl/worksheets/sheet1.xml", "w") as part:
                for _ in range(512):
                    part.write(b" " * MIB)
        return file.getvalue()

    return Raw(made)


@stranger("92_图片改名.xlsx")
def photograph() -> Raw:
    """A photograph of a printed table."""
    return Raw(lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 64)


@stranger("93_压缩包.xlsx")
def archive() -> Raw:
    """An archive of other workbooks, renamed."""

    def made() -> bytes:
        file = BytesIO()
        with zipfile.ZipFile(file, "w") as packed:
            packed.writestr("一季度/项目.xlsx", old_mac().content())
        return file.getvalue()

    return Raw(made)
