"""This machine's settings."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kiosk import settings
from kiosk.complaints import WrongValueError
from kiosk.errors import SettingsError
from kiosk.settings import data_folder, find_settings, load_settings, read_size
from kiosk.show.pin import sealed

LEAST = "site: ../demo\ntheme: theme.yaml\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "config"
    folder.mkdir()
    return folder / "kiosk.yaml"


def load(file: Path, text: str) -> settings.Settings:
    file.write_text(text, encoding="utf-8")
    return load_settings(file)


def faults(file: Path, text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        load(file, LEAST + text)
    return caught.value.en


def test_what_is_not_written_has_a_good_value(file: Path) -> None:
    read = load(file, LEAST)
    assert read.window is None
    assert read.language is None
    assert (read.idle.after, read.idle.warning) == (60, 10)
    assert read.volume == 0.8
    assert read.status is None
    assert read.data == data_folder()


def test_paths_are_relative_to_the_file(file: Path, tmp_path: Path) -> None:
    read = load(file, LEAST + "data: /srv/kiosk\nstatus: run/status.json\n")
    assert read.site == tmp_path / "demo"
    assert read.theme == tmp_path / "config" / "theme.yaml"
    assert read.data == Path("/srv/kiosk")
    assert read.status == tmp_path / "config/run/status.json"


def test_a_link_to_a_site_stays_a_link(file: Path, tmp_path: Path) -> None:
    (tmp_path / "release-1").mkdir()
    (tmp_path / "demo").symlink_to("release-1")
    assert load(file, LEAST).site == tmp_path / "demo"


@pytest.mark.parametrize(
    ("written", "window"),
    [("fullscreen", None), ("1280x720", (1280, 720)), ("1080×1920", (1080, 1920))],
)
def test_a_window_is_a_size_or_the_whole_screen(
    file: Path, written: str, window: tuple[int, int] | None
) -> None:
    assert load(file, f"{LEAST}window: {written}\n").window == window


def test_every_wrong_key_is_named_with_its_line_and_the_nearest_right_one(file: Path) -> None:
    said = faults(file, "volme: 0.5\nidle:\n  afer: 30\nwindows: fullscreen\n")
    assert said.splitlines() == [
        "kiosk.yaml:3:1: there is no key “volme”; did you mean “volume”?",
        "kiosk.yaml:5:3: there is no key “afer”; did you mean “after”?",
        "kiosk.yaml:6:1: there is no key “windows”; did you mean “window”?",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("window: big", "“window”: a size is written as 1280x720, or fullscreen"),
        ("window: 100x100", "“window”: width and height lie between 320 and 7680, or fullscreen"),
        ("volume: 80", "“volume”: it must not be greater than 1"),
        ("volume: loud", "“volume”: a number belongs here"),
        ("volume: yes", "“volume”: a number belongs here"),
        ("language: Chinese", "“language”: a language is written as zh-Hans or en"),
        ("idle: 60", "“idle”: lines of “key: value” belong here"),
        ("idle: {after: 5}", "“idle.after”: it must not be less than 10"),
        ("idle: {after: 20, warning: 20}", "“idle”: warning must be shorter than after"),
        ("data: 7", "“data”: a file's name belongs here"),
    ],
)
def test_a_wrong_value_is_told_in_plain_words(file: Path, text: str, said: str) -> None:
    assert said in faults(file, text + "\n")


def test_a_setting_never_changes(file: Path) -> None:
    read = load(file, LEAST)
    with pytest.raises(ValueError, match="frozen"):
        read.volume = 0.1


def test_the_settings_that_come_with_the_project_are_right() -> None:
    read = load_settings(settings.CHECKOUT_SETTINGS)
    assert (read.site / "site.yaml").is_file()
    assert read.theme.is_file()


def test_an_installed_kiosk_has_its_own_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "kiosk.yaml"
    monkeypatch.setattr(settings, "SYSTEM_SETTINGS", installed)
    assert find_settings() == settings.CHECKOUT_SETTINGS
    installed.touch()
    assert find_settings() == installed


def test_without_any_settings_it_is_said_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SYSTEM_SETTINGS", tmp_path / "a")
    monkeypatch.setattr(settings, "CHECKOUT_SETTINGS", tmp_path / "b")
    with pytest.raises(SettingsError, match="--settings"):
        find_settings()


def test_an_installed_kiosk_keeps_its_data_in_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SYSTEM_DATA", tmp_path)
    assert data_folder() == tmp_path


def test_somebody_who_tries_it_keeps_its_data_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SYSTEM_DATA", tmp_path / "none")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert data_folder() == tmp_path / "share" / "kiosk"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert data_folder() == tmp_path / ".local/share/kiosk"


@pytest.mark.parametrize("text", ["", "1280", "x720", "1280x", "1280x720x3", "-1x5", "1e3x700"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(WrongValueError, match="1280x720"):
        read_size(text)


# --- content that arrives by itself -----------------------------------------------------

UPDATE = "update: {site: heguang, root: heguang.root.json"


def test_without_a_part_update_nothing_arrives(file: Path) -> None:
    read = load(file, LEAST)
    assert (read.update, read.store) == (None, None)


def test_the_store_is_in_the_data_folder_unless_it_is_said_where(file: Path) -> None:
    assert load(file, f"{LEAST}data: d\n{UPDATE}}}\n").store == file.parent / "d/store"
    read = load(file, f"{LEAST}{UPDATE}, store: s, sticks: [usb, /media]}}\n")
    assert read.update is not None
    assert read.store == file.parent / "s"
    assert read.update.root == file.parent / "heguang.root.json"
    assert read.update.sticks == (file.parent / "usb", Path("/media"))


def test_hours_of_the_night_are_written_as_people_write_them(file: Path) -> None:
    read = load(file, f"{LEAST}{UPDATE}, night: 22:30-6:00}}\n")
    assert read.update is not None
    assert read.update.night == (dt.time(22, 30), dt.time(6))


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("servr: x", "there is no key “servr”; did you mean “server”?"),
        ("nigth: 22:00-06:00", "there is no key “nigth”; did you mean “night”?"),
        ("night: late", "“update.night”: hours are written as 22:00-06:00"),
        ("night: 25:00-06:00", "“update.night”: hours are written as 22:00-06:00"),
        ("every: 1", "“update.every”: it must not be less than 10"),
        ("rate: fast", "“update.rate”: a number belongs here"),
    ],
)
def test_what_is_wrong_with_updates_is_told_in_plain_words(
    file: Path, more: str, said: str
) -> None:
    assert said in faults(file, f"{UPDATE}, {more}}}\n")


def test_the_example_in_the_settings_that_come_with_the_project_is_right(file: Path) -> None:
    lines = settings.CHECKOUT_SETTINGS.read_text(encoding="utf-8").splitlines()
    begin = lines.index("# update:")
    example = "\n".join(line.removeprefix("# ") for line in lines[begin:])
    read = load(file, f"{LEAST}{example}\n").update
    assert read is not None
    assert set(read.model_fields_set) == set(type(read).model_fields)


def test_a_pin_is_kept_as_it_was_made(file: Path) -> None:
    kept = sealed("270418", b"salt of 16 bytes")
    assert load(file, f"{LEAST}service:\n  pin: {kept}\n").service.pin == kept
    assert load(file, LEAST).service.pin is None


@pytest.mark.parametrize("pin", ["'270418'", "scrypt:14:00:00", "x"])
def test_a_pin_written_by_hand_is_refused(file: Path, pin: str) -> None:
    assert "kiosk settings pin" in faults(file, f"service:\n  pin: {pin}\n")
