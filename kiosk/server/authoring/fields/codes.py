"""Codes: the names of things in links and statistics, made from their Chinese titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from pypinyin import lazy_pinyin

if TYPE_CHECKING:
    from collections.abc import Container

LONGEST = 64
_USED = 40
"""Characters of a code that is made here; a number may follow."""

check_code = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*\Z",
    _("Only lower-case letters, digits and single hyphens, such as plan-2026."),
)


def code_of(title: str, taken: Container[str] = (), otherwise: str = "part") -> str:
    """Return a code for `title` that is not among `taken`: 二季度积分榜 → er-ji-du-ji-fen-bang."""
    syllables = lazy_pinyin(title, errors=lambda other: f" {other} ")
    words = re.findall("[a-z0-9]+", " ".join(syllables).lower())
    code = "-".join(words)[:_USED].strip("-") or otherwise
    if code not in taken:
        return code
    return next(f"{code}-{n}" for n in range(2, 10**6) if f"{code}-{n}" not in taken)
