from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import wagtail
from babel.messages.extract import extract_from_file
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

import kiosk.server

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from babel.messages.catalog import Catalog

_SERVER = Path(kiosk.server.__file__).parent
_WAGTAIL = Path(wagtail.__file__).parent
_APPS = ("accounts", "authoring", "devices", "fleet", "jobs", "project", "releases", "review")
_UNUSED = ("contrib", "locales")  # parts of Wagtail that are not installed here
_KEYWORDS = dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")) | {
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
}
_CALL = re.compile(r"""\b(?:_|gettext|ngettext)\((?:u)?("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')""")
_PLACE = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


def _catalogues(domain: str) -> list[Path]:
    return sorted(_SERVER.rglob(f"zh_Hans/LC_MESSAGES/{domain}.po"))


def _read(file: Path) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream, locale="zh_Hans")


def _one(said: str | Sequence[str] | None) -> str:
    """Return what is said; Chinese counts everything with the same words."""
    return said if isinstance(said, str) else said[0] if said else ""


def _chinese(*files: Path) -> dict[str, str]:
    """Return what has a translation, by its English; of counted things, their plural."""
    said: dict[str, str] = {}
    for file in files:
        for message in _read(file):
            english = _one(message.id)
            chinese = _one(message.string)
            if english and chinese and not message.fuzzy:
                said[english] = chinese
    return said


def _written(file: Path) -> Iterator[str]:
    """Yield the English words that a file of ours says to people."""
    if file.suffix == ".py":
        for _, words, _, _ in extract_from_file("python", file, keywords=_KEYWORDS):
            yield words[0] if isinstance(words, tuple) else words
    elif file.suffix in {".html", ".txt"}:
        for match in _CALL.finditer(templatize(file.read_text("utf-8"))):
            yield ast.literal_eval(match[1])


@pytest.mark.parametrize("app", _APPS)
def test_every_word_of_ours_is_said_in_chinese(app: str) -> None:
    said = _chinese(*_catalogues("django"))
    theirs = _chinese(
        *_WAGTAIL.rglob("zh_Hans/LC_MESSAGES/django.po"),
        *(_WAGTAIL.parent / "django").rglob("zh_Hans/LC_MESSAGES/django.po"),
        *(_WAGTAIL.parent / "allauth").rglob("zh_Hans/LC_MESSAGES/django.po"),
    )
    missing = {
        f"{file.relative_to(_SERVER)}: {words}"
        for file in (_SERVER / app).rglob("*")
        if file.is_file() and "migrations" not in file.parts
        for words in _written(file)
        if words not in said and words not in theirs
    }
    assert sorted(missing) == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_every_word_of_wagtails_is_said_in_chinese(domain: str) -> None:
    said = _chinese(*_catalogues(domain))
    missing = []
    for english in _WAGTAIL.rglob(f"locale/en/LC_MESSAGES/{domain}.po"):
        if any(part in _UNUSED for part in english.relative_to(_WAGTAIL).parts):
            continue
        theirs = english.parents[2] / "zh_Hans" / "LC_MESSAGES" / f"{domain}.po"
        known = _chinese(theirs) if theirs.exists() else {}
        for message in _read(english):
            words = _one(message.id)
            if words and words not in known and words not in said:
                missing.append(words)
    assert missing == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_what_is_compiled_is_what_is_written(domain: str) -> None:
    files = _catalogues(domain)
    assert files
    for file in files:
        with file.with_suffix(".mo").open("rb") as stream:
            compiled = read_mo(stream)
        written = _read(file)
        for message in written:
            if message.id and message.string and not message.fuzzy and all(message.string):
                match = compiled.get(message.id, message.context)
                assert match is not None, (file, message.id)
                assert _one(match.string) == _one(message.string), (file, message.id)


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_the_chinese_has_the_same_places_for_values(domain: str) -> None:
    for file in _catalogues(domain):
        for message in _read(file):
            if not message.id or not message.string:
                continue
            english = message.id if isinstance(message.id, str) else message.id[1]
            chinese = message.string if isinstance(message.string, str) else message.string[0]
            if chinese:
                assert set(_PLACE.findall(chinese)) == set(_PLACE.findall(english)), english
