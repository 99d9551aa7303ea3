"""What a phone is shown, as plain values: the plan when it changes, the state with every act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.show.presenter.conduct import beat_after
from kiosk.show.presenter.standing import Phase
from kiosk.show.presenter.templates import Template, segments_from

if TYPE_CHECKING:
    import datetime as dt

    from kiosk.content.visit import Visit
    from kiosk.show.presenter.lectern import Lectern
    from kiosk.show.presenter.pace import Pace
    from kiosk.show.presenter.report import VisitReport
    from kiosk.show.presenter.run_of_show import Beat, Leg
    from kiosk.show.presenter.standing import Cursor

Values = dict[str, Any]


def plan_of(lectern: Lectern, language: str) -> Values:
    """Return what stays the same while a visit is led, or what can be chosen before one is.

    Texts are in `language`; times are seconds; a picture is named by segment and beat.
    """
    site = lectern.site
    plan: Values = {"site": site.name.pick(language), "languages": list(site.languages)}
    if lectern.presenter is None:
        return plan | {
            "visits": [_visit(visit, language) for visit in lectern.visits],
            "templates": {
                template: sum(one.minutes for one in segments_from(template, site))
                for template in Template
            },
            "decks": [{"id": deck.id, "title": deck.title.pick(language)} for deck in site.decks],
            "stops": [
                {"number": stop.number, "title": stop.name.pick(language)}
                for stop in (site.route.stops if site.route else ())
            ],
            "strands": [s for s in ("route", "ledger", "film", "report") if getattr(site, s)],
            "reports": [report_values(report, language) for report in lectern.reports[:20]],
        }
    visit = lectern.presenter.standing.visit
    return plan | {
        "visit": _visit(visit, language),
        "legs": [_leg(leg, language) for leg in lectern.presenter.legs],
        "chapters": [
            {"at": chapter.at, "title": chapter.title.pick(language)}
            for chapter in (site.film.chapters if site.film else ())
        ],
    }


def state_of(lectern: Lectern, wall: dt.datetime | None) -> Values:
    """Return what changes: where the visit is and how the time stands.

    `running` says that the seconds spent go on growing on the phone's own clock.
    """
    clock = {"clock": wall.strftime("%H:%M") if wall else None}
    presenter = lectern.presenter
    if presenter is None:
        return clock | {"phase": "choosing" if lectern.open else "closed"}
    now = presenter.standing
    film = presenter.scene.film
    following = beat_after(now.cursor, presenter.legs)
    return clock | {
        "phase": now.phase,
        "rehearsal": now.rehearsal,
        "cursor": _cursor(now.cursor),
        "next": _cursor(following) if following else None,
        "shown": _cursor(now.shown),
        "aside": now.aside,
        "frozen": now.frozen,
        "black": now.black,
        "film": film.model_dump() if film else None,
        "zoom": now.zoom.model_dump(),
        "volume": now.volume,
        "spent": [round(one, 1) for one in now.spent],
        "running": now.phase is Phase.UNDER_WAY,
        "pace": _pace(presenter.pace),
        "dot": presenter.scene.dot is not None,
    }


def report_values(report: VisitReport, language: str) -> Values:
    """Return what a visit was like; its texts in `language`, its times in seconds."""
    return {
        "visit": report.visit,
        "delegation": report.delegation.pick(language),
        "narrator": report.narrator.pick(language),
        "rehearsal": report.rehearsal,
        "begun": report.begun.isoformat(timespec="minutes") if report.begun else None,
        "target": report.target,
        "spent": report.spent,
        "segments": [
            {"title": one.title.pick(language), "target": one.target, "spent": one.spent}
            for one in report.segments
        ],
    }


def _visit(visit: Visit, language: str) -> Values:
    return {
        "id": visit.id,
        "delegation": visit.delegation.pick(language),
        "welcome": visit.welcome.pick(language),
        "narrator": visit.narrator.pick(language),
        "at": visit.at.isoformat(timespec="minutes") if visit.at else None,
        "minutes": visit.minutes,
        "segments": len(visit.segments),
    }


def _leg(leg: Leg, language: str) -> Values:
    return {
        "title": leg.title.pick(language),
        "target": leg.target,
        "words": leg.words.pick(language),
        "beats": [_beat(beat, language) for beat in leg.beats],
    }


def _beat(beat: Beat, language: str) -> Values:
    return {
        "title": beat.title.pick(language),
        "words": beat.words.pick(language),
        "picture": beat.picture is not None,
        "kind": str(beat.place.screen) if beat.place else "talk",
        "film": beat.film.model_dump(by_alias=True) if beat.film else None,
    }


def _cursor(cursor: Cursor) -> list[int]:
    return [cursor.leg, cursor.beat]


def _pace(pace: Pace) -> Values:
    return {
        "ends": round(pace.ends, 1),
        "target": pace.whole_target,
        "colour": pace.colour,
        "whole": pace.whole_colour,
        "shorten": [[one.leg, round(one.seconds)] for one in pace.shorten],
    }
