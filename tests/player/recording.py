"""Plays a film into a file in place of a sound card, and says how loud it was.

    python -m tests.player.recording FILM FOLDER [--volume=V] [--muted] [--hold]

A process of its own: ALSA reads its configuration once.
"""

from __future__ import annotations

import array
import os
import sys
from pathlib import Path

from kiosk.player.base import PlayerState
from kiosk.player.film import FilmPlayer
from kiosk.player.vlc import VlcEngine
from tests.player.waiting import until

_CARD = """
pcm.!default {{
  type plug
  slave {{
    format S16_LE rate 48000 channels 2
    pcm {{ type file file "{file}" format raw slave.pcm {{ type null }} }}
  }}
}}
"""


def record(film: Path, folder: Path, *orders: str) -> int:
    """Return the loudest sample."""
    file, card = folder / "sound.raw", folder / "asound.conf"
    card.write_text(_CARD.format(file=file))
    os.environ["ALSA_CONFIG_PATH"] = str(card)
    player = FilmPlayer(VlcEngine, sound=lambda: ("alsa",))
    for order in orders:
        name, _, value = order.partition("=")
        if name == "--volume":
            player.set_volume(float(value))
    player.set_muted("--muted" in orders)
    player.load(film, play="--hold" not in orders)
    rest = {PlayerState.ENDED, PlayerState.FAILED, PlayerState.PAUSED}
    until(player, lambda: player.status.state in rest)
    player.close()
    samples = memoryview(file.read_bytes() if file.exists() else b"")
    return max(map(abs, array.array("h", bytes(samples))), default=0)


if __name__ == "__main__":
    sys.stdout.write(str(record(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])))
