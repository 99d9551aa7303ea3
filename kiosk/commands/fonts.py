"""`kiosk fonts`: extract the Simplified Chinese faces the screens use."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

from kiosk.commands.setting import data_of
from kiosk.content.fonts import prepare_fonts

if TYPE_CHECKING:
    from argparse import Namespace


def command(args: Namespace) -> int:
    """Extract what is missing, and name the files."""
    folder = args.out or data_of(args) / "fonts"
    for file in astuple(prepare_fonts(folder)):
        print(file)
    return 0
