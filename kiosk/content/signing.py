"""What who publishes and who receives must agree on about signed metadata, whole in bytes."""

from __future__ import annotations

import datetime as dt
import json
import re
from hashlib import sha256
from typing import Any

from kiosk.errors import ReleaseError

SIGNED_AT = "signed_at"
"""The field of `timestamp.json` that says when it was signed, as `2026-03-01T08:00:00Z`.

A kiosk whose clock has lost the date knows by it that it is at least so late.
"""

_GROUPS, _DIGITS = 4, 4
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


def fingerprint(root: bytes) -> str:
    """Return the short fingerprint of a `root.json`: four groups of four hex digits.

    People compare it on two screens when a kiosk first learns whom to trust. It is of what is
    signed, not of the file: a signature added later, or other blanks, do not change it.

    Raises:
        ReleaseError: `root` is no root metadata.
    """
    digest = sha256(_signed_part(root)).hexdigest()
    return " ".join(digest[at : at + _DIGITS] for at in range(0, _GROUPS * _DIGITS, _DIGITS))


def _signed_part(root: bytes) -> bytes:
    try:
        signed = json.loads(root)["signed"]
        kind = signed["_type"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise _no_root() from error
    if kind != "root":
        raise _no_root()
    try:
        text = json.dumps(signed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return text.encode()
    except (ValueError, RecursionError) as error:
        raise _no_root() from error


def _no_root() -> ReleaseError:
    return ReleaseError(
        "这不是信任根文件（root.json）；请向发布的人要正确的文件",
        "this is no root of trust (root.json); ask who publishes for the right file",
    )


def write_time(moment: dt.datetime) -> str:
    """Return `moment` as `SIGNED_AT` has it: UTC, to the second."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_time(text: Any) -> dt.datetime | None:
    """Return the moment that `text` names; None when it names none."""
    if not (isinstance(text, str) and _TIME.fullmatch(text)):
        return None
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None  # a thirteenth month
