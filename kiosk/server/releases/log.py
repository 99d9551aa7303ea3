"""How the log tells what happened to releases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.log_actions import LogFormatter

if TYPE_CHECKING:
    from wagtail.log_actions import LogActionRegistry


class _Told(LogFormatter):
    """Says what happened, and to which release."""

    words = ""

    def format_message(self, log_entry: Any) -> str:
        """Return the line of the log."""
        data = log_entry.data or {}
        said = [str(self.words)]
        if data.get("number"):
            said.append(_("release %(number)s") % {"number": data["number"]})
        if kiosks := data.get("kiosks"):
            said.append(", ".join(kiosks))
        if digest := data.get("sha256"):
            said.append(f"SHA-256 {digest}")
        return " · ".join(said)

    def format_comment(self, log_entry: Any) -> str:
        """Return why something failed."""
        data = log_entry.data or {}
        return str(data.get("zh" if (get_language() or "").startswith("zh") else "en", ""))


_ACTIONS = {
    "releases.publish": (gettext_lazy("Order a release"), gettext_lazy("Ordered a release")),
    "releases.back": (gettext_lazy("Roll back"), gettext_lazy("Ordered an older release again")),
    "releases.published": (gettext_lazy("Publish"), gettext_lazy("Was published")),
    "releases.failed": (gettext_lazy("Fail to publish"), gettext_lazy("Could not be published")),
    "releases.call_off": (gettext_lazy("Call off"), gettext_lazy("Called a release off")),
    "releases.halt": (gettext_lazy("Halt"), gettext_lazy("Halted a release")),
    "releases.halted": (
        gettext_lazy("Halt by itself"),
        gettext_lazy("Halted by itself: screens could not show it"),
    ),
    "releases.resume": (gettext_lazy("Resume"), gettext_lazy("Resumed a release")),
    "releases.widen": (
        gettext_lazy("Go on to more screens"),
        gettext_lazy("Went on to more screens"),
    ),
    "releases.stick": (
        gettext_lazy("Download for a USB stick"),
        gettext_lazy("Downloaded releases for a USB stick"),
    ),
}


def register(actions: LogActionRegistry) -> None:
    """Have Wagtail's log know these."""
    for action, (label, words) in _ACTIONS.items():
        formatter = type("_Told", (_Told,), {"label": label, "words": words})
        actions.register_action(action)(formatter)
