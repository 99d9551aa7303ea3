"""The command `python -m media.studio.film`."""

from __future__ import annotations

import argparse
import subprocess
from pathlib import Path

from media.studio.film import encode, script, sheet, subtitles
from media.studio.film.render import DRAFT, FULL, part_path, render
from media.studio.music import mix

_ROOT = Path(__file__).parents[3]
_OUT = _ROOT / "media" / "demo" / "film"


def main() -> None:
    """Make the film, or a part of it."""
    choice = _arguments()
    film = script.read()
    size = DRAFT if choice.draft else FULL
    folder = choice.build / ("draft" if choice.draft else "full")
    folder.mkdir(parents=True, exist_ok=True)
    for path in subtitles.write(film, _OUT, "heguang"):
        print(path.relative_to(_ROOT))
    sound = choice.build / "sound.wav"
    if not sound.exists() or choice.music:
        mix.render(sound, film.seconds)
    wanted = choice.chapter or range(1, len(film.chapters) + 1)
    spans = [(film.chapters[n - 1].start, film.chapters[n - 1].end) for n in wanted]
    if not choice.join:
        render(spans, folder, size, choice.workers)
    if choice.draft:
        _finish_draft(folder, choice.sheet)
        return
    parts = [part_path(folder, chapter.start) for chapter in film.chapters]
    missing = [part.name for part in parts if not part.exists()]
    if missing:
        print(f"not joined yet: {', '.join(missing)} must be drawn first")
        return
    encode.join(parts, sound, choice.out, film.seconds)
    for key, value in encode.probe(choice.out).items():
        print(f"{key}: {value}")


def _finish_draft(folder: Path, wants_sheet: bool) -> None:  # noqa: FBT001
    for part in sorted(folder.glob("[0-9]*[0-9].mp4")):
        print(part)
        if wants_sheet:
            print(sheet.contact_sheet(part, part.with_suffix(".png")))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m media.studio.film", description="Make the film."
    )
    parser.add_argument("--draft", action="store_true", help="small, every fifth frame")
    parser.add_argument("--sheet", action="store_true", help="contact sheets of the draft")
    parser.add_argument("--chapter", type=int, nargs="+", help="only these chapters, from 1")
    parser.add_argument("--music", action="store_true", help="render the sound anew")
    parser.add_argument("--join", action="store_true", help="draw nothing, only join")
    parser.add_argument("--workers", type=int, default=2, help="chapters drawn at a time")
    parser.add_argument("--build", type=Path, default=_ROOT / "build" / "film")
    parser.add_argument("--out", type=Path, default=_OUT / "heguang.mp4")
    return parser.parse_args()


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        raise SystemExit(f"{error.cmd[0]} failed; see its message above") from error
