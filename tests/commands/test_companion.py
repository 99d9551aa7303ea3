"""`kiosk settings companion` and `kiosk run --follow`: two screens in a room."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from kiosk.cli import run
from kiosk.settings import load_settings

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.settings import Settings

LEAST = "site: demo   # the folder\ntheme: theme.yaml\nremote:\n  port: 9000   # ours\n"
KEY = "12345678901234567890123456789012"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "kiosk.yaml"
    file.write_text(LEAST, encoding="utf-8")
    return file


def companion(file: Path, *more: str) -> int:
    return run(["settings", "companion", "--settings", str(file), "--language", "en", *more])


def same(file: Path, typed: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    return companion(file, "--same")


def test_a_key_is_made_told_and_taken_by_the_other_screen(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert companion(file) == 0
    told = capsys.readouterr().out
    made = load_settings(file).remote.companion
    assert made is not None
    shown = re.search(r"^([0-9a-f]{4} ){7}[0-9a-f]{4}$", told, re.MULTILINE)
    assert shown is not None
    file.write_text(LEAST, encoding="utf-8")

    assert same(file, shown[0].upper() + "\n", monkeypatch) == 0
    settings = load_settings(file)
    assert (settings.remote.companion, settings.remote.port) == (made, 9000)
    assert "# ours" in file.read_text(encoding="utf-8")


def test_a_key_of_digits_alone_stays_a_key(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert same(file, KEY, monkeypatch) == 0
    assert load_settings(file).remote.companion == KEY


def test_a_key_can_be_taken_away(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    same(file, KEY, monkeypatch)
    assert companion(file, "--off") == 0
    assert file.read_text(encoding="utf-8") == LEAST


@pytest.mark.parametrize("typed", ["", "1234", KEY + "z", "nobody knows"])
def test_what_is_no_key_is_refused_and_changes_nothing(
    file: Path, typed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert same(file, typed, monkeypatch) == 1
    assert "no key" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == LEAST


def shown_with(file: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> Settings:
    shown: list[Settings] = []
    monkeypatch.setattr(
        "kiosk.app.run_display", lambda settings, **_: shown.append(settings) or object()
    )
    assert run(["run", "--settings", str(file), "--no-agent", *options]) == 0
    return shown[0]


def test_a_screen_follows_whom_it_is_told_to(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    same(file, KEY, monkeypatch)
    remote = shown_with(file, monkeypatch, "--follow", "hall").remote
    assert (remote.follow, remote.console, remote.companion) == ("hall", False, KEY)
    remote = shown_with(file, monkeypatch, "--follow", "10.0.0.5:8480", "--console").remote
    assert (remote.follow, remote.console) == ("10.0.0.5:8480", True)
    assert shown_with(file, monkeypatch).remote.follow is None


@pytest.mark.parametrize(
    ("options", "said"), [(("--follow", "hall"), "companion"), (("--console",), "--follow")]
)
def test_following_says_what_it_takes(
    file: Path, options: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["run", "--settings", str(file), "--no-agent", *options]) == 2
    assert said in capsys.readouterr().err
