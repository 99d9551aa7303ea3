"""A site's folder read, checked and measured: a `LoadedSite`, or every problem at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.content.model import MediaPath, Site
    from kiosk.content.moving import Probe
    from kiosk.errors import Problem


@dataclass(frozen=True)
class LoadedSite:
    """A site that can be shown, and where its media lie.

    Attributes:
        site: The content.
        folder: The site's folder, absolute.
        warnings: What an editor should look at, though it does not keep the site off the screen.
        seconds: Measured length of films, clips and recordings by their path in the model;
            empty when media were not checked, without those that could not be measured.
    """

    site: Site
    folder: Path
    warnings: tuple[Problem, ...] = ()
    seconds: Mapping[MediaPath, float] = field(default_factory=dict)

    def path(self, media: MediaPath) -> Path:
        """Return where `media` lies on disk."""
        return self.folder / media


def load_site(
    folder: Path,
    *,
    check_media: bool = True,
    font: Path | None = None,
    probe: Probe | None = None,
) -> LoadedSite:
    """Read the site in `folder`.

    Args:
        folder: The folder that holds `site.yaml`.
        check_media: Decode every picture, measure every film and parse every subtitle; without,
            only their names are checked.
        font: A font whose glyphs must cover every character of the content.
        probe: Measures films and recordings; `ffprobe` when not given.

    Raises:
        ContentError: Anything is wrong with the content; it carries every problem found.
    """
    raise NotImplementedError
