"""A compound file as office programs wrap a workbook behind a password."""

from io import BytesIO

from xlwt.CompoundDoc import XlsDoc

ENTRY_NAME_BYTES = 64


def encrypted_package() -> bytes:
    """Return a compound file whose only stream is an encrypted package."""
    file = BytesIO()
    XlsDoc().save(file, bytes(range(256)) * 32)
    return _renamed(file.getvalue(), "Workbook", "EncryptedPackage")


def _renamed(compound: bytes, old: str, new: str) -> bytes:
    at = compound.index(f"{old}\0".encode("utf-16-le"))
    name = f"{new}\0".encode("utf-16-le")
    entry = name.ljust(ENTRY_NAME_BYTES, b"\0") + len(name).to_bytes(2, "little")
    return compound[:at] + entry + compound[at + len(entry) :]
