"""A podium for pictures: a delegation that is expected, and one that was here."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from kiosk.content.visit import Visit
from kiosk.show.presenter import acts
from kiosk.show.presenter.lectern import Lectern
from kiosk.show.presenter.podium import Role, Way
from kiosk.show.presenter.report import VisitReport

if TYPE_CHECKING:
    from kiosk.content.model import Site
    from kiosk.show.clock import Clock
    from kiosk.show.place import Place
    from kiosk.show.presenter.run_of_show import Leg
    from kiosk.show.upkeep import Said


def _text(zh: str, en: str) -> dict[str, str]:
    return {"zh-Hans": zh, "en": en}


def _visits(site: Site) -> list[Visit]:
    welcome = _text("热烈欢迎各位领导莅临指导", "A warm welcome to our guests and friends")
    segments: list[dict[str, Any]] = [
        {"talk": _text("欢迎致辞", "Words of welcome"), "minutes": 2},
        *(
            {"strand": strand, "minutes": 10}
            for strand in ("film", "route")
            if getattr(site, strand)
        ),
        *({"deck": deck.id, "minutes": 8} for deck in site.decks[:1]),
        *({"strand": strand, "minutes": 6} for strand in ("ledger",) if site.ledger),
    ]
    first = {
        "id": "qingshui",
        "delegation": _text("清水镇观摩学习考察团", "Study Delegation of Qingshui Town"),
        "welcome": welcome,
        "at": "2026-11-24 10:30",
        "segments": segments,
    }
    second = {
        "id": "cadres",
        "delegation": _text("县委党校青年干部培训班", "Young Cadres of the County Party School"),
        "welcome": welcome,
        "at": "2026-11-26 14:30",
        "segments": segments,
    }
    return [Visit.model_validate(one) for one in (first, second)]


_REPORT = VisitReport.model_validate(
    {
        "visit": "neighbours",
        "delegation": _text("石桥村党支部", "Party Branch of Shiqiao Village"),
        "narrator": {},
        "rehearsal": False,
        "begun": dt.datetime(2026, 11, 20, 15, 2),  # noqa: DTZ001  # by the clock of the room
        "segments": [
            {"title": _text("专题片", "The film"), "target": 600, "spent": 604},
            {"title": _text("台账", "The ledger"), "target": 600, "spent": 731},
        ],
    }
)


class _Keeper:
    def standing(self, standing: object) -> None:
        pass

    def visit(self, visit: object) -> None:
        pass

    def report(self, report: object) -> None:
        pass


class _Lectern(Lectern):
    """Expects a delegation when a picture wants one."""

    expecting = False

    @property
    def due(self) -> Visit | None:
        """The first visit, if it is expected now."""
        return self.visits[0] if self.expecting else None


class ExamplePodium:
    """Implements `Podium`: one phone's network, and nobody in it."""

    role = Role.FIRST

    def __init__(self, site: Site, clock: Clock) -> None:
        """Have visits of `site` to choose from."""
        made = [] if site.visits else _visits(site)
        self._lectern = _Lectern(site, clock, _Keeper(), made=made, reports=[_REPORT])
        self.lectern: Lectern = self._lectern
        self.network = ""
        self.trouble: Said | None = None
        self.phones = 0

    def ways(self) -> tuple[Way, ...]:
        """Return a way that leads nowhere."""
        address = "http://192.168.31.20:8480"
        return (Way(f"{address}/#s=4fQm1bJx0c2LwqT9dKzR7A", address, wireless=True),)

    def hide(self) -> None:
        """Nobody could come."""

    def expect(self, *, soon: bool) -> None:
        """Have the first delegation expected now, or not."""
        self._lectern.expecting = soon

    def lead_to(self, place: Place | None) -> None:
        """Lead the first visit where `place` is shown; nobody at None."""
        if place is None:
            self.lectern.presenter = None
            return
        if self.lectern.presenter is None:
            self.lectern.choose(self.lectern.visits[0].id)
        led = self.lectern.presenter
        if led is None:
            return
        leg, beat = _find(led.legs, place)
        led.do(acts.Jump(leg=leg, beat=beat))
        led.do(acts.PlayFilm(on=False))
        if place.item == "welcome":
            led.do(acts.Welcome())
        elif place.item == "end":
            led.do(acts.End())


def _find(legs: tuple[Leg, ...], place: Place) -> tuple[int, int]:
    spots = (
        (leg, beat)
        for leg, one in enumerate(legs)
        for beat, shown in enumerate(one.beats)
        if shown.place == place
    )
    return next(spots, (0, 0))
