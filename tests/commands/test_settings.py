"""`kiosk settings pin`: the PIN of the service screen."""

from __future__ import annotations

import io
import stat
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cli import run
from kiosk.commands.settings import with_pin
from kiosk.settings import load_settings
from kiosk.show.pin import fits, sealed

if TYPE_CHECKING:
    from pathlib import Path

LEAST = "# ours\nsite: demo   # the folder\ntheme: theme.yaml\n"
KEPT = sealed("270418", b"a" * 16)
OTHER = sealed("9315", b"b" * 16)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "kiosk.yaml"
    file.write_text(LEAST, encoding="utf-8")
    file.chmod(0o640)
    return file


def told(file: Path, typed: str, monkeypatch: pytest.MonkeyPatch, *more: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    return run(["settings", "pin", "--settings", str(file), "--language", "en", *more])


def kept_in(file: Path) -> str:
    kept = load_settings(file).service.pin
    assert kept is not None
    return kept


def test_a_pin_is_kept_and_the_rest_of_the_file_stays(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(file, "270418\n", monkeypatch) == 0
    assert fits("270418", kept_in(file))
    assert file.read_text(encoding="utf-8").startswith(LEAST)
    assert "270418" not in file.read_text(encoding="utf-8") + capsys.readouterr().out
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [f.name for f in file.parent.iterdir()] == ["kiosk.yaml"]


def test_a_pin_can_be_changed_and_taken_away(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told(file, "270418\n", monkeypatch)
    told(file, "9315\n", monkeypatch)
    assert "changed" in capsys.readouterr().out
    assert fits("9315", kept_in(file))
    assert told(file, "", monkeypatch, "--off") == 0
    assert file.read_text(encoding="utf-8") == LEAST
    assert load_settings(file).service.pin is None


@pytest.mark.parametrize(
    ("typed", "why"),
    [("", "digits"), ("12a4", "digits"), ("123", "4 to 12"), ("1111", "again"), ("3456", "row")],
)
def test_a_pin_that_everybody_tries_is_refused_and_nothing_changes(
    file: Path,
    typed: str,
    why: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert told(file, typed + "\n", monkeypatch) != 0
    assert why in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == LEAST


def test_wrong_settings_are_not_made_worse(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("sight: demo\n", encoding="utf-8")
    assert told(file, "270418\n", monkeypatch) == 2
    assert file.read_text(encoding="utf-8") == "sight: demo\n"


@pytest.mark.parametrize(
    "text",
    [
        LEAST,
        LEAST.rstrip(),
        f"{LEAST}service:\n  pin: {OTHER}\n",
        f"service:   # staff\n  # the door\n  pin: {OTHER}   # old\n\n{LEAST}",
        f"{LEAST}# service:\n#   pin: x\n",
        f"service:\n{LEAST}",
        f"service:\n    pin: {OTHER}\n{LEAST}",
    ],
)
def test_however_the_file_was_written_it_holds_the_new_pin(file: Path, text: str) -> None:
    for kept in (KEPT, None, OTHER):
        text = with_pin(text, kept)
        file.write_text(text, encoding="utf-8")
        assert load_settings(file).service.pin == kept
        assert "site: demo" in text
    assert text.count("\n  pin:") == 1


@given(st.lists(st.sampled_from(["site: a", "", "# note", "idle:", "  after: 60"]), max_size=9))
def test_taking_it_away_again_leaves_the_file_as_it_was(lines: list[str]) -> None:
    text = "\n".join(lines).strip() + "\n"
    assert with_pin(with_pin(text, KEPT), None) == text
