"""A site's folder read, checked and measured: a `LoadedSite`, or every problem at once."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from kiosk.content.compose import Composer
from kiosk.content.files import SiteFolder
from kiosk.content.masking import mask, mask_identity
from kiosk.content.media import MediaCheck
from kiosk.content.model import Site
from kiosk.content.moving import Ffprobe
from kiosk.content.nodes import data, texts
from kiosk.content.problems import Problems, Spot
from kiosk.content.rules import Rules
from kiosk.content.shape import NOT_WORDS
from kiosk.content.tables import type_cells
from kiosk.content.wording import tell_model_errors
from kiosk.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.content.model import MediaPath
    from kiosk.content.moving import Probe
    from kiosk.content.nodes import Node
    from kiosk.errors import Problem


@dataclass(frozen=True)
class LoadedSite:
    """A site that can be shown, and where its media lie.

    Attributes:
        site: The content.
        folder: The site's folder, absolute and without links.
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
        ContentError: Anything is wrong with the content; it carries every problem found, with
            the warnings at the end.
        FontError: `font` cannot be read.
    """
    # Where a link leads now: it may lead to another release later, and one site is one folder.
    root_folder = Path(os.path.realpath(folder))
    problems = Problems()
    site_folder = SiteFolder(root_folder)
    composer = Composer(site_folder, problems)
    root = composer.compose()
    media = MediaCheck(site_folder, root, problems)
    media.check((probe or Ffprobe()) if check_media else None)
    if font is not None:
        _check_glyphs(font, root, composer, media, problems)
    _mask(root, problems)
    for table in composer.tables:
        type_cells(table)
    site = _validate(root, problems)
    if site is not None:
        Rules(site, root, problems).check()
        media.check_chapters(site)
    if site is None or problems.fatal:
        raise ContentError((*problems.fatal, *problems.warnings))
    return LoadedSite(site, root_folder, problems.warnings, media.seconds)


def _check_glyphs(
    font: Path, root: Node, composer: Composer, media: MediaCheck, problems: Problems
) -> None:
    # fontTools takes a tenth of a second to import, which the screen's start does not have.
    from kiosk.content.glyphs import GlyphCheck  # noqa: PLC0415

    glyphs = GlyphCheck(font, problems)
    glyphs.check_tree(root, composer.sources)
    for file, text in media.subtitles.items():
        glyphs.check_text(text, file)


def _mask(root: Node, problems: Problems) -> None:
    """Mask personal data: identity numbers anywhere, mobile numbers in the ledger.

    A notice may give a telephone to call; the ledger's lists of people may not.
    """
    ledger = root.get("ledger")
    masked: dict[str, list[Spot]] = {}
    for node in texts(ledger, NOT_WORDS) if ledger else ():
        _mask_node(node, mask, masked)
    for node in texts(root, NOT_WORDS | {"ledger"}):
        _mask_node(node, mask_identity, masked)
    for spots in masked.values():
        problems.add(
            spots[0],
            f"有身份证号或手机号（本文件共 {len(spots)} 处），屏幕上会打上星号；请在文件里也遮去",
            f"identity or mobile numbers ({len(spots)} in this file): the screen masks them; mask"
            " them in the file too",
            fatal=False,
        )


def _mask_node(node: Node, masker: Callable[[str], str], masked: dict[str, list[Spot]]) -> None:
    before = str(node.value)
    node.value = masker(before)
    if node.value != before:
        masked.setdefault(node.file, []).append(node.spot)


def _validate(root: Node, problems: Problems) -> Site | None:
    """Return the site, or what of it stands when parts are wrong, so that rules can be checked."""
    if root.broken:
        return None
    written = data(root)
    try:
        return Site.model_validate(written)
    except ValidationError as error:
        errors = error.errors(include_url=False)
    tell_model_errors(errors, root, problems)
    if not problems.fatal:
        problems.add(root.spot, str(errors[0]["msg"]), str(errors[0]["msg"]))
    wrong = {e["loc"][0] if e["loc"] else "" for e in errors}
    if "languages" in wrong or not isinstance(written, dict):
        return None
    sound = {key: value for key, value in written.items() if key not in wrong}
    return Site.model_validate(_PLACEHOLDER | sound)


_PLACEHOLDER = {
    "id": "site",
    "name": "-",
    "township": "-",
    "cover": "-",
}
"""Stands in for required parts that are wrong; never shown, for the problems are raised."""
