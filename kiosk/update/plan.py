"""What an agent makes of what it knows: which releases to take, keep back and show; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.content.release import Offers
from kiosk.content.store.activation import LONGEST_REASON, MOST_BAD
from kiosk.update.accept import Choice, choose
from kiosk.update.clock import Standing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from kiosk.content.release import Manifest
    from kiosk.content.store.activation import AgentState, DisplayState
    from kiosk.update.accept import Kiosk
    from kiosk.update.clock import Reading

WAITING = "waiting"
"""The note of the releases that are here, and whose hour has not come."""
MOST_TRIES = 3
"""How often a release is tried whose trial ends without a verdict."""
_TRIES = "tries"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to take.

    Attributes:
        take: The manifests, in the order in which to take them: what can be shown now first.
        choice: What was made of the highest release on offer.
    """

    take: tuple[Manifest, ...]
    choice: Choice


def wanted(
    offers: Offers,
    kiosk: Kiosk,
    manifest_of: Callable[[int], Manifest],
    is_due: Callable[[Manifest], bool],
) -> Wanted:
    """Return the highest release that a kiosk may take, and what it shows until its hour comes.

    Args:
        offers: The releases on offer.
        kiosk: Who decides; its newest release is the newest that may be shown already.
        manifest_of: Returns a release's manifest.
        is_due: Tells whether a release may be shown now.
    """
    choice = first = choose(offers, kiosk, manifest_of)
    take: list[Manifest] = []
    while choice.manifest is not None:
        take.insert(0, choice.manifest)
        if is_due(choice.manifest):
            break
        below = (o for o in offers.offers if o.number < take[0].number)
        offers = Offers(site=offers.site, offers=tuple(below))
        choice = choose(offers, kiosk, manifest_of)
    return Wanted(tuple(take), first)


def kiosk_now(kiosk: Kiosk, agent: AgentState, display: DisplayState) -> Kiosk:
    """Return `kiosk` with what it has, and what failed on it."""
    newest = max(agent.ready or 0, display.shown or 0, display.current or 0)
    return replace(kiosk, newest=newest, bad=frozenset({*agent.refused, *display.bad}))


def moment(reading: Reading, system: dt.datetime) -> dt.datetime:
    """Return what time it is for a release that waits for its hour.

    Unlike with signatures, a clock against which nothing speaks is believed: a kiosk without
    network would otherwise wait for ever.
    """
    believed = reading.standing in (Standing.SURE, Standing.UNSURE)
    return max(reading.now, system) if believed else reading.now


# --- changes of the agent's state -------------------------------------------------------


def waiting(state: AgentState) -> tuple[int, ...]:
    """Return the releases that are here and wait for their hour, the highest first."""
    numbers = (text for text in state.notes.get(WAITING, "").split(",") if text.isdigit())
    return tuple(sorted(map(int, numbers), reverse=True))


def kept_back(state: AgentState, numbers: Iterable[int]) -> AgentState:
    """Let exactly these releases wait for their hour, but none below what is ready."""
    still = sorted({n for n in numbers if n > (state.ready or 0)}, reverse=True)
    return noted(state, WAITING, ",".join(map(str, still)))


def made_ready(state: AgentState, number: int, *, at_once: bool) -> AgentState:
    """Have the release `number` shown next."""
    state = replace(state, ready=number, at_once=at_once)
    return noted(kept_back(state, waiting(state)), _TRIES, "")


def refused(state: AgentState, number: int, why: str) -> AgentState:
    """Never take the release `number` again."""
    known = {**state.refused, number: why[:LONGEST_REASON]}
    kept = sorted(known)[-MOST_BAD:]
    return noted(replace(state, refused={n: known[n] for n in kept}), _TRIES, "")


def tried_in_vain(state: AgentState, number: int) -> tuple[AgentState, bool]:
    """Count a trial without a verdict; return also whether there may be another."""
    of, _, times = state.notes.get(_TRIES, "").partition(":")
    count = (int(times) if of == str(number) and times.isdigit() else 0) + 1
    return noted(state, _TRIES, f"{number}:{count}"), count < MOST_TRIES


def noted(state: AgentState, name: str, text: str) -> AgentState:
    """Keep a note; an empty one is none."""
    notes = {key: value for key, value in state.notes.items() if key != name}
    return replace(state, notes=notes | ({name: text} if text else {}))
