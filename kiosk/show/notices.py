"""Which notices hang on the board today."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from kiosk.content.model import Notice


def shown(
    notices: Iterable[Notice], today: dt.date | None, not_before: dt.date | None = None
) -> tuple[Notice, ...]:
    """Return the notices of `today`, the newest first.

    Args:
        notices: All notices of the site.
        today: The date; None while the clock cannot be trusted, and then a notice is hidden
            only if it has expired for certain.
        not_before: A day that is over for certain, as the day the content was made.
    """
    earliest = today or not_before
    now = [
        notice
        for notice in notices
        if (today is None or notice.from_ <= today)
        and (earliest is None or notice.until is None or notice.until >= earliest)
    ]
    return tuple(sorted(now, key=lambda notice: notice.from_, reverse=True))
