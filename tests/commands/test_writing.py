"""The small commands that write files: `kiosk schema`, `kiosk fonts`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import cli, settings
from kiosk.commands import fonts, schema
from kiosk.content.fonts import Fonts

if TYPE_CHECKING:
    import pytest


def test_the_schema_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(schema, "site_schema", lambda: {"title": "示范点"})
    assert cli.run(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == {"title": "示范点"}


def test_the_schema_is_written_to_a_file_in_a_new_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(schema, "site_schema", lambda: {"title": "示范点"})
    file = tmp_path / "new" / "site.schema.json"
    assert cli.run(["schema", "--out", str(file)]) == 0
    assert json.loads(file.read_text(encoding="utf-8")) == {"title": "示范点"}


def test_a_file_that_cannot_be_written_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(schema, "site_schema", dict)
    assert cli.run(["schema", "--out", str(tmp_path)]) == 1
    assert "choose another place" in capsys.readouterr().err


def prepared(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    asked: list[Path] = []

    def prepare(folder: Path) -> Fonts:
        asked.append(folder)
        return Fonts(*(folder / name for name in ("a", "b", "c", "d")))

    monkeypatch.setattr(fonts, "prepare_fonts", prepare)
    return asked


def test_fonts_go_where_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = prepared(monkeypatch)
    assert cli.run(["fonts", "--out", "here"]) == 0
    assert asked == [Path("here")]
    assert capsys.readouterr().out.split() == ["here/a", "here/b", "here/c", "here/d"]


def test_fonts_go_into_the_data_folder_of_this_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = prepared(monkeypatch)
    file = tmp_path / "kiosk.yaml"
    file.write_text("site: demo\ntheme: theme.yaml\ndata: mine\n")
    cli.run(["fonts", "--settings", str(file)])
    assert asked == [tmp_path / "mine" / "fonts"]


def test_fonts_need_no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked = prepared(monkeypatch)
    monkeypatch.setattr(settings, "SYSTEM_SETTINGS", tmp_path / "none")
    monkeypatch.setattr(settings, "CHECKOUT_SETTINGS", tmp_path / "none")
    monkeypatch.setattr(settings, "SYSTEM_DATA", tmp_path / "none")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert cli.run(["fonts"]) == 0
    assert asked == [tmp_path / "kiosk" / "fonts"]
