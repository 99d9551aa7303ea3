"""The run-of-show with the narrator's words, to be printed or kept as a PDF by the browser."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kiosk.remote.words import speak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.remote.view import Values


def printed(plan: Values, language: str) -> str:
    """Return a page of HTML for `plan`; an empty one when no visit is led."""
    title = escape(plan["visit"]["delegation"]) if "visit" in plan else ""
    body = "".join(_body(plan, language)) if "legs" in plan else ""
    return (
        f'<!doctype html><html lang="{escape(language)}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{title}</title><link rel="stylesheet" href="/static/print.css">'
        f'<script type="module" src="/static/print.js"></script><body>{body}</body></html>'
    )


def _body(plan: Values, language: str) -> Iterator[str]:
    visit = plan["visit"]
    facts = [visit["narrator"], (visit["at"] or "").replace("T", " "), _minutes(visit, language)]
    yield f'<button id="print">{escape(speak(language, "Print"))}</button>'
    yield f"<h1>{escape(visit['delegation'])}</h1>"
    yield f"<p class='welcome'>{escape(visit['welcome'])}</p>" if visit["welcome"] else ""
    yield f"<p class='facts'>{escape(' · '.join(fact for fact in facts if fact))}</p><ol>"
    for leg in plan["legs"]:
        yield f"<li><h2>{escape(leg['title'])}<small>{round(leg['target'] / 60)}′</small></h2>"
        yield _words(leg["words"])
        for beat in leg["beats"]:
            if beat["title"] != leg["title"]:
                yield f"<h3>{escape(beat['title'])}</h3>"
            if beat["words"] != leg["words"]:
                yield _words(beat["words"])
        yield "</li>"
    yield "</ol>"


def _minutes(visit: Values, language: str) -> str:
    return speak(language, "{count} min").replace("{count}", f"{visit['minutes']:g}")


def _words(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
