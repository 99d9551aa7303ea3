"""What the pages of the service screen say, row by row; plain values, so that equal pages stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.screens.words import mark

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from kiosk.screens.look import Look
    from kiosk.show.picture_rate import Rate
    from kiosk.show.upkeep import Agent, Content, Happening, Machine, Report

SCARCE = 1_000_000_000
"""Bytes; with less room nothing large can come."""
_UNITS = ("B", "kB", "MB", "GB", "TB")
_STEP, _THREE_DIGITS = 1000, 100
_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60


@dataclass(frozen=True, slots=True)
class Heading:
    """What the rows below are about."""

    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what is so.

    Attributes:
        name: Of what.
        text: How it is.
        good: True for a sign that all is well, False for one that it is not, None for none.
    """

    name: str
    text: str
    good: bool | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence or two that somebody should read."""

    text: str
    good: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """How far something has come."""

    text: str
    share: float


Row = Heading | Fact | Note | Way

_ABOUT = {
    "content": mark("Content"),
    "machine": mark("Machine"),
    "touch": mark("Touch and sound"),
    "logs": mark("Logs"),
    "act": mark("Actions"),
}


def about(look: Look, section: str) -> str:
    """Return what a section is called."""
    return look.say(_ABOUT[section])


# --- content ----------------------------------------------------------------------------


def content_rows(look: Look, content: Content | None, number: int | None) -> Iterator[Row]:
    """Tell of the content; `number` is the release that is really on the glass."""
    if content is None:
        yield Heading(look.say("On the glass"))
        yield Fact(look.say("Shown"), look.say("The folder in this kiosk's settings"), good=True)
        yield Note(look.say("Content does not come by itself on this kiosk."), good=True)
        return
    agent = content.agent
    for trouble in agent.troubles if agent else ():
        yield Note(sentence(look.pick(trouble)))
    yield Heading(look.say("On the glass"))
    yield from _shown(look, content, number)
    yield Heading(look.say("On its way"))
    yield from _agent(look, agent)
    if content.refused or content.failed:
        yield Heading(look.say("Not shown"))
        for refused, why in content.refused:
            yield Fact(
                look.say("Release {number}", number=refused), sentence(look.pick(why)), good=False
            )
        for failed, why in content.failed:
            words = look.say("It failed on the glass: {why}", why=look.pick(why))
            yield Fact(look.say("Release {number}", number=failed), words, good=False)
    if content.happened:
        yield Heading(look.say("What happened"))
        yield from (_happening(look, happening) for happening in content.happened)
    if agent is not None and agent.kiosk:
        yield Heading(look.say("Who this is"))
        yield Fact(look.say("This kiosk"), agent.kiosk)
        yield Fact(look.say("Root of trust"), agent.fingerprint)


def _shown(look: Look, content: Content, number: int | None) -> Iterator[Row]:
    if number is None:
        yield Fact(look.say("Shown"), look.say("The folder in this kiosk's settings"))
    else:
        text = look.say("Release {number}", number=number)
        if content.on_trial and number == content.shown:
            text = look.say("Release {number}, on trial", number=number)
        yield Fact(look.say("Shown"), text, good=True)
    if content.ready is not None:
        text = look.say("Release {number}, when nobody is here", number=content.ready)
        yield Fact(look.say("Ready"), text, good=True)
    for later in content.later:
        text = look.say("Release {number}, when its hour comes", number=later)
        yield Fact(look.say("Later"), text)


def _agent(look: Look, agent: Agent | None) -> Iterator[Row]:
    if agent is None or not agent.running:
        yield Fact(
            look.say("Now"), look.say("The program that fetches content is not running"), good=False
        )
    else:
        doing = sentence(look.pick(agent.doing))
        if agent.asked:
            doing = look.say("Asked; an answer will come")
        yield Fact(look.say("Now"), doing)
    if agent is None:
        return
    if agent.coming is not None:
        yield Way(_coming(look, agent), agent.coming.share)
    if agent.server is not None:
        words = look.say("It answers") if agent.server else look.say("It does not answer")
        yield Fact(look.say("Server"), words, good=agent.server)
    if agent.checked is not None:
        yield Fact(look.say("Looked last"), moment(look, agent.checked))
    if agent.due is not None and agent.running:
        yield Fact(look.say("Looks next"), moment(look, agent.due))


def _coming(look: Look, agent: Agent) -> str:
    coming = agent.coming
    assert coming is not None  # noqa: S101  # asked before
    return look.say(
        "{done} of {total}, {files} of {all_files} files",
        done=size(coming.done),
        total=size(coming.total),
        files=coming.files_done,
        all_files=coming.files_total,
    )


def _happening(look: Look, happening: Happening) -> Fact:
    good = None if happening.good else False
    return Fact(moment(look, happening.at), sentence(look.pick(happening.said)), good=good)


# --- machine ----------------------------------------------------------------------------


def machine_rows(look: Look, report: Report, rate: Rate | None, *, dated: bool) -> Iterator[Row]:
    """Tell of the computer; `dated` says whether the screens trust its clock."""
    machine = report.machine
    yield Heading(look.say("Network"))
    yield Fact(look.say("Name"), machine.name)
    for name, address in machine.addresses:
        yield Fact(look.say("Address"), f"{address}  ({name})", good=True)
    if not machine.addresses:
        yield Fact(
            look.say("Address"),
            look.say("None: look at the cable or the wireless network"),
            good=False,
        )
    agent = report.content.agent if report.content else None
    if agent is not None and agent.server is not None:
        words = look.say("It answers") if agent.server else look.say("It does not answer")
        yield Fact(look.say("Server"), words, good=agent.server)
    yield Heading(look.say("Computer"))
    room = look.say("{free} free of {size}", free=size(machine.free), size=size(machine.size))
    yield Fact(look.say("Storage"), room, good=machine.free >= SCARCE)
    yield _clock(look, machine, dated=dated)
    yield Fact(look.say("Switched on"), lasting(look, machine.up))
    yield Heading(look.say("Display"))
    yield Fact(look.say("Screen"), f"{look.metrics.width}×{look.metrics.height}")
    yield _rate(look, rate)
    yield Fact(look.say("Running"), lasting(look, machine.running))
    yield Fact(look.say("Version"), machine.version)


def _clock(look: Look, machine: Machine, *, dated: bool) -> Fact:
    now = f"{machine.wall:%Y-%m-%d %H:%M}"
    if not dated:
        text = look.say("{now}, not trusted: the date is not shown", now=now)
        return Fact(look.say("Clock"), text, good=False)
    if machine.synchronised:
        return Fact(look.say("Clock"), look.say("{now}, set by the network", now=now), good=True)
    return Fact(look.say("Clock"), look.say("{now}, set by nobody since the start", now=now))


def _rate(look: Look, rate: Rate | None) -> Fact:
    name = look.say("Film pictures")
    if rate is None:
        return Fact(name, look.say("None has played yet"))
    text = look.say(
        "{rate} pictures a second shown, {lost} lost", rate=f"{rate.shown:.1f}", lost=rate.lost
    )
    return Fact(name, text, good=rate.lost == 0 or None)


# --- logs -------------------------------------------------------------------------------


def log_rows(look: Look, report: Report) -> Iterator[Row]:
    """Tell of the last problems, the newest first."""
    if not report.problems:
        yield Note(look.say("No problem has been written down."), good=True)
    for problem in report.problems:
        yield Fact(moment(look, problem.at), sentence(look.pick(problem.said)))


# --- how things are written -------------------------------------------------------------


def moment(look: Look, at: dt.datetime) -> str:
    """Return a moment by the clock on the wall."""
    return f"{look.words.day(at.date())} {at:%H:%M}"


def sentence(text: str) -> str:
    """Begin with a capital letter: errors are written as they go on a command line."""
    return text[:1].upper() + text[1:]


def size(count: float) -> str:
    """Return bytes as people read them."""
    unit = 0
    while count >= _STEP and unit < len(_UNITS) - 1:
        count, unit = count / _STEP, unit + 1
    digits = 0 if count >= _THREE_DIGITS or not unit else 1
    return f"{count:.{digits}f} {_UNITS[unit]}"


def lasting(look: Look, seconds: float) -> str:
    """Return a length of time as people say it."""
    days, rest = divmod(int(seconds), _DAY)
    hours, minutes = rest // _HOUR, rest % _HOUR // _MINUTE
    if days:
        return look.say("{days} d {hours} h", days=days, hours=hours)
    if hours:
        return look.say("{hours} h {minutes} min", hours=hours, minutes=minutes)
    return look.say("{minutes} min", minutes=minutes)
