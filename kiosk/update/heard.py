"""What the display did with the releases, told on by the agent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.update.plan import noted
from kiosk.update.refusals import FailedOnGlassError

if TYPE_CHECKING:
    from kiosk.content.store.activation import AgentState, DisplayState
    from kiosk.update.chronicle import Chronicle

_FAILED = "told-failed"
_SHOWN = "told-shown"


def hear(display: DisplayState, state: AgentState, chronicle: Chronicle) -> AgentState:
    """Tell `chronicle` what is new about the display; return the state that remembers it."""
    told = set(state.notes.get(_FAILED, "").split(","))
    for number, why in sorted(display.why.items()):
        if str(number) not in told:
            chronicle.trouble("display", FailedOnGlassError(number, why), number)
    current = display.current
    if current is not None and str(current) != state.notes.get(_SHOWN):
        chronicle.event(f"第 {current} 版正在展示", f"release {current} is shown", current)
        if current not in display.why and not any(n > current for n in display.why):
            chronicle.well("display")
    state = noted(state, _FAILED, ",".join(map(str, sorted(display.why))))
    return noted(state, _SHOWN, "" if current is None else str(current))
