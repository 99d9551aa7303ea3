"""The page's words in Chinese."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import kiosk.remote
from kiosk.remote.words import DOMAIN, LOCALE, page_words, speak, spoken_by

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

PO = LOCALE / "zh_Hans" / "LC_MESSAGES" / f"{DOMAIN}.po"
FOLDER = next(iter(kiosk.remote.__path__))


def chinese() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="zh_Hans")


def test_every_word_of_the_page_is_there_in_chinese() -> None:
    found = extract_from_dir(
        FOLDER,
        method_map=[("**.py", "python"), ("**.js", "javascript")],
        keywords={"say": None, "speak": (2,)},
    )
    written = {str(message) for _, _, message, _, _ in found}
    spoken = {str(message.id) for message in chinese() if message.id and message.string}

    assert len(written) > 70
    assert written == spoken


def test_what_is_read_is_what_was_written() -> None:
    with io.BytesIO() as compiled:
        write_mo(compiled, chinese())
        assert compiled.getvalue() == PO.with_suffix(".mo").read_bytes()


def test_a_phone_gets_all_words_of_chinese_and_none_of_english() -> None:
    assert page_words("zh-Hans")["Next"] == "下一个"
    assert page_words("en") == {}
    assert page_words("../../etc") == {}
    assert speak("zh-Hans", "Delegation") == "来访单位"


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("zh-CN,zh;q=0.9", "zh-Hans"),
        ("en-GB,en", "en"),
        ("fr,en;q=0.5", "en"),
        ("fr", "zh-Hans"),
        ("", "zh-Hans"),
        (";;,,", "zh-Hans"),
    ],
)
def test_a_phone_is_spoken_to_in_its_language(accepted: str, language: str) -> None:
    assert spoken_by(accepted, ["zh-Hans", "en"]) == language
