"""How the log tells what happened in a review: who, when, and of which content by its hash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

if TYPE_CHECKING:
    from wagtail.log_actions import LogActionRegistry

_STEPS = {
    1: gettext_lazy("first review"),
    2: gettext_lazy("second review"),
    3: gettext_lazy("final review"),
}


class _Told(LogFormatter):
    """Says what happened, and of what."""

    words = ""

    def format_message(self, log_entry: Any) -> str:
        """Return the line of the log."""
        data = log_entry.data or {}
        said = [str(self.words)]
        if "submission" in data:
            said.append(_("no. %(number)s") % {"number": data["submission"]})
        if step := _STEPS.get(data.get("step", 0)):
            said.append(str(step))
        if detail := data.get("detail"):
            said.append(str(detail))
        if digest := data.get("sha256"):
            said.append(f"SHA-256 {digest}")
        return " · ".join(said)

    def format_comment(self, log_entry: Any) -> str:
        """Return what the person said themselves."""
        data = log_entry.data or {}
        return str(data.get("comment") or data.get("text") or "")


_ACTIONS = {
    "review.submit": (gettext_lazy("Hand in for review"), gettext_lazy("Handed in for review")),
    "review.approved": (gettext_lazy("Approve"), gettext_lazy("Approved")),
    "review.rejected": (gettext_lazy("Send back"), gettext_lazy("Sent back")),
    "review.cancel": (gettext_lazy("End a review"), gettext_lazy("The review was ended")),
    "review.complete": (
        gettext_lazy("Approve by all three"),
        gettext_lazy("Approved by all three; ready to be published"),
    ),
    "urgent.write": (
        gettext_lazy("Write an urgent notice"),
        gettext_lazy("Wrote an urgent notice"),
    ),
    "urgent.confirm": (
        gettext_lazy("Confirm an urgent notice"),
        gettext_lazy("Confirmed an urgent notice"),
    ),
    "urgent.refuse": (
        gettext_lazy("Refuse an urgent notice"),
        gettext_lazy("Refused an urgent notice"),
    ),
    "urgent.withdraw": (
        gettext_lazy("Take back an urgent notice"),
        gettext_lazy("Took back an urgent notice"),
    ),
}


def register(actions: LogActionRegistry) -> None:
    """Have Wagtail's log know these."""
    for action, (label, words) in _ACTIONS.items():
        formatter = type("_Told", (_Told,), {"label": label, "words": words})
        actions.register_action(action)(formatter)
