"""A visit on the glass: the layer over the screens, what a screen is led to, how loud it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.player.base import Fit, Wanted
from kiosk.screens.expected import Expected
from kiosk.screens.keys import Keys
from kiosk.show.presenter.conduct import beat_after, beat_at
from kiosk.show.presenter.podium import Role

if TYPE_CHECKING:
    from kiosk.screens.guest_layer import GuestLayer
    from kiosk.screens.root import Root
    from kiosk.show.presenter.podium import Podium
    from kiosk.show.presenter.presenter import Presenter
    from kiosk.show.presenter.standing import Cursor


class Limelight:
    """Follows the lectern; without a visit nothing of it lies on the glass.

    Attributes:
        layer: What lies over the screens during a visit.
        expected: Asks whether a visit that is due begins.
    """

    def __init__(self, root: Root) -> None:
        """Follow the lectern of the root's stage, if it has one."""
        self._root = root
        self._volume_before: float | None = None
        self._volume: float | None = None
        self._prepared: Cursor | None = None
        self._keys: Keys | None = None
        self.layer: GuestLayer | None = None
        self.expected: Expected | None = None
        podium = root.stage.podium
        if podium is not None:
            podium.lectern.follow(self._look)
            self._keys = Keys(podium.lectern, self)
            if podium.role is Role.FIRST:
                self.expected = Expected(root, podium.lectern)
            self._look()

    def close(self) -> None:
        """Take everything away, and hear no key any more."""
        if self._keys is not None:
            self._keys.close()
        self._take_off()

    @property
    def at_attract(self) -> bool:
        """Whether nobody is here."""
        return self._root.warden.sleeps

    @property
    def volume(self) -> float:
        """How loud it is now."""
        return float(self._root.stage.player.status.volume)

    def put_bar_away(self) -> None:
        """Leave the picture to the guests."""
        if self.layer is not None:
            self.layer.put_bar_away()

    def tick(self) -> None:
        """Let time be seen; called twice a second."""
        if self.expected is not None:
            self.expected.tick()
        if self.layer is not None:
            self.layer.tick()

    def relayout(self) -> None:
        """Draw again at another size or in another language."""
        if self.layer is not None:
            self._take_off()
            self._look()

    # --- following ----------------------------------------------------------------------

    def _look(self) -> None:
        led, podium = self._root.stage.led, self._root.stage.podium
        if led is None or podium is None:
            self._take_off()
            self._give_volume_back()
            return
        scene, screen = led.scene, self._root.passage.screen
        if screen is not None:
            screen.lead(scene)
        self._laid(podium).show(scene, screen)
        self._set_volume(led.standing.volume)
        self._prepare(led)

    def _laid(self, podium: Podium) -> GuestLayer:
        root = self._root
        if self.layer is None:
            kind = _layer_class(podium.role)
            self.layer = kind(root.stage, root.look, podium, size=root.size, pos=root.pos)
            root.add_widget(self.layer)
            if self._volume is None:  # a visitor before may have silenced it
                root.stage.player.set_muted(False)  # the player's setter
        return self.layer

    def _take_off(self) -> None:
        if self.layer is not None:
            self.layer.close()
            self._root.remove_widget(self.layer)
            self.layer = None

    def _set_volume(self, wanted: float | None) -> None:
        if wanted is None or wanted == self._volume:
            return
        if self._volume_before is None:
            self._volume_before = self.volume
        self._volume = wanted
        player = self._root.stage.player
        player.set_volume(wanted)
        player.set_muted(wanted <= 0)

    def _give_volume_back(self) -> None:
        if self._volume_before is not None:
            self._root.stage.player.set_volume(self._volume_before)
            self._root.stage.player.set_muted(False)  # the player's setter
        self._volume_before = self._volume = None

    def _prepare(self, led: Presenter) -> None:
        """Have the next picture decoded before it is asked for."""
        now = led.standing.cursor
        if now == self._prepared:
            return
        self._prepared = now
        following = beat_after(now, led.legs)
        beat = beat_at(following, led.legs) if following else None
        if beat is None or beat.picture is None:
            return
        root = self._root
        width, height = map(round, root.size)
        if not root.look.wide:
            height = round(width * 9 / 16)
        file = root.stage.path(beat.picture)
        root.stage.shelf.prefetch([Wanted(file, width, height, Fit.CONTAIN)])


def _layer_class(role: Role) -> type[GuestLayer]:
    """Return what lies over the screens; imported here, for the start needs none."""
    if role is Role.CONSOLE:
        from kiosk.screens.console_layer import ConsoleLayer  # noqa: PLC0415

        return ConsoleLayer
    from kiosk.screens.guest_layer import GuestLayer  # noqa: PLC0415

    return GuestLayer
