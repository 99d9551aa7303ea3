"""What is done once a day: signatures renewed before they end, old files removed."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass

from kiosk.errors import KioskError
from kiosk.release.collect import collect
from kiosk.release.refresh import ROOT_SOON, refresh
from kiosk.server.releases.desk import begun_codes, publisher, root_keys, storage

_log = logging.getLogger(__name__)
_SOON = dt.timedelta(days=14)
"""A signature that is renewed daily and has so little left was not renewed."""


@dataclass(frozen=True)
class SiteKeys:
    """How the signatures of one site stand.

    Attributes:
        code: The site.
        expires: When each role's signature ends; empty when it cannot be read.
        root_soon: The root ends soon; people must come together to renew it.
        late: Another signature ends soon, which should have been renewed by itself.
        foreign: Somebody has published with our keys from elsewhere.
        problem_zh: Why it cannot be read.
        problem_en: The same in English.
    """

    code: str
    expires: dict[str, dt.datetime]
    root_soon: bool = False
    late: bool = False
    foreign: bool = False
    problem_zh: str = ""
    problem_en: str = ""


def keep_up() -> None:
    """Renew signatures of every site, and remove what no release needs any more.

    One site that cannot be renewed does not keep the others from it; the console says so.
    """
    for code in begun_codes():
        try:
            refresh(publisher(code))
        except KioskError as error:
            _log.error("signatures of %s are not renewed: %s", code, error.en)
    try:
        collect(storage(), dt.datetime.now(dt.UTC))
    except KioskError as error:
        _log.error("old files are not removed: %s", error.en)


def keys_of_sites() -> list[SiteKeys]:
    """Return how the signatures of every site stand."""
    return [_keys_of(code) for code in begun_codes()]


def _keys_of(code: str) -> SiteKeys:
    now = dt.datetime.now(dt.UTC)
    mine = publisher(code)
    try:
        published = mine.read()
    except KioskError as error:
        return SiteKeys(code, {}, problem_zh=error.zh, problem_en=error.en)
    expires = dict(published.expires)
    online = [end for role, end in expires.items() if role != "root"]
    return SiteKeys(
        code,
        expires,
        root_soon=expires["root"] - now < ROOT_SOON,
        late=min(online) - now < _SOON,
        foreign=mine.is_foreign(published),
    )


def root_keys_are_here() -> bool:
    """Tell whether offline keys still lie on this machine, where a thief would find them."""
    return bool(root_keys())
