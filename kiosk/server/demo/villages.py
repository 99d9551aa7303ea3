"""The three villages, as folders that are imported: one comes with the kiosk, two are small."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HERE = Path(__file__).resolve().parent
HEGUANG = _HERE.parents[2] / "media" / "demo"
"""The site that comes with a checkout of the project; an installed server does not have it."""
_PICTURE = re.compile(r"pictures/[\w.-]+")


def village_folders(scratch: Path) -> Iterator[Path]:
    """Yield the folder of each village; the small ones borrow the pictures of the large one.

    Args:
        scratch: An empty folder for the small ones.
    """
    if not HEGUANG.is_dir():
        return
    yield HEGUANG
    for written in sorted(_HERE.glob("*.yaml")):
        folder = scratch / written.stem
        text = written.read_text("utf-8")
        for picture in sorted(set(_PICTURE.findall(text))):
            (folder / picture).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(HEGUANG / picture, folder / picture)
        (folder / "site.yaml").write_text(text, "utf-8")
        yield folder
