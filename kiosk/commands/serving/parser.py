"""What can be asked of `kiosk server`, in both languages; imports nothing heavy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

ACTS = (
    ("run", "运行服务器 · run the server"),
    ("worker", "只运行后台任务 · run background jobs alone"),
    ("manage", "技术员的命令，如 changepassword · a technician's commands, such as changepassword"),
)


def add_server_acts(command: argparse.ArgumentParser) -> None:
    """Add everything that `kiosk server` can do."""
    acts = command.add_subparsers(dest="act", required=True, metavar="ACT", title="操作 · acts")
    for name, words in ACTS:
        act = acts.add_parser(name, help=words, description=words)
        act.add_argument(
            "--settings", type=Path, metavar="FILE", help="设置文件 · the settings (server.yaml)"
        )
        act.add_argument(
            "--data", type=Path, metavar="DIR", help="数据文件夹 · where everything is kept"
        )
        if name == "manage":
            act.add_argument("words", nargs="*", metavar="WORD", help="Django 的命令 · Django's")
