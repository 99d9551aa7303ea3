"""Arguments that several commands share, in both languages; imports nothing heavy."""

from __future__ import annotations

import argparse
from pathlib import Path

LANGUAGES = ("zh-Hans", "en")
"""In which a command answers."""


def add_settings(command: argparse.ArgumentParser) -> None:
    """Let a command be told of another settings file."""
    command.add_argument(
        "--settings", type=Path, metavar="FILE", help="设置文件 · the settings file (kiosk.yaml)"
    )


def add_language(command: argparse.ArgumentParser, language: str) -> None:
    """Let a command be told in which language to answer: `language`, when nobody says."""
    command.add_argument(
        "--language", choices=LANGUAGES, default=language, help="回答的语言 · of the answers"
    )


# --- how a value is written -------------------------------------------------------------


def natural(text: str) -> int:
    """Read a whole number, 0 or more.

    Raises:
        argparse.ArgumentTypeError: It is none.
    """
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError("应为整数 · a whole number belongs here")
    return int(text)


def positive(text: str) -> int:
    """Read a whole number above 0.

    Raises:
        argparse.ArgumentTypeError: It is none.
    """
    if not text.isascii() or not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError("应为正整数 · a positive whole number belongs here")
    return int(text)


def within(text: str, most: int) -> int:
    """Read a whole number from 0 to `most`.

    Raises:
        argparse.ArgumentTypeError: It is none.
    """
    number = natural(text)
    if number > most:
        raise argparse.ArgumentTypeError(f"应为 0 到 {most} · a number from 0 to {most}")
    return number
