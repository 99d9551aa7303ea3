"""A podium without a network: ways come and go as a test says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.show.presenter.podium import Role, Way

if TYPE_CHECKING:
    from kiosk.show.presenter.lectern import Lectern
    from kiosk.show.upkeep import Said

ROOM = Way("http://192.168.1.20:8480/#s=c2VjcmV0", "http://192.168.1.20:8480", wireless=True)
WIRED = Way("http://10.0.0.5:8480/#s=c2VjcmV0", "http://10.0.0.5:8480", wireless=False)


class FakePodium:
    """Counts how often it was hidden."""

    def __init__(self, lectern: Lectern, role: Role = Role.FIRST) -> None:
        self.role = role
        self.lectern = lectern
        self.network = ""
        self.here: tuple[Way, ...] = (ROOM,)
        self.trouble: Said | None = None
        self.phones = 0
        self.shown = self.hidden = 0

    def ways(self) -> tuple[Way, ...]:
        self.shown += 1
        return self.here

    def hide(self) -> None:
        self.hidden += 1
