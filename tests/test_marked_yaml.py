"""Small YAML files read into a model, every fault at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field

from kiosk.errors import SettingsError
from kiosk.marked_yaml import LONGEST_FILE, read_model

if TYPE_CHECKING:
    from pathlib import Path


class Lamp(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    colour: str
    watts: Annotated[float, Field(gt=0, le=100)] = 5.0


class Room(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    lamps: tuple[Lamp, ...] = ()
    ceiling: Lamp | None = None
    door: Lamp = Lamp(colour="red")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "room.yaml"


def faults(file: Path, text: str | bytes) -> str:
    """What is said in English about a file with this text."""
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(SettingsError) as caught:
        read_model(file, Room)
    assert caught.value.en.count("\n") == caught.value.zh.count("\n")
    return caught.value.en


def test_a_right_file_becomes_the_model(file: Path) -> None:
    file.write_text("\ufeffname: 活动室\nlamps:\n- colour: gold\n", encoding="utf-8")
    assert read_model(file, Room) == Room(name="活动室", lamps=(Lamp(colour="gold"),))


def test_every_fault_is_told_at_its_line_and_column(file: Path) -> None:
    said = faults(file, "name: 5\nlamps:\n  - colour: red\n    watts: 900\n  - watts: bright\n")
    assert said.splitlines() == [
        "room.yaml:1:1: “name”: a text belongs here",
        "room.yaml:4:5: “lamps.0.watts”: it must not be greater than 100",
        "room.yaml:5:5: “lamps.1.colour” is missing",
        "room.yaml:5:5: “lamps.1.watts”: a number belongs here",
    ]


def test_a_wrong_key_is_named_with_the_nearest_right_one(file: Path) -> None:
    assert faults(file, "nmae: x\n") == (
        "room.yaml:1:1: there is no key “nmae”; did you mean “name”?"
    )


def test_a_wrong_key_far_from_all_is_answered_with_those_there_are(file: Path) -> None:
    said = faults(file, "name: x\ndoor:\n  zzz: 1\n  colour: red\n")
    assert said == "room.yaml:3:3: there is no key “zzz”; known are colour, watts"


def test_a_missing_key_is_told(file: Path) -> None:
    assert faults(file, "") == "room.yaml: “name” is missing"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: [a", "room.yaml:2:1: this is not written as YAML"),
        ("name: &a x\n", "room.yaml:1:7: anchors and aliases are not allowed"),
        ("name: *a\n", "room.yaml:1:7: anchors and aliases are not allowed"),
        ("name: !!python/object:os.system x\n", "room.yaml:1:7: YAML tags are not allowed"),
        ("name: a\nname: b\n", "room.yaml:2:1: “name” is written twice"),
        ("name: a\n---\nname: b\n", "room.yaml:2:1: this is not written as YAML"),
        ("- a\n- b\n", "room.yaml: lines of “key: value” belong here"),
        ("just words", "room.yaml: lines of “key: value” belong here"),
        (b"name: \xff\xfe", "room.yaml: not UTF-8 text"),
        ("name: a\x00b", "room.yaml"),
        ("[" * 5000, "too many levels inside one another"),
        ("{a: " * 30, "too many levels inside one another"),
        ("? [a, b]\n: c\n", "room.yaml:1:3: a key can only be a word"),
        ("name: 2026-13-45\n", "a value is not written as YAML"),
        ("{}", "“name” is missing"),
        ("#" * (LONGEST_FILE + 1), "room.yaml: too large to be a settings file"),
    ],
)
def test_what_is_no_settings_file_is_refused_in_plain_words(
    file: Path, text: str | bytes, said: str
) -> None:
    assert said in faults(file, text)


@pytest.mark.parametrize(
    "text", ['"na\\eme": x', 'name: "a\\nb"', 'name: "\\u202e"', "name: |\n  a\n"]
)
def test_what_would_spoil_a_terminal_or_a_log_is_not_repeated(file: Path, text: str) -> None:
    said = faults(file, text)
    assert "it has an invisible character" in said
    assert said.isprintable()


def test_a_file_that_is_not_there_is_told(file: Path) -> None:
    with pytest.raises(SettingsError, match="there is no such file"):
        read_model(file, Room)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_model(tmp_path, Room)


@given(st.text(alphabet="name: lampscoudr-[]{}&*!|>'\"#%@?\n\t 0x1.~", max_size=60))
def test_whatever_is_written_is_read_or_refused_with_words(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.yaml"
    file.write_text(text, encoding="utf-8")
    refused = None
    try:
        read_model(file, Room)
    except SettingsError as error:
        refused = error
    assert refused is None or (refused.zh and refused.en)
