"""Which notices hang on the board."""

from __future__ import annotations

import datetime as dt

from kiosk.content.model import Notice
from kiosk.show.notices import shown


def notice(id_: str, from_: str, until: str | None = None) -> Notice:
    return Notice.model_validate(
        {"id": id_, "title": id_, "text": id_, "from": from_, "until": until}
    )


NOTICES = (
    notice("old", "2026-01-01", "2026-02-01"),
    notice("open", "2026-03-01"),
    notice("now", "2026-11-20", "2026-11-24"),
    notice("soon", "2026-12-01", "2026-12-31"),
)


def ids(today: str | None, not_before: str | None = None) -> list[str]:
    def day(text: str | None) -> dt.date | None:
        return dt.date.fromisoformat(text) if text else None

    return [n.id for n in shown(NOTICES, day(today), day(not_before))]


def test_a_notice_hangs_from_its_first_day_to_its_last() -> None:
    assert ids("2026-11-19") == ["open"]
    assert ids("2026-11-20") == ["now", "open"]
    assert ids("2026-11-24") == ["now", "open"]
    assert ids("2026-11-25") == ["open"]


def test_a_notice_without_a_last_day_stays() -> None:
    assert ids("2036-01-01") == ["open"]


def test_without_a_date_everything_that_may_be_true_hangs() -> None:
    assert ids(None) == ["soon", "now", "open", "old"]


def test_without_a_date_what_has_certainly_expired_is_gone() -> None:
    assert ids(None, not_before="2026-11-01") == ["soon", "now", "open"]


def test_a_date_counts_more_than_the_day_the_content_was_made() -> None:
    assert ids("2026-01-15", not_before="2026-11-01") == ["old"]
