"""Whether this machine can make a sound now."""

from __future__ import annotations

import os
from pathlib import Path


def sound_at_hand(devices: Path = Path("/dev/snd")) -> bool:
    """Tell whether there is a sound card to play on, or a sound server to ask.

    Without either libVLC tries anew for every block of sound, and says so each time.

    Args:
        devices: Where the kernel lists the sound cards.
    """
    if any(devices.glob("pcm*p")):
        return True
    if os.environ.get("PULSE_SERVER"):
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return runtime is not None and (Path(runtime) / "pulse" / "native").exists()
