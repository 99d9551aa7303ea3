"""The site's screens as a web page with the same words, pictures and film, for a peer."""

from __future__ import annotations

import html
import json
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.content.model import Deck, Site

_LANGUAGE = "zh-Hans"


def write_page(site: Site, deck: Deck, media: Path, file: Path) -> None:
    """Write the page of `site` to `file`.

    Args:
        site: What the kiosk shows.
        deck: The deck whose slides are turned.
        media: The site's folder, whose files the page shows in place.
        file: The page to write.
    """

    def address(path: str) -> str:
        return (media / path).resolve().as_uri()

    template = Template((files("kiosk.bench") / "peer.html").read_text(encoding="utf-8"))
    page = template.substitute(
        name=html.escape(site.name.pick(_LANGUAGE)),
        plaque=html.escape(site.plaque.title.pick(_LANGUAGE) if site.plaque else ""),
        doors="".join(
            _door(title, leads_to, address(path)) for title, leads_to, path in _doors(site)
        ),
        rows="".join(
            f"<div onclick=\"show('slides')\">{html.escape(title)}</div>" for title in _rows(site)
        ),
        route=html.escape(site.route.title.pick(_LANGUAGE) if site.route else ""),
        stops="".join(f"<li>{html.escape(name)}</li>" for name in _stops(site)),
        slides=json.dumps([address(slide.picture) for slide in deck.slides]),
        film=json.dumps(address(site.film.file) if site.film else ""),
        map=json.dumps(address(site.route.map) if site.route else ""),
    )
    file.write_text(page, encoding="utf-8")


def _door(title: str, leads_to: str, picture: str) -> str:
    return (
        f'<div class="door" onclick="show(\'{leads_to}\')" style="background-image:url({picture})">'
        f"<div><h2>{html.escape(title)}</h2></div></div>"
    )


def _doors(site: Site) -> list[tuple[str, str, str]]:
    """Name the four strands, where each door leads, and a picture of the content for it."""
    doors = {
        "看十分钟": ("route", site.route.map if site.route else ""),
        "阅十分钟": ("route", site.cover),
        "观十分钟": ("film", site.film.poster if site.film else ""),
        "听十分钟": ("route", (site.report.sections[0].slide or "") if site.report else ""),
    }
    return [(title, leads_to, path or site.cover) for title, (leads_to, path) in doors.items()]


def _rows(site: Site) -> list[str]:
    decks = [deck.title.pick(_LANGUAGE) for deck in site.decks]
    notices = [notice.title.pick(_LANGUAGE) for notice in site.notices[:2]]
    return [*decks, *notices]


def _stops(site: Site) -> list[str]:
    return [stop.name.pick(_LANGUAGE) for stop in site.route.stops] if site.route else []
