"""The page's words from the kiosk's catalogs, and which language a phone wants."""

from __future__ import annotations

import gettext
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LOCALE = Path(__file__).resolve().parent.parent / "locale"
DOMAIN = "remote"


@lru_cache(maxsize=8)
def page_words(language: str) -> dict[str, str]:
    """Return every word of the page in `language` by its English; none for English itself."""
    catalog = _catalog(language)
    if not isinstance(catalog, gettext.GNUTranslations):
        return {}
    spoken: dict[str, str] = catalog._catalog  # type: ignore[attr-defined]  # noqa: SLF001  # it has no other door
    return {msgid: text for msgid, text in spoken.items() if isinstance(msgid, str) and msgid}


def speak(language: str, msgid: str) -> str:
    """Return `msgid` in `language`."""
    return _catalog(language).gettext(msgid)


def spoken_by(accepted: str, languages: Iterable[str]) -> str:
    """Return which of `languages` a browser's `Accept-Language` asks for, else the first."""
    known = list(languages) or ["zh-Hans"]
    for part in accepted.split(","):
        wish = part.split(";")[0].strip().split("-")[0].lower()
        for language in known:
            if wish and language.split("-")[0].lower() == wish:
                return language
    return known[0]


@lru_cache(maxsize=8)
def _catalog(language: str) -> gettext.NullTranslations:
    if not language.startswith("zh"):
        return gettext.NullTranslations()
    try:
        with (LOCALE / "zh_Hans" / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
            return gettext.GNUTranslations(file)
    except OSError:
        return gettext.NullTranslations()
