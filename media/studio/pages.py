"""Draws the ledger's scanned-looking pages into `media/demo/pages`.

    python -m media.studio.pages [--out DIR]

Needs the handwriting face LXGW WenKai (`apt-get install fonts-lxgw-wenkai`) beside Noto CJK.
The same program draws the same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from media.studio.leaves import accounts, booklet, minutes, pledges

OUT = Path(__file__).resolve().parents[1] / "demo"
SHEETS = (
    minutes.minutes,
    minutes.vote,
    pledges.pledge,
    pledges.study_notes,
    accounts.plan,
    accounts.dues,
    accounts.openness,
    booklet.handbook,
)


def main(out: Path = OUT) -> None:
    """Draw every page below the site's folder `out`."""
    for draw in SHEETS:
        draw(out / "pages")
        print("pages:", draw.__name__)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT, help="the site's folder")
    main(parser.parse_args().out)
