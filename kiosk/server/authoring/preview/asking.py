"""Asking for pictures of a draft: those there are, at once; newer ones when they are drawn."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.utils.translation import gettext

from kiosk.server.authoring.desk.desk import fingerprint, plain
from kiosk.server.authoring.export.composing import compose
from kiosk.server.authoring.export.drafts import drafts
from kiosk.server.authoring.export.files import Library, Taken
from kiosk.server.authoring.export.writing import as_yaml
from kiosk.server.authoring.files import spoken_language
from kiosk.server.authoring.models import Preview

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.server.authoring.models import VillageSite

_KEPT_SECONDS = 24 * 3600
UNDER_WAY_SECONDS = 150
"""How long a drawing that was asked for is waited for before it is asked for again."""


@dataclass(frozen=True)
class Shot:
    """One picture of a draft.

    Attributes:
        portrait: Whether it shows a tall screen.
        url: Where the picture is; empty while there is none.
        fresh: Whether it shows the draft as it is now.
        says: What to know about it.
    """

    portrait: bool
    url: str
    fresh: bool
    says: str


@dataclass(frozen=True)
class Glass:
    """A screen in both shapes.

    Attributes:
        shots: The wide one, then the tall one.
        again: Whether to look again soon.
    """

    shots: tuple[Shot, ...]
    again: bool


def content_hash(site: VillageSite) -> str:
    """Return a hash of what the draft of `site` says and shows."""
    name = f"content:{site.pk}:{fingerprint(site)}"
    known: str | None = cache.get(name)
    if known is None:
        whole, parts = drafts(site)
        taken = Taken(Library(site))
        composed = compose(whole, parts, taken)
        digest = hashlib.sha256(as_yaml(plain(composed.value)).encode())
        for place, file in sorted(taken.places.items()):
            digest.update(f"{place}\0{file.sha256}\n".encode())
        known = digest.hexdigest()
        cache.set(name, known, _KEPT_SECONDS)
    return known


def glass(site: VillageSite, screen: str, focus: int = 0) -> Glass:
    """Return the pictures there are of a screen, and have newer ones drawn if it has changed.

    Args:
        site: The site.
        screen: The screen's name in `kiosk screenshot`.
        focus: The number of a part that the screen is to show; 0 for the site as it is.
    """
    wanted = content_hash(site)
    rows = list(_rows(site, screen, focus, wanted))
    if any(row.drawn != wanted and not _refused(row, wanted) for row in rows):
        _ask(site)
    shots = tuple(_shot(row, wanted) for row in rows)
    return Glass(shots, again=any(not shot.fresh for shot in shots))


def _rows(site: VillageSite, screen: str, focus: int, wanted: str) -> Iterable[Preview]:
    language = (site.languages or ["zh-Hans"])[0]
    for portrait in (False, True):
        row, made = Preview.objects.get_or_create(
            site=site,
            focus=focus,
            screen=screen,
            portrait=portrait,
            language=language,
            defaults={"wanted": wanted},
        )
        if not made and row.wanted != wanted:
            row.wanted = wanted
            row.save(update_fields=["wanted", "asked_at"])
        yield row


def _refused(row: Preview, wanted: str) -> bool:
    return bool(row.says) and row.says.get("for") == wanted


def _shot(row: Preview, wanted: str) -> Shot:
    refused = _refused(row, wanted)
    fresh = row.drawn == wanted or refused
    says = ""
    if refused:
        says = row.says["zh"] if spoken_language() == "zh-Hans" else row.says["en"]
    elif not fresh:
        says = gettext("A new picture is being drawn…")
    url = row.picture.url if row.picture else ""
    return Shot(portrait=row.portrait, url=url, fresh=fresh, says=says)


def under_way(site_id: int) -> str:
    """Return the name under which the cache keeps that a drawing was asked for."""
    return f"drawing:{site_id}"


def _ask(site: VillageSite) -> None:
    if cache.add(under_way(site.pk), 1, UNDER_WAY_SECONDS):
        from kiosk.server.authoring.preview.drawing import draw  # noqa: PLC0415  # it asks, too

        draw.enqueue(site.pk)
