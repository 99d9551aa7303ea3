"""What was measured, as a table for people and as JSON for programs."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kiosk.bench.figures import ratio

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KIOSK = "kiosk"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing.

    Attributes:
        what: What was measured.
        unit: Its unit.
        ours: The kiosk's figure.
        peers: The others' figures in the same run, by their names.
        most: The budget: not more than this; None when there is none.
        least: The budget: not less than this; None when there is none.
        of_peer: The budget as a ratio to the first peer: not more than this.
    """

    what: str
    unit: str
    ours: float
    peers: Mapping[str, float] = field(default_factory=dict)
    most: float | None = None
    least: float | None = None
    of_peer: float | None = None

    @classmethod
    def beside(
        cls,
        what: str,
        unit: str,
        values: Mapping[str, float],
        *,
        most: float | None = None,
        least: float | None = None,
        of_peer: float | None = None,
    ) -> Figure:
        """Make a figure of values by name, ours among them."""
        peers = {name: value for name, value in values.items() if name != KIOSK}
        return cls(what, unit, values[KIOSK], peers, most=most, least=least, of_peer=of_peer)

    def ratio(self, peer: str) -> float | None:
        """Return ours over the peer's."""
        return ratio(self.ours, self.peers[peer])

    @property
    def budgets(self) -> list[str]:
        """The budgets in words."""
        first = next(iter(self.peers), "")
        return [
            *([f"≤ {number(self.most)}"] if self.most is not None else []),
            *([f"≥ {number(self.least)}"] if self.least is not None else []),
            *([f"≤ {number(self.of_peer)} × {first}"] if self.of_peer is not None else []),
        ]

    @property
    def kept(self) -> bool | None:
        """Whether every budget is kept; None when there is none."""
        found = []
        if self.most is not None:
            found.append(self.ours <= self.most)
        if self.least is not None:
            found.append(self.ours >= self.least)
        if self.of_peer is not None and self.peers:
            found.append(self.ours <= self.of_peer * next(iter(self.peers.values())))
        return all(found) if found else None


def number(value: float) -> str:
    """Write a number with three digits that count, without a tail of noughts."""
    if value == 0:
        return "0"
    digits = max(0, 3 - len(str(int(abs(value))))) if abs(value) >= 1 else 3
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def table(machine: Mapping[str, str], figures: Sequence[Figure]) -> str:
    """Lay the figures out for a terminal, the machine above them."""
    peers = list(dict.fromkeys(peer for figure in figures for peer in figure.peers))
    heads = ["", KIOSK, "budget", "", *peers]
    rows = [heads, *(_row(figure, peers) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    facts = [f"{name:<16} {value}" for name, value in machine.items()]
    return "\n".join([*facts, "", *lines])


def _row(figure: Figure, peers: Sequence[str]) -> list[str]:
    verdict = {True: "kept", False: "MISSED", None: ""}[figure.kept]
    ours = f"{number(figure.ours)} {figure.unit}".strip()
    return [
        figure.what,
        ours,
        ", ".join(figure.budgets),
        verdict,
        *(_beside(figure, peer) for peer in peers),
    ]


def _beside(figure: Figure, peer: str) -> str:
    if peer not in figure.peers:
        return ""
    share = figure.ratio(peer)
    times = "" if share is None else f" (we: {share:.2f} ×)"
    return f"{number(figure.peers[peer])} {figure.unit}{times}"


def as_json(machine: Mapping[str, str], figures: Sequence[Figure]) -> str:
    """Write the same for programs."""
    return json.dumps(
        {"machine": dict(machine), "figures": [_plain(figure) for figure in figures]},
        ensure_ascii=False,
        indent=2,
    )


def _plain(figure: Figure) -> dict[str, Any]:
    return {
        "what": figure.what,
        "unit": figure.unit,
        "kiosk": figure.ours,
        "peers": dict(figure.peers),
        "ratios": {peer: figure.ratio(peer) for peer in figure.peers},
        "budgets": figure.budgets,
        "kept": figure.kept,
    }
