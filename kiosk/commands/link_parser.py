"""What can be asked of `kiosk link`, in both languages; imports nothing heavy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.commands.arguments import add_language, add_settings

if TYPE_CHECKING:
    import argparse

ACTS = (
    ("pair", "与服务器配对，等到同意为止 · pair with the server, and wait until it is approved"),
    ("status", "现在的情况 · how things stand"),
    ("rotate", "更换本机的密钥 · exchange this kiosk's key for a new one"),
    ("forget", "忘掉服务器，重新配对 · forget the server, to be paired anew"),
)


def add_link_acts(command: argparse.ArgumentParser, language: str) -> None:
    """Add everything that `kiosk link` can do.

    Args:
        command: The parser of `kiosk link`.
        language: Of the answers, when nobody says otherwise.
    """
    acts = command.add_subparsers(dest="act", required=True, metavar="ACT", title="操作 · acts")
    for name, words in ACTS:
        act = acts.add_parser(name, help=words, description=words)
        add_settings(act)
        add_language(act, language)
        if name == "status":
            act.add_argument("--json", action="store_true", help="给程序读 · for programs to read")
