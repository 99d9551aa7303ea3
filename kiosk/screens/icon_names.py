"""The names of the icons, in the order of their code points in `fonts/icons.ttf`."""

from __future__ import annotations

FIRST_CODE = 0xE000

ICON_NAMES = (
    *("back", "home", "close", "left", "right", "up", "down", "more"),
    *("play", "pause", "replay", "replay-10", "forward-10", "previous", "next", "stop"),
    *("volume", "mute", "subtitles", "chapters", "speaker", "microphone"),
    *("language", "large-type", "low-reach", "search", "delete", "space", "clear"),
    *("zoom-in", "zoom-out", "fit", "list", "grid", "chart-bar", "chart-line", "table"),
    *("map", "route", "pin", "walking", "book", "page", "pages", "film", "report", "slides"),
    *("notice", "gallery", "picture", "take-away", "phone", "link"),
    *("clock", "calendar", "check", "star", "person", "people", "touch", "hourglass", "warning"),
    *("leadership", "core-team", "service-positions", "systems", "service-activities"),
    *("presentation", "cloud", "auto-play"),
)
"""Add new ones at the end of a line only together with a newly made font."""


def icon_code(name: str) -> str:
    """Return the character that draws the icon `name`; an unknown name is a `ValueError`."""
    return chr(FIRST_CODE + ICON_NAMES.index(name))
