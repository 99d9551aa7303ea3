"""What each act of a narrator makes of a visit; pure: standing in, standing out."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from kiosk.show.place import SHOWABLE, Place, ScreenName
from kiosk.show.presenter import acts
from kiosk.show.presenter.standing import Cursor, FilmWish, Phase, Standing, Zoom

if TYPE_CHECKING:
    from kiosk.show.presenter.run_of_show import Beat, Leg

Legs = tuple["Leg", ...]

_SAME = 0.05
"""Seconds; a film is told to be somewhere to a picture, not to the last digit."""
_CLEAR = {"frozen": False, "black": False, "aside": None, "zoom": Zoom()}


@singledispatch
def after(act: acts.Act, _now: Standing, _legs: Legs) -> Standing:
    """Return the visit after `act`; the same when it makes no sense now."""
    raise TypeError(f"no such act: {act!r}")


@after.register(acts.Next)
def _(_act: acts.Next, now: Standing, legs: Legs) -> Standing:
    if now.black:
        return _with(now, black=False)
    if now.phase is Phase.WELCOME:
        return _show(_with(now, phase=Phase.UNDER_WAY), now.cursor, legs)
    if now.phase is Phase.ENDED:
        return now
    if now.aside is not None:
        return _show(now, now.cursor, legs)
    following = beat_after(now.cursor, legs)
    return _show(now, following, legs) if following else _with(now, phase=Phase.ENDED, **_CLEAR)


@after.register(acts.Back)
def _(_act: acts.Back, now: Standing, legs: Legs) -> Standing:
    if now.black:
        return _with(now, black=False)
    if now.phase is Phase.WELCOME:
        return now
    if now.phase is Phase.ENDED:
        return _with(now, phase=Phase.UNDER_WAY)
    if now.aside is not None:
        return _show(now, now.cursor, legs)
    before = _beat_before(now.cursor, legs)
    return _show(now, before, legs) if before else _with(now, phase=Phase.WELCOME, **_CLEAR)


@after.register(acts.Jump)
def _(act: acts.Jump, now: Standing, legs: Legs) -> Standing:
    cursor = within(Cursor(leg=act.leg, beat=act.beat), legs)
    if now.phase is not Phase.UNDER_WAY:
        now = _with(now, phase=Phase.UNDER_WAY, black=False)
    return _show(now, cursor, legs)


@after.register(acts.Show)
def _(act: acts.Show, now: Standing, legs: Legs) -> Standing:
    try:
        place = Place.parse(act.place)
    except ValueError:
        return now
    if now.phase is not Phase.UNDER_WAY or place.screen not in SHOWABLE:
        return now
    beats = legs[now.cursor.leg].beats
    found = next((n for n, beat in enumerate(beats) if beat.place == place), None)
    if found is not None:
        return _show(now, Cursor(leg=now.cursor.leg, beat=found), legs)
    film = _film_from(now, 0.0) if place.screen is ScreenName.FILM else now.film
    return _with(now, aside=str(place), zoom=Zoom(), frozen=False, film=film)


@after.register(acts.Welcome)
def _(_act: acts.Welcome, now: Standing, _legs: Legs) -> Standing:
    return _with(now, phase=Phase.WELCOME, **_CLEAR)


@after.register(acts.End)
def _(_act: acts.End, now: Standing, _legs: Legs) -> Standing:
    return _with(now, phase=Phase.ENDED, **_CLEAR)


@after.register(acts.Freeze)
def _(act: acts.Freeze, now: Standing, legs: Legs) -> Standing:
    if now.phase is not Phase.UNDER_WAY or now.frozen == act.on:
        return now
    if act.on:
        return _with(now, frozen=True)
    return _show(_with(now, frozen=False), now.cursor, legs)


@after.register(acts.Black)
def _(act: acts.Black, now: Standing, _legs: Legs) -> Standing:
    return _with(now, black=act.on)


@after.register(acts.PlayFilm)
def _(act: acts.PlayFilm, now: Standing, legs: Legs) -> Standing:
    if not shows_film(now, legs):
        return now
    return _with(now, film=now.film.model_copy(update={"playing": act.on}))


@after.register(acts.SeekFilm)
def _(act: acts.SeekFilm, now: Standing, legs: Legs) -> Standing:
    if not shows_film(now, legs):
        return now
    film = FilmWish(playing=now.film.playing, at=act.seconds, jumps=now.film.jumps + 1)
    return _with(now, film=film)


@after.register(acts.BringNear)
def _(act: acts.BringNear, now: Standing, _legs: Legs) -> Standing:
    return _with(now, zoom=act.zoom) if now.phase is Phase.UNDER_WAY else now


@after.register(acts.SetVolume)
def _(act: acts.SetVolume, now: Standing, _legs: Legs) -> Standing:
    return _with(now, volume=act.volume)


def film_heard(now: Standing, legs: Legs, seconds: float, *, ended: bool) -> Standing:
    """Return the visit after the display told where the film is; a part's end holds it."""
    if not shows_film(now, legs) or (abs(now.film.at - seconds) < _SAME and not ended):
        return now
    part = beat_at(now.shown, legs).film if now.aside is None else None
    over = part is not None and part.to is not None and seconds >= part.to
    playing = now.film.playing and not over and not ended
    return _with(now, film=FilmWish(playing=playing, at=seconds, jumps=now.film.jumps))


def shows_film(now: Standing, legs: Legs) -> bool:
    """Tell whether the guests see the film."""
    place = now.aside_place or beat_at(now.shown, legs).place
    film = place is not None and place.screen is ScreenName.FILM
    return film and now.phase is Phase.UNDER_WAY


def beat_at(cursor: Cursor, legs: Legs) -> Beat:
    """Return the beat at `cursor`."""
    return legs[cursor.leg].beats[cursor.beat]


def beat_after(cursor: Cursor, legs: Legs) -> Cursor | None:
    """Return where the beat after `cursor` is, or None after the last."""
    if cursor.beat + 1 < len(legs[cursor.leg].beats):
        return Cursor(leg=cursor.leg, beat=cursor.beat + 1)
    return Cursor(leg=cursor.leg + 1) if cursor.leg + 1 < len(legs) else None


def within(cursor: Cursor, legs: Legs) -> Cursor:
    """Return `cursor`, or the nearest one there is."""
    leg = min(cursor.leg, len(legs) - 1)
    return Cursor(leg=leg, beat=min(cursor.beat, len(legs[leg].beats) - 1))


def _beat_before(cursor: Cursor, legs: Legs) -> Cursor | None:
    if cursor.beat:
        return Cursor(leg=cursor.leg, beat=cursor.beat - 1)
    leg = cursor.leg - 1
    return Cursor(leg=leg, beat=len(legs[leg].beats) - 1) if cursor.leg else None


def _show(now: Standing, cursor: Cursor, legs: Legs) -> Standing:
    """Go to `cursor`; the guests come along unless their picture is frozen."""
    if now.frozen:
        return _with(now, cursor=cursor)
    part = beat_at(cursor, legs).film
    new = cursor != now.shown or now.aside is not None or not now.film.jumps
    film = _film_from(now, part.from_) if part is not None and new else now.film
    return _with(now, cursor=cursor, shown=cursor, aside=None, zoom=Zoom(), film=film)


def _film_from(now: Standing, seconds: float) -> FilmWish:
    return FilmWish(playing=True, at=seconds, jumps=now.film.jumps + 1)


def _with(now: Standing, **changes: object) -> Standing:
    return now.model_copy(update=changes)
