"""The last problems as texts for codes on the glass, which a phone reads without any network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.show.upkeep import MOST_CODES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from kiosk.show.upkeep import Happening

LARGEST = 640
"""Bytes in one code: a phone reads that many from a screen at arm's length."""


def codes(
    problems: Sequence[Happening], head: str, language: str, *, most: int = LARGEST
) -> tuple[str, ...]:
    """Put problems into texts small enough for codes that a phone can read.

    The same problem is told once, with how often it came, the newest first. What does not fit
    into the most codes there may be is left out, the oldest first.

    Args:
        problems: The newest first.
        head: What each text begins with, to know whose it is.
        language: Of the words.
        most: Bytes of a text.
    """
    times: dict[str, int] = {}
    latest: dict[str, dt.datetime] = {}
    for problem in problems:
        words = " ".join(problem.said.pick(language).split())
        times[words] = times.get(words, 0) + 1
        latest.setdefault(words, problem.at)
    told = [
        f"{latest[words]:%m-%d %H:%M} {words}" + (f" ×{count}" if count > 1 else "")
        for words, count in times.items()
    ]
    room = most - len(f"{head} {MOST_CODES}/{MOST_CODES}\n".encode())
    pages = _pages(told, room)[:MOST_CODES]
    return tuple(f"{head} {n}/{len(pages)}\n{page}" for n, page in enumerate(pages, 1))


def _pages(lines: Sequence[str], room: int) -> list[str]:
    pages: list[str] = []
    page = ""
    for line in lines:
        kept = _cut(line, room)
        both = f"{page}\n{kept}" if page else kept
        if len(both.encode()) <= room:
            page = both
        else:
            pages.append(page)
            page = kept
    return [*pages, page] if page else pages


def _cut(line: str, room: int) -> str:
    """Return as much of `line` as has place in `room` bytes, no character torn."""
    raw = line.encode()
    if len(raw) <= room:
        return line
    mark = "…"
    return raw[: room - len(mark.encode())].decode(errors="ignore") + mark
