"""Watches a site's folder for changes, so that a broken one never replaces a good one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import ContentError

if TYPE_CHECKING:
    from kiosk.content.loading import LoadedSite

Load = Callable[[Path], "LoadedSite"]


class SiteWatch:
    """Loads the folder again once it has changed and come to rest; has no thread of its own."""

    def __init__(self, folder: Path, load: Load) -> None:
        """Take `folder` as it is now for what is shown."""
        raise NotImplementedError

    def poll(self) -> LoadedSite | ContentError | None:
        """Look at the folder; call every few seconds, from any one thread.

        Returns:
            The site newly loaded, the problems that keep the changed folder off the screen
            (once per change), or None when there is nothing new.
        """
        raise NotImplementedError
