"""Personal data masked: identity and mobile numbers never reach a public screen whole."""

from __future__ import annotations

import re

# 6 digits of region, 8 of the date of birth, 3 of order, 1 of check: by shape, not by the check
# digit, for a number with a slip of the pen still tells who it is. `\d` takes full-width digits.
_IDENTITY = re.compile(
    r"(?<!\d)([1-9１-９]\d{3})\d{2}"
    r"(?:[1１][89８９]|[2２][0０])\d{2}"
    r"(?:[0０][1-9１-９]|[1１][0-2０-２])"
    r"(?:[0０][1-9１-９]|[12１２]\d|[3３][01０１])"
    r"(\d{3}[\dXxＸｘ])(?![\dXxＸｘ])"
)
_MOBILE = re.compile(r"(?<!\d)((?:\+?86[ -]?)?[1１][3-9３-９]\d)([ -]?)\d{4}([ -]?)(\d{4})(?!\d)")


def mask_identity(text: str) -> str:
    """Return `text` with every identity number as `5301**********1234`."""
    return _IDENTITY.sub(r"\1**********\2", text)


def mask_mobile(text: str) -> str:
    """Return `text` with every mobile number as `138****5678`."""
    return _MOBILE.sub(r"\1\2****\3\4", text)


def mask(text: str) -> str:
    """Return `text` with identity and mobile numbers masked; masking twice changes nothing."""
    if not _DIGITS.search(text):
        return text
    return mask_mobile(mask_identity(text))


_DIGITS = re.compile(r"\d{3}")
"""A mobile number has three digits in a row whatever its spacing; most texts have not."""
