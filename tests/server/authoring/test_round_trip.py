from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.server.authoring.export import export_site
from kiosk.server.authoring.importing import import_site
from tests.server.authoring.sites import DEMO, hashes, loaded, media_hashes, no_probe

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.server.authoring.models import Township, VillageSite


def test_the_demo_site_comes_back_as_it_was(heguang: VillageSite, tmp_path: Path) -> None:
    export_site(heguang, tmp_path / "out")
    assert loaded(tmp_path / "out") == loaded(DEMO)
    assert media_hashes(tmp_path / "out") == media_hashes(DEMO)


def test_what_was_exported_is_imported_and_exported_byte_for_byte(
    heguang: VillageSite, township: Township, tmp_path: Path
) -> None:
    export_site(heguang, tmp_path / "first")

    import_site(tmp_path / "first", township, site=heguang, probe=no_probe)
    export_site(heguang, tmp_path / "over itself")
    assert hashes(tmp_path / "over itself") == hashes(tmp_path / "first")

    again = import_site(tmp_path / "first", township, code="again", probe=no_probe)
    again.code = "heguang"
    again.save_revision(clean=False)  # only the draft, for both cannot have the code
    export_site(again, tmp_path / "second")
    assert hashes(tmp_path / "second") == hashes(tmp_path / "first")
