"""What every screen is given: the site, the visitor's session, and the machines that play."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.screens.finder import Finder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from kiosk.content.model import MediaPath, Site
    from kiosk.player.base import Player, Previews
    from kiosk.screens.bridge import Bridge
    from kiosk.screens.glyphs import Glyphs
    from kiosk.screens.theme import Theme
    from kiosk.screens.widgets.shelf import Shelf
    from kiosk.show.attract import AttractLoop
    from kiosk.show.presenter.podium import Podium
    from kiosk.show.presenter.presenter import Presenter
    from kiosk.show.session import Session
    from kiosk.show.subtitle_track import Cue
    from kiosk.show.upkeep import Desk


@dataclass(frozen=True, slots=True)
class Stage:
    """One site on one glass; replaced whole when the site changes.

    Attributes:
        site: The content shown.
        folder: Where its media lie.
        seconds: Measured length of films and recordings by their path in the model; may be
            empty, for a site is shown before its media are measured.
        session: Where the visitor is; every touch that leads somewhere goes through it.
        player: The one player of moving pictures and sound.
        shelf: Gives `Picture` widgets their pictures, decoded in workers.
        bridge: Leads from any thread to this one.
        theme: The look of this site.
        glyphs: The fonts.
        loop: What plays while nobody is here; it goes on where it was left.
        subtitles: Reads a subtitle file; one that cannot be read has no words.
        previews: Small pictures of films.
        desk: Where the staff stand, behind the PIN.
        number: The release that the site is; None for a plain folder.
        finder: What can be found of the site.
        podium: Where a narrator stands; None where no visits are led.
    """

    site: Site
    folder: Path
    seconds: Mapping[MediaPath, float]
    session: Session
    player: Player
    shelf: Shelf
    bridge: Bridge
    theme: Theme
    glyphs: Glyphs
    loop: AttractLoop
    subtitles: Callable[[Path], Sequence[Cue]]
    previews: Previews
    desk: Desk
    number: int | None = None
    finder: Finder = field(default_factory=Finder)
    podium: Podium | None = None

    @property
    def led(self) -> Presenter | None:
        """The visit that is led now: then the glass is the guests'."""
        return None if self.podium is None else self.podium.lectern.presenter

    def path(self, media: MediaPath) -> Path:
        """Return where `media` of the site lies on disk."""
        return self.folder / media
