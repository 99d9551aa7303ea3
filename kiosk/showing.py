"""What is shown, and what may be shown next: a site with its folder, theme and lengths."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.screens.theme import load_theme

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.content.loading import LoadedSite
    from kiosk.content.model import MediaPath, Site
    from kiosk.screens.theme import Theme


@dataclass(frozen=True, slots=True)
class Showing:
    """One site, ready to be shown.

    Attributes:
        site: The content.
        folder: Where its media lie.
        theme: Its look.
        number: The release that it is; None for a plain folder.
        seconds: Measured lengths of its media; filled in place once they are known.
    """

    site: Site
    folder: Path
    theme: Theme
    number: int | None = None
    seconds: dict[MediaPath, float] = field(default_factory=dict)


class Showings:
    """The latest showings by their content; from any thread.

    The session knows only the content; the stage needs the rest of it. The one before the
    latest is kept too, for it may still be on the glass.
    """

    def __init__(self, theme: Path) -> None:
        """Give sites without a theme of their own the one in the file `theme`."""
        self._theme = theme
        self._latest: list[Showing] = []
        self._lock = threading.Lock()

    def add(self, loaded: LoadedSite, number: int | None = None) -> Showing:
        """Make `loaded` ready.

        Args:
            loaded: The site.
            number: The release that it is; None for a plain folder.

        Raises:
            SettingsError: Its theme cannot be used.
        """
        own = loaded.site.theme
        theme = load_theme(loaded.path(own) if own else self._theme)
        showing = Showing(loaded.site, loaded.folder, theme, number, dict(loaded.seconds))
        with self._lock:
            self._latest = [*self._latest[-1:], showing]
        return showing

    def of(self, site: Site) -> Showing:
        """Return the showing of a site that was added."""
        with self._lock:
            return next(showing for showing in reversed(self._latest) if showing.site is site)

    def measured(self, loaded: LoadedSite) -> None:
        """Note the lengths found by a later look into the media of the same content."""
        with self._lock:
            for showing in self._latest:
                if showing.site == loaded.site:
                    showing.seconds.update(loaded.seconds)
