"""Every file that a site names: found, and, where asked, proved and measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.content.containers import check_container
from kiosk.content.encoding import decode
from kiosk.content.files import PathError
from kiosk.content.moving import UnplayableError
from kiosk.content.nodes import locate
from kiosk.content.pictures import check_picture
from kiosk.content.problems import Spot
from kiosk.content.shape import Media, media_in
from kiosk.content.subtitles import SubtitleError, parse_subtitles
from kiosk.errors import PictureError

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.content.files import SiteFolder
    from kiosk.content.model import Site
    from kiosk.content.moving import Probe
    from kiosk.content.nodes import Node
    from kiosk.content.problems import Problems

_FRAME = 0.1
"""Seconds by which a chapter may pass the film's measured end; containers round."""


class MediaCheck:
    """Goes through the files of one site; each file is looked into once, however often named.

    Attributes:
        seconds: Measured lengths by path.
        subtitles: The text of every subtitle file by path.
    """

    def __init__(self, folder: SiteFolder, root: Node, problems: Problems) -> None:
        """Check files in `folder` named in the tree `root`; tell `problems`."""
        self.seconds: dict[str, float] = {}
        self.subtitles: dict[str, str] = {}
        self._folder = folder
        self._root = root
        self._problems = problems

    def check(self, probe: Probe | None) -> None:
        """Find every file; look into each, too, when there is a `probe`.

        What is played is looked at in any case: it must not lead the player elsewhere.
        """
        seen: set[tuple[Media, str]] = set()
        for kind, node in media_in(self._root):
            named = str(node.value)
            if not named:
                continue  # the model tells
            try:
                file = self._folder.find(named)
                if (kind, named) not in seen:
                    seen.add((kind, named))
                    self._look_into(file, kind, named, node.spot, probe)
            except PathError as error:
                self._problems.add(node.spot, error.zh, error.en)

    def _look_into(
        self, file: Path, kind: Media, named: str, spot: Spot, probe: Probe | None
    ) -> None:
        try:
            if kind in (Media.FILM, Media.SOUND):
                check_container(file)
                if probe is not None:
                    self._measure(file, kind, named, spot, probe)
            elif probe is None:
                return
            elif kind is Media.PICTURE:
                check_picture(file)
            elif kind is Media.SUBTITLES:
                self._read_subtitles(named)
        except (PictureError, UnplayableError) as error:
            self._problems.add(spot, f"“{named}”：{error.zh}", f"“{named}”: {error.en}")
        except SubtitleError as error:
            self._problems.add(Spot(named, error.line), error.zh, error.en)
        except OSError as error:
            self._problems.add(
                spot, f"“{named}”读不出来：{error.strerror}", f"“{named}” cannot be read: {error}"
            )

    def _read_subtitles(self, named: str) -> None:
        data = self._folder.read(named)
        text = decode(data, named, self._problems)
        if text is not None:
            parse_subtitles(data)
            self.subtitles[named] = text

    def _measure(self, file: Path, kind: Media, named: str, spot: Spot, probe: Probe) -> None:
        found = probe(file)
        if found is None:
            self._problems.add(
                spot,
                f"“{named}”没有测量长度，也没有试播：这台机器上没有 ffprobe（装 ffmpeg 即可）",
                f"“{named}” was neither measured nor tried: there is no ffprobe here (install"
                " ffmpeg)",
                fatal=False,
            )
        elif kind is Media.FILM and not found.pictures:
            raise UnplayableError("里面只有声音，没有画面", "it has sound but no picture")
        elif kind is Media.SOUND and not found.sound:
            raise UnplayableError("里面没有声音", "it has no sound")
        else:
            self.seconds[named] = found.seconds

    def check_chapters(self, site: Site) -> None:
        """Tell the chapters of the film that begin after its measured end."""
        film = site.film
        length = self.seconds.get(film.file) if film else None
        if film is None or length is None:
            return
        for index, chapter in enumerate(film.chapters):
            if chapter.at >= length + _FRAME:
                spot = locate(self._root, ("film", "chapters", index, "at"))[0].spot
                self._problems.add(
                    spot,
                    f"这一章从 {chapter.at:g} 秒开始，影片却只有 {length:g} 秒",
                    f"this chapter begins at {chapter.at:g} s, but the film has {length:g} s",
                )
