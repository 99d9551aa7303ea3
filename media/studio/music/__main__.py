"""`python -m media.studio.music OUT.wav`: the film's sound alone."""

from __future__ import annotations

import argparse
from pathlib import Path

from media.studio.music import mix


def main() -> None:
    """Render the sound of the ten minutes."""
    parser = argparse.ArgumentParser(description="Render the film's music and ambience.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--seconds", type=float, default=600.0)
    choice = parser.parse_args()
    mix.render(choice.out, choice.seconds)
    print(f"{choice.out}: {choice.seconds:.3f} s")


if __name__ == "__main__":
    main()
