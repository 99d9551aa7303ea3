"""Small pictures of a film, every few seconds, for a finger that looks for a place in it.

They are made once for each film, by a second, silent player that is asked for one picture at a
time and rests in between, so that what is shown never stutters; they are kept on disk.
"""

from __future__ import annotations

import hashlib
import logging
import threading
from typing import TYPE_CHECKING

from PIL import Image

from kiosk.errors import PlayerError
from kiosk.player.base import PlayerState

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.player.base import Player
    from kiosk.player.frames import Picture

EVERY = 10.0
"""Seconds of the film from one small picture to the next."""

WIDTH = 320
"""Pixels across a small picture."""

_REST = 1.5
"""Seconds between two pictures: a weak machine plays the film at the same time."""

_PATIENCE = 15.0
"""Seconds for one picture; a film that gives none in that time gets no small pictures."""

_MOST = 1440
"""Small pictures of one film, four hours of it: its length is what the file claims."""

_MOST_FILMS = 12
"""Films whose small pictures are kept on disk."""

log = logging.getLogger(__name__)


class Thumbnails:
    """The small pictures of films, made in the background."""

    def __init__(
        self,
        player: Callable[[], Player],
        folder: Path,
        *,
        every: float = EVERY,
        rest: float = _REST,
    ) -> None:
        """Keep them in `folder`.

        Args:
            player: Opens a player of its own; called on the worker's thread.
            folder: Where the files go; made when needed.
            every: Seconds of the film from one to the next.
            rest: Seconds the worker rests after each.
        """
        self._player = player
        self._folder = folder
        self._every = every
        self._rest = rest
        self._ended = threading.Event()
        self._worker: threading.Thread | None = None
        self._made: dict[Path, Path] = {}

    def prepare(self, film: Path) -> None:
        """Make the small pictures of `film` that are not there; returns at once."""
        if film in self._made or (self._worker is not None and self._worker.is_alive()):
            return
        self._worker = threading.Thread(
            target=self._work, args=(film,), name="thumbnails", daemon=True
        )
        self._worker.start()

    def at(self, film: Path, seconds: float) -> Path | None:
        """Return the small picture nearest before `seconds`, or None when there is none yet."""
        folder = self._made.get(film)
        if folder is None:
            return None
        file = folder / f"{int(seconds // self._every):05d}.jpg"
        return file if file.exists() else None

    def wait(self, seconds: float) -> bool:
        """Wait until the worker rests; return whether it does."""
        if self._worker is not None:
            self._worker.join(seconds)
            return not self._worker.is_alive()
        return True

    def close(self) -> None:
        """Make no more."""
        self._ended.set()
        self.wait(2 * _PATIENCE)

    # --- on the worker's thread ---------------------------------------------------------

    def _work(self, film: Path) -> None:
        try:
            folder = self._folder / _name(film)
            folder.mkdir(parents=True, exist_ok=True)
            self._forget_old()
            self._made[film] = folder
            if not (folder / "complete").exists():
                self._make(film, folder)
        except (OSError, PlayerError) as error:
            log.warning("no small pictures of %s: %s", film.name, error)

    def _make(self, film: Path, folder: Path) -> None:
        player = self._player()
        arrived = threading.Event()
        player.slot.listen(arrived.set)
        try:
            player.set_muted(True)
            player.load(film, play=False)
            if not self._wait_for_picture(player, arrived):
                return
            duration = player.status.duration
            for number in range(min(int(duration // self._every) + 1, _MOST)):
                file = folder / f"{number:05d}.jpg"
                if not file.exists() and not self._take(player, arrived, number, file):
                    return
            (folder / "complete").touch()
        finally:
            player.slot.listen(None)
            player.close()

    def _take(self, player: Player, arrived: threading.Event, number: int, file: Path) -> bool:
        """Put one picture into `file`; return whether to go on."""
        player.slot.take(lambda _picture: None)  # only a picture taken makes the next one heard of
        arrived.clear()
        player.seek(number * self._every)
        if not self._wait_for_picture(player, arrived):
            return False
        player.slot.take(lambda picture: _write(picture, file))
        return not self._ended.wait(self._rest)

    def _wait_for_picture(self, player: Player, arrived: threading.Event) -> bool:
        waited = 0.0
        while not self._ended.is_set() and player.status.state is not PlayerState.FAILED:
            if arrived.wait(0.25):
                return True
            waited += 0.25
            if waited > _PATIENCE:
                return False
        return False

    def _forget_old(self) -> None:
        films = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime)
        for folder in films[:-_MOST_FILMS]:
            for file in folder.iterdir():
                file.unlink()
            folder.rmdir()


def _name(film: Path) -> str:
    """Return a name that changes with the film's content, as far as its size and date tell."""
    facts = film.stat()
    key = f"{film.name} {facts.st_size} {facts.st_mtime_ns}"
    return hashlib.sha256(key.encode()).hexdigest()[:24]


def _write(picture: Picture, file: Path) -> None:
    """Scale a decoded picture down and write it as a JPEG, whole or not at all."""
    height = max(2, round(WIDTH * picture.height / picture.width / picture.sar))
    planes = []
    for number, plane in enumerate(picture.planes):
        width = picture.width if number == 0 else (picture.width + 1) // 2
        lines = picture.height if number == 0 else (picture.height + 1) // 2
        raw = Image.frombuffer(
            "L", (width, lines), bytes(plane), "raw", "L", picture.pitches[number], 1
        )
        planes.append(raw.resize((WIDTH, height), Image.Resampling.BILINEAR))
    if not picture.full_range:
        planes = [plane.point(_full_range(number)) for number, plane in enumerate(planes)]
    part = file.with_suffix(".part")
    Image.merge("YCbCr", planes).save(part, format="JPEG", quality=80)
    part.replace(file)


def _full_range(number: int) -> list[int]:
    """Return what turns one plane's 16-235 (16-240 for colour) into 0-255."""
    low, span, middle = (16, 219, 0) if number == 0 else (128, 224, 128)
    return [min(255, max(0, round((v - low) * 255 / span + middle))) for v in range(256)]
