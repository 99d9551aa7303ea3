"""The words of the interface: English in the code, other languages from gettext catalogs."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

LOCALE = Path(__file__).resolve().parent.parent / "locale"
"""Where the catalogs lie, one folder per language."""


def mark(msgid: str) -> str:
    """Return `msgid` as it is, and let the extractor find it; `Words` translates it later.

    For words kept in a table before anybody has chosen a language.
    """
    return msgid


@dataclass(frozen=True, slots=True)
class Words:
    """Speaks the interface's words in one language.

    Two of the same language are equal, so a Kivy property that holds one tells its followers
    only when the language really changes.

    Attributes:
        language: As the site writes it (`zh-Hans`, `en`); one without a catalog reads English.
    """

    language: str

    def __call__(self, msgid: str, /, **values: object) -> str:
        """Return `msgid` in this language, with `{name}` replaced by `values`."""
        if not msgid:
            return ""  # gettext would answer with the catalog's header
        return _fill(_catalog(self.language).gettext(msgid), values)

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Return the wording for `count` things; `{count}` is filled in too."""
        text = _catalog(self.language).ngettext(one, many, count)
        return text.format(count=count, **values)

    def date(self, day: dt.date) -> str:
        """Return a date as people write it: 2026年11月24日, 24 November 2026."""
        month = self(_MONTHS[day.month - 1])
        return self(_DATE, day=day.day, month=month, year=day.year)

    def day(self, day: dt.date) -> str:
        """Return a date without its year: 11月24日, 24 November."""
        return self(_DAY, day=day.day, month=self(_MONTHS[day.month - 1]))

    def weekday(self, day: dt.date) -> str:
        """Return the day of the week: 星期二, Tuesday."""
        return self(_WEEKDAYS[day.weekday()])


def _fill(text: str, values: dict[str, object]) -> str:
    return text.format(**values) if values else text


@lru_cache(maxsize=12)
def _catalog(language: str) -> gettext.NullTranslations:
    """Read the catalog of `language`; an empty one, which speaks English, when there is none."""
    name = "zh_Hans" if language.startswith("zh") else language.replace("-", "_")
    try:
        with (LOCALE / name / "LC_MESSAGES" / "kiosk.mo").open("rb") as file:
            return gettext.GNUTranslations(file)
    except OSError:
        return gettext.NullTranslations()


_DATE = mark("{day} {month} {year}")
_DAY = mark("{day} {month}")
_MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)
_WEEKDAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)
