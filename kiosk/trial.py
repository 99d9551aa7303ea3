"""A release tried before it is shown, in a process that may die of it: `python -m kiosk.trial`.

It says on one line of JSON what is wrong. Whatever a hostile picture or film does to the decoders,
it does here, and not to the display.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import threading
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.content.fonts import fonts_in
from kiosk.content.loading import load_site
from kiosk.errors import ContentError, KioskError, PlayerError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.player.base import Player

REFUSED = 2
"""Exit status when the content cannot be shown."""
FRAME_WITHIN = 30.0
"""Seconds in which a film must show its first picture."""
LONGEST_WORK = 1_200
"""Seconds of the processor that each of its processes may use."""
_LOOK = 0.25
_GENTLE = 19


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the site in a folder; return the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("site")
    parser.add_argument("--fonts", type=Path)
    args = parser.parse_args(arguments)
    answer = _answer_alone()
    with suppress(OSError, ValueError):
        os.nice(_GENTLE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # Also of what is started here, which would outlive this.
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST_WORK, LONGEST_WORK))
    try:
        try_site(args.folder, args.site, args.fonts)
    except KioskError as error:
        _tell(answer, error)
        return REFUSED
    return 0


def try_site(folder: Path, site: str, fonts: Path | None = None) -> None:
    """Load a site as the kiosk does, decode every picture of it, and show one of its film.

    Args:
        folder: The site's folder.
        site: The id it must have.
        fonts: Where the extracted fonts are, to see that they have every character.

    Raises:
        KioskError: It cannot be shown.
    """
    found = fonts_in(fonts) if fonts is not None else None
    loaded = load_site(folder, font=found.sans if found else None)
    if loaded.site.id != site:
        raise KioskError(
            f"site.yaml 写的是“{loaded.site.id}”，这却是“{site}”的发布；请重新发布",
            f"site.yaml says “{loaded.site.id}”, and this is a release of “{site}”; publish again",
        )
    if loaded.site.theme is not None:
        from kiosk.screens.theme import load_theme  # noqa: PLC0415  # only then

        load_theme(loaded.path(loaded.site.theme))
    if loaded.site.film is not None:
        show_a_picture(loaded.path(loaded.site.film.file))


def show_a_picture(film: Path) -> None:
    """Decode a film's first picture; without libVLC there is nothing to try it with.

    Raises:
        KioskError: None came.
    """
    from kiosk.player.vlc import open_player  # noqa: PLC0415  # it is heavy

    try:
        player = open_player()
    except PlayerError:
        return  # the display says so, and shows everything else
    with closing(player):
        if not _pictures_come(player, film):
            raise KioskError(
                f"影片 {film.name} 放不出画面；请换成 H.264 和 AAC 的 MP4，再发布一次",
                f"the film {film.name} shows no picture; make it an MP4 with H.264 and AAC, and"
                " publish again",
            )


def _pictures_come(player: Player, film: Path) -> bool:
    from kiosk.player.base import PlayerState  # noqa: PLC0415

    came = threading.Event()
    player.slot.listen(came.set)
    player.set_muted(True)
    player.load(film, play=False)
    for _ in range(round(FRAME_WITHIN / _LOOK)):
        if came.wait(_LOOK):
            return True
        if player.status.state is PlayerState.FAILED:
            return False
    return False


def _answer_alone() -> int:
    """Keep the way out for the answer: libraries that print on it print nowhere."""
    answer = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answer


def _tell(answer: int, error: KioskError) -> None:
    if isinstance(error, ContentError):
        fatal = [problem for problem in error.problems if problem.fatal]
        error = ContentError(fatal[:10] or error.problems[:10])
    os.write(answer, json.dumps({"zh": error.zh, "en": error.en}).encode())


if __name__ == "__main__":
    sys.exit(main())
