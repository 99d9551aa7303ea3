"""What can be asked of `kiosk update`, in both languages; imports nothing heavy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.commands.arguments import add_language, add_settings

if TYPE_CHECKING:
    import argparse

ACTS = (
    ("now", "马上查看有没有新内容 · look for new content now"),
    ("status", "现在的情况 · how things stand"),
    ("history", "发生过什么 · what has happened"),
)


def add_update_acts(command: argparse.ArgumentParser, language: str) -> None:
    """Add everything that `kiosk update` can do.

    Args:
        command: The parser of `kiosk update`.
        language: Of the answers, when nobody says otherwise.
    """
    acts = command.add_subparsers(dest="act", required=True, metavar="ACT", title="操作 · acts")
    for name, words in ACTS:
        act = acts.add_parser(name, help=words, description=words)
        add_settings(act)
        add_language(act, language)
        if name == "now":
            act.add_argument(
                "--at-once",
                action="store_true",
                help="不等无人时，马上换上 · show it without waiting for an idle moment",
            )
        else:
            act.add_argument("--json", action="store_true", help="给程序读 · for programs to read")
