"""Office files are ZIP archives; this packs one again so that the same content is the same bytes, whatever the clock says."""

from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP archive can name


def packed_again(archive: bytes) -> bytes:
    """The same members in the same order, each with the same time."""
    made = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = ZipInfo(name, LONG_AGO)
            member.compress_type = ZIP_DEFLATED
            member.create_system = 0  # the same on every machine
            new.writestr(member, old.read(name))
    return made.getvalue()
