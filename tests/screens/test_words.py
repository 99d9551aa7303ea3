"""The interface's words: what is said, and that nothing is left unsaid in Chinese."""

from __future__ import annotations

import datetime as dt
import gettext
import io
import re
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import kiosk.screens
from kiosk.screens.words import LOCALE, Words, mark

if TYPE_CHECKING:
    from collections.abc import Sequence

SCREENS = Path(kiosk.screens.__file__).parent
PO = LOCALE / "zh_Hans" / "LC_MESSAGES" / "kiosk.po"
KEYWORDS = {"words": None, "say": None, "mark": None, "plural": (1, 2)}
ZH = Words("zh-Hans")
EN = Words("en")


def written(folder: Path = SCREENS) -> set[str | tuple[str, ...]]:
    """Every msgid in the screens, as the command in docs/translation.md finds them."""
    found = extract_from_dir(
        folder, method_map=[("**.py", "python"), ("**.kv", "python")], keywords=KEYWORDS
    )
    return {message for _, _, message, _, _ in found if message}


def chinese() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="zh_Hans")


def key(message: str | Sequence[str] | None) -> str:
    return message if isinstance(message, str) else (message or ("",))[0]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_chinese_is_spoken_from_the_catalog() -> None:
    assert ZH("Monday") == "星期一"


@pytest.mark.parametrize("language", ["zh", "zh-Hans", "zh-CN"])
def test_every_kind_of_chinese_reads_the_simplified_catalog(language: str) -> None:
    assert Words(language)("Monday") == "星期一"


@pytest.mark.parametrize("language", ["en", "fr", "x/../y", ""])
def test_a_language_without_a_catalog_reads_english(language: str) -> None:
    assert Words(language)("Monday") == "Monday"


def test_an_empty_word_is_not_the_header_of_the_catalog() -> None:
    assert ZH("") == ""


def test_values_are_filled_in() -> None:
    assert EN("{minutes} min left", minutes=7) == "7 min left"


def test_braces_without_values_stay_as_they_are() -> None:
    assert EN("{") == "{"


def test_counted_things_have_two_forms_in_english() -> None:
    assert EN.plural("{count} slide", "{count} slides", 1) == "1 slide"
    assert EN.plural("{count} slide", "{count} slides", 3) == "3 slides"


def test_a_date_is_written_as_people_write_it() -> None:
    day = dt.date(2026, 11, 24)
    assert ZH.date(day) == "2026年11月24日"
    assert EN.date(day) == "24 November 2026"


def test_a_weekday_has_its_name() -> None:
    assert ZH.weekday(dt.date(2026, 11, 24)) == "星期二"
    assert EN.weekday(dt.date(2026, 11, 29)) == "Sunday"


def test_two_speakers_of_one_language_are_equal() -> None:
    assert Words("en") == Words("en")
    assert Words("en") != Words("zh-Hans")


def test_a_marked_word_is_not_yet_translated() -> None:
    assert mark("Monday") == "Monday"


def test_words_are_found_in_kv(tmp_path: Path) -> None:
    (tmp_path / "door.kv").write_text(
        "#:kivy 2.3\n<Door>:\n    text: root.words('Look') if root.ready else ''\n"
        "    Label:\n        text:\n            root.words.plural('{count} stop', "
        "'{count} stops', root.stops)\n",
        encoding="utf-8",
    )
    assert written(tmp_path) == {"Look", ("{count} stop", "{count} stops")}


def test_no_call_in_a_screen_escapes_the_extractor() -> None:
    literal = re.compile(r"""\bwords\(\s*(["'])((?:(?!\1)[^\\\n]|\\.)+)\1\s*[,)]""")
    found = {key(message) for message in written()}
    seen = {
        match.group(2).encode().decode("unicode_escape").encode("latin-1").decode()
        for path in [*SCREENS.rglob("*.py"), *SCREENS.rglob("*.kv")]
        for match in literal.finditer(path.read_text(encoding="utf-8"))
    }
    assert seen <= found


def test_every_word_on_a_screen_has_its_chinese() -> None:
    catalog = chinese()

    def said(message: str | tuple[str, ...]) -> bool:
        entry = catalog.get(key(message))
        return isinstance(entry, Message) and entry.string not in ("", ("",))

    assert [message for message in written() if not said(message)] == []


def test_the_catalog_holds_no_word_that_no_screen_says() -> None:
    spoken = {key(message) for message in written()}
    assert [m.id for m in chinese() if m.id and key(m.id) not in spoken] == []


def test_the_chinese_fills_in_the_same_values() -> None:
    wrong = [
        m.id
        for m in chinese()
        if m.id
        and not fields(key(m.string))
        <= fields(key(m.id)) | ({"count"} if m.pluralizable else set())
    ]
    assert wrong == []


def test_the_compiled_catalog_says_what_the_written_one_says() -> None:
    buffer = io.BytesIO()
    write_mo(buffer, chinese())
    buffer.seek(0)
    fresh = gettext.GNUTranslations(buffer)._catalog  # type: ignore[attr-defined]
    with PO.with_suffix(".mo").open("rb") as file:
        kept = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    fresh.pop("", None)
    kept.pop("", None)
    assert kept == fresh
