"""Values as the page reads them."""

from __future__ import annotations

import json

COOKIE = "pass"
"""The name of the cookie that holds a pass."""


def as_json(values: object) -> str:
    """Return `values` as JSON, as short as can be.

    Raises:
        ValueError: A number is none.
    """
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
