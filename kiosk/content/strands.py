"""The four strands measured: how long each takes, of what that is made, what to mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from kiosk.content import pace
from kiosk.content.model import Strand

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.content.model import Entry, Film, Ledger, Report, Route, Stop

SHORTEST, TARGET, LONGEST = 480.0, 600.0, 720.0
"""Seconds of a strand that pass, and those the standard names."""


class Advice(NamedTuple):
    """A few plain words, in both languages."""

    zh: str
    en: str

    def say(self, language: str) -> str:
        """Return the words in `language` (`zh-Hans` or `en`)."""
        return self.zh if language.startswith("zh") else self.en


class Part(NamedTuple):
    """What a strand's length is made of."""

    label: Advice
    seconds: float


@dataclass(frozen=True, slots=True)
class StrandAudit:
    """One strand against its ten minutes.

    Attributes:
        strand: Which.
        seconds: Measured length; None when it could not be measured.
        parts: What the length is made of; not always a sum.
        advice: What to mend.
    """

    strand: Strand
    seconds: float | None
    parts: tuple[Part, ...] = ()
    advice: tuple[Advice, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether it lies within the tolerance."""
        return self.seconds is not None and SHORTEST <= self.seconds <= LONGEST

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "strand": str(self.strand),
            "passed": self.passed,
            "seconds": None if self.seconds is None else round(self.seconds, 1),
            "shortest": SHORTEST,
            "target": TARGET,
            "longest": LONGEST,
            "parts": [{**p.label._asdict(), "seconds": round(p.seconds, 1)} for p in self.parts],
            "advice": [advice._asdict() for advice in self.advice],
        }


def _audit(
    strand: Strand, seconds: float | None, parts: list[Part], advice: list[Advice]
) -> StrandAudit:
    if seconds is not None and seconds < SHORTEST:
        lack = _minutes(TARGET - seconds)
        advice.append(Advice(f"太短，离十分钟还差 {lack[0]}", f"too short: {lack[1]} under ten"))
    elif seconds is not None and seconds > LONGEST:
        more = _minutes(seconds - TARGET)
        advice.append(Advice(f"太长，超出十分钟 {more[0]}", f"too long: {more[1]} over ten"))
    return StrandAudit(strand, seconds, tuple(parts), tuple(advice))


def _minutes(seconds: float) -> tuple[str, str]:
    minutes = seconds / 60
    return f"{minutes:.1f} 分钟", f"{minutes:.1f} minutes"


def _absent(strand: Strand, key: str, zh: str, en: str) -> StrandAudit:
    advice = Advice(
        f"还没有{zh}；请在 site.yaml 里写 {key}", f"no {en} yet: write {key} in site.yaml"
    )
    return StrandAudit(strand, 0.0, (), (advice,))


# --- look ------------------------------------------------------------------------------


def audit_route(route: Route | None, lengths: Mapping[str, float], language: str) -> StrandAudit:
    """Add up the stops, each as long as the longer of its minutes and its commentary."""
    if route is None:
        return _absent(Strand.ROUTE, "route", "观摩路线", "route")
    planned = [stop.minutes * 60 for stop in route.stops]
    spoken = [_commentary(stop, lengths, language) for stop in route.stops]
    parts = [
        Part(
            Advice(f"{len(planned)} 个点位的时间", f"{len(planned)} stops, planned"), sum(planned)
        ),
        Part(Advice("解说词讲完", "commentary, spoken"), sum(spoken)),
    ]
    advice = [
        Advice(
            f"{stop.number} 号点位“{stop.name.pick('zh-Hans')}”的解说词比安排的时间长"
            f" {_minutes(said - minutes)[0]}：精简解说词或增加时间",
            f"the commentary of stop {stop.number}, “{stop.name.pick('en')}”, is"
            f" {_minutes(said - minutes)[1]} longer than planned: shorten it or plan more",
        )
        for stop, minutes, said in zip(route.stops, planned, spoken, strict=True)
        if said > minutes * 1.25
    ]
    return _audit(Strand.ROUTE, sum(map(max, planned, spoken)), parts, advice)


def _commentary(stop: Stop, lengths: Mapping[str, float], language: str) -> float:
    recorded = lengths.get(stop.audio.get(language, ""))
    if recorded is not None:
        return recorded
    return pace.SPEAKING.seconds(stop.commentary.pick(language))


# --- read ------------------------------------------------------------------------------


def audit_ledger(ledger: Ledger | None, language: str) -> StrandAudit:
    """Add up the highlighted entries: their reading, and looking at what they show."""
    if ledger is None:
        return _absent(Strand.LEDGER, "ledger", "台账", "ledger")
    entries = [
        entry
        for chapter in ledger.chapters
        for category in chapter.categories
        for entry in category.entries
        if entry.highlight
    ]
    words = sum(_reading(entry, language) for entry in entries)
    looking = sum(_looking(entry) for entry in entries)
    parts = [
        Part(Advice(f"{len(entries)} 条亮点的文字", f"{len(entries)} highlights, read"), words),
        Part(Advice("看表格、图表、扫描页和照片", "tables, charts, pages and photos"), looking),
    ]
    advice = []
    if words + looking < SHORTEST:
        advice.append(
            Advice(
                "给更多条目标上 highlight: true，或把亮点写得充实些",
                "mark more entries highlight: true, or write the highlights more fully",
            )
        )
    elif words + looking > LONGEST:
        advice.append(
            Advice("少标几条亮点，挑最能说明问题的", "mark fewer highlights, those that tell most")
        )
    return _audit(Strand.LEDGER, words + looking, parts, advice)


def _reading(entry: Entry, language: str) -> float:
    return pace.READING.seconds(f"{entry.title.pick(language)}\n{entry.text.pick(language)}")


def _looking(entry: Entry) -> float:
    return (
        pace.TABLE_SECONDS * (entry.table is not None)
        + pace.CHART_SECONDS * (entry.chart is not None)
        + pace.PAGE_SECONDS * len(entry.pages)
        + pace.PHOTO_SECONDS * len(entry.photos)
    )


# --- watch -----------------------------------------------------------------------------


def audit_film(film: Film | None, lengths: Mapping[str, float]) -> StrandAudit:
    """Take the film's real length."""
    if film is None:
        return _absent(Strand.FILM, "film", "影片", "film")
    seconds = lengths.get(film.file)
    advice = []
    if seconds is None:
        advice.append(
            Advice(
                "影片没有测量：这台机器上要有 ffprobe（sudo apt install ffmpeg）",
                "the film was not measured: this machine needs ffprobe (sudo apt install ffmpeg)",
            )
        )
    return _audit(Strand.FILM, seconds, [], advice)


# --- listen ----------------------------------------------------------------------------


def audit_report(report: Report | None, lengths: Mapping[str, float], language: str) -> StrandAudit:
    """Add up the sections: the recording of each, or its text spoken."""
    if report is None:
        return _absent(Strand.REPORT, "report", "经验汇报", "report")
    recorded = spoken = 0.0
    for section in report.sections:
        length = lengths.get(section.audio.get(language, ""))
        if length is None:
            spoken += pace.SPEAKING.seconds(section.text.pick(language))
        else:
            recorded += length
    parts = [
        Part(Advice("录音", "recordings"), recorded),
        Part(Advice("文字按每分钟 220 字讲", "text, spoken at 220 characters a minute"), spoken),
    ]
    return _audit(Strand.REPORT, recorded + spoken, [p for p in parts if p.seconds], [])
