"""The audit as a table on a terminal, Chinese and English columns aligned."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kiosk.content.model import ChapterName, Strand
from kiosk.content.strands import LONGEST, SHORTEST, Advice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.content.audit import Audit
    from kiosk.content.strands import StrandAudit

_TITLE = Advice("四十分钟审核", "Forty-minute audit")
_STRAND_HEADS = Advice("部分|时长|标准|结论", "strand|length|standard|verdict")
_EVIDENCE_HEADS = Advice(
    "六项内容|类别|条目|亮点|近期|结论", "six things|categories|entries|highlights|recent|verdict"
)
_MEND = Advice("要改进", "To mend")
_VERDICTS = (Advice("不合格", "not yet"), Advice("合格", "passed"))
_WHOLE = (
    Advice("结论：还有要改进的地方", "Verdict: not yet"),
    Advice("结论：四个十分钟、六项内容全部合格", "Verdict: all four strands and six things passed"),
)
_UNKNOWN = Advice("未测量", "unknown")

STRAND_NAMES = {
    Strand.ROUTE: Advice("看 观摩路线", "look: route"),
    Strand.LEDGER: Advice("阅 党建台账", "read: ledger"),
    Strand.FILM: Advice("观 影像资料", "watch: film"),
    Strand.REPORT: Advice("听 经验汇报", "listen: report"),
}
CHAPTER_NAMES = {
    ChapterName.LEADERSHIP: Advice("领导班子", "leadership"),
    ChapterName.CORE_TEAM: Advice("骨干队伍", "core team"),
    ChapterName.SERVICE_POSITIONS: Advice("服务阵地", "service positions"),
    ChapterName.SYSTEMS: Advice("制度机制", "systems"),
    ChapterName.SERVICE_ACTIVITIES: Advice("服务载体", "service activities"),
    ChapterName.PRESENTATION: Advice("展现平台", "presentation"),
}


def audit_table(audit: Audit, language: str) -> str:
    """Return the audit as lines for a terminal, in `language` (`zh-Hans` or `en`)."""
    title = f"{_TITLE.say(language)}  {audit.site.pick(language)}"
    strands = [_STRAND_HEADS.say(language).split("|")]
    for strand in audit.strands:
        strands += _strand_rows(strand, language)
    evidence = [_EVIDENCE_HEADS.say(language).split("|")]
    evidence += [
        [
            CHAPTER_NAMES[e.chapter].say(language),
            *(str(n) for n in (e.categories, e.entries, e.highlights, e.recent)),
            _VERDICTS[e.passed].say(language),
        ]
        for e in audit.evidence
    ]
    blocks = [title, _aligned(strands), _aligned(evidence), *_mending(audit, language)]
    return "\n\n".join([*blocks, _WHOLE[audit.passed].say(language)])


def _strand_rows(strand: StrandAudit, language: str) -> list[list[str]]:
    length = _UNKNOWN.say(language) if strand.seconds is None else _clock(strand.seconds)
    standard = f"{_clock(SHORTEST)}-{_clock(LONGEST)}"
    name, verdict = STRAND_NAMES[strand.strand], _VERDICTS[strand.passed]
    parts = [[f"   {part.label.say(language)}", _clock(part.seconds)] for part in strand.parts]
    return [[name.say(language), length, standard, verdict.say(language)], *parts]


def _mending(audit: Audit, language: str) -> list[str]:
    names = [(STRAND_NAMES[s.strand], s.advice) for s in audit.strands]
    names += [(CHAPTER_NAMES[e.chapter], e.advice) for e in audit.evidence]
    lines = [f"  {name.say(language)}: {a.say(language)}" for name, advice in names for a in advice]
    return ["\n".join([_MEND.say(language), *lines])] if lines else []


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return `rows` in columns, with a rule under the first."""
    count = max(len(row) for row in rows)
    widths = [max(_width(row[n]) for row in rows if n < len(row)) for n in range(count)]
    lines = ["  ".join(map(_padded, row, widths)).rstrip() for row in rows]
    return "\n".join([lines[0], "-" * (sum(widths) + 2 * (count - 1)), *lines[1:]])


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _width(text: str) -> int:
    """Return the columns `text` takes on a terminal: two for each Chinese character."""
    return sum(
        0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )
