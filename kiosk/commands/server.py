"""`kiosk server`: the central server; needs what the extra `server` brings."""

from __future__ import annotations

import logging
from importlib.util import find_spec
from typing import TYPE_CHECKING

from kiosk.errors import SettingsError

if TYPE_CHECKING:
    from argparse import Namespace

_NEEDED = ("django", "wagtail", "granian", "allauth", "django_tasks_db")


def command(args: Namespace) -> int:
    """Do what is asked.

    Raises:
        SettingsError: What only a server needs is not installed.
    """
    if not all(map(_is_here, _NEEDED)):
        raise SettingsError(
            "这台机器只装了展示机；要运行服务器，请安装 kiosk[server]",
            "only the kiosk is installed here; to run the server, install kiosk[server]",
        )
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level="INFO")
    from kiosk.server import run  # noqa: PLC0415  # needs what was looked for

    if args.act == "worker":
        return run.run_worker(args.settings, args.data)
    if args.act == "manage":
        return run.manage(args.words, args.settings, args.data)
    return run.run(args.settings, args.data)


def _is_here(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # a part of it that is looked for first
        return False
