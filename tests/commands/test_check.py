"""`kiosk check`, on small sites."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from kiosk import cli
from kiosk.commands import check
from tests.fakes.folder import site_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _no_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Glyphs are the loader's matter; extracting the faces takes seconds."""
    monkeypatch.setattr(check, "prepare_fonts", lambda _: SimpleNamespace(sans=None))


def report(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    status = cli.run(["check", str(folder), *more])
    return status, capsys.readouterr().out


def as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    status, out = report(folder, capsys, "--json")
    return status, json.loads(out)


def test_a_site_that_can_be_shown_and_is_too_short_fails_the_audit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out = report(site_folder(tmp_path / "site"), capsys, "--language", "zh-Hans")
    assert status == 1
    assert "四十分钟" in out


def test_every_fault_is_listed_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = site_folder(tmp_path / "site", nmae="x", cover="gone.png")
    status, out = report(folder, capsys, "--language", "en")
    assert status == 2
    assert out.count("site.yaml:1:") >= 2
    assert "To mend before the site can be shown: 2" in out
    status, out = report(folder, capsys, "--language", "zh-Hans")
    assert "共 2 处错误" in out


def test_programs_read_the_faults_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = as_json(site_folder(tmp_path / "site", nmae="x"), capsys)
    assert status == 2
    assert told["shown"] is False
    assert told["audit"] is None
    (fault,) = told["problems"]
    assert fault["file"] == "site.yaml"
    assert fault["line"] == 1
    assert fault["fatal"] is True
    assert "nmae" in fault["zh"]
    assert "nmae" in fault["en"]


def test_programs_read_the_audit_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = as_json(site_folder(tmp_path / "site"), capsys)
    assert status == 1
    assert told["shown"] is True
    assert told["audit"]["passed"] is False


def test_a_folder_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out = report(tmp_path / "nowhere", capsys, "--language", "en")
    assert status == 2
    assert "site.yaml" in out


def test_a_site_that_passes_is_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = SimpleNamespace(passed=True, as_json=lambda: {"passed": True})
    monkeypatch.setattr(check, "forty_minute_audit", lambda _: audit)
    status, told = as_json(site_folder(tmp_path / "site"), capsys)
    assert status == 0
    assert told["audit"] == {"passed": True}
