"""What people type or paste, made fit for a site's files."""

from __future__ import annotations

import re

from kiosk.content.encoding import INVISIBLE

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029\x85]")


def clean_text(text: str) -> str:
    """Return `text` with one kind of line end and without signs that nobody sees.

    Word and WeChat leave both behind; the loader refuses them, and nobody would find them.
    """
    return INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
