"""The forty minutes of a draft, however much of it is still missing."""

from __future__ import annotations

import copy
import datetime as dt
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from kiosk.content import model as m
from kiosk.content.evidence import audit_evidence
from kiosk.content.strands import audit_film, audit_ledger, audit_report, audit_route

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.content.evidence import EvidenceAudit
    from kiosk.content.strands import StrandAudit

_M = TypeVar("_M", bound=m.Model)
_ROUNDS = 200

_STAND_INS: dict[str, Any] = {
    "at": {"x": 0.5, "y": 0.5},
    "map": "-",
    "poster": "-",
    "picture": "-",
    "file": "-",
    "minutes": 0.1,
    "line": [{"x": 0, "y": 0}, {"x": 1, "y": 1}],
    "date": dt.date(2000, 1, 1),
    "title": {},
    "text": {},
    "name": {},
    "commentary": {},
    "id": "x",
}
"""What takes the place of something missing, so that the rest can be measured."""


def measure(
    value: Mapping[str, Any], lengths: Mapping[str, float], language: str
) -> tuple[tuple[StrandAudit, ...], tuple[EvidenceAudit, ...]]:
    """Return the four strands and the six things of a draft.

    Args:
        value: The site's content as plain values.
        lengths: Lengths of recordings by path.
        language: In which language texts are measured.
    """
    route = part(m.Route, value.get("route"))
    ledger = part(m.Ledger, value.get("ledger"))
    film = part(m.Film, value.get("film"))
    report = part(m.Report, value.get("report"))
    strands = (
        audit_route(route, lengths, language),
        audit_ledger(ledger, language),
        audit_film(film, lengths),
        audit_report(report, lengths, language),
    )
    return strands, audit_evidence(ledger)


def part(kind: type[_M], written: Any) -> _M | None:
    """Return what can be made of `written`: what is missing gets a stand-in, the rest goes."""
    if not written:
        return None
    value = copy.deepcopy(written)
    for _ in range(_ROUNDS):
        try:
            return kind.model_validate(value)
        except ValidationError as error:
            where = [one["loc"] for one in error.errors(include_url=False)]
        changed = False
        for loc in sorted(where, key=len, reverse=True):
            changed |= _mend(value, loc)
        if not changed:
            return None
    return None


def _mend(value: Any, loc: tuple[int | str, ...]) -> bool:
    """Put a stand-in at `loc`, or take away the item of the innermost list around it."""
    around, last = _follow(value, loc)
    if isinstance(around, dict) and last in _STAND_INS and around.get(last) != _STAND_INS[last]:
        around[last] = copy.deepcopy(_STAND_INS[last])
        return True
    for length in range(len(loc), 0, -1):
        above, step = _follow(value, loc[:length])
        if isinstance(above, list) and isinstance(step, int) and step < len(above):
            del above[step]
            return True
        if isinstance(above, dict) and step in above and length == 1:
            del above[step]
            return True
    return False


def _follow(value: Any, loc: tuple[int | str, ...]) -> tuple[Any, int | str]:
    for step in loc[:-1]:
        in_dict = isinstance(value, dict) and step in value
        in_list = isinstance(value, list) and isinstance(step, int) and step < len(value)
        if in_dict or in_list:
            value = value[step]
        # Otherwise the step names a member of a union, which is no step in what was written.
    return value, loc[-1]
