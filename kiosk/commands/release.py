"""`kiosk release`: publish content for kiosks."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from kiosk.errors import SettingsError

if TYPE_CHECKING:
    from argparse import Namespace


def command(args: Namespace) -> int:
    """Do what is asked.

    Raises:
        SettingsError: What only a publisher needs is not installed.
    """
    if find_spec("securesystemslib") is None or find_spec("cryptography") is None:
        raise SettingsError(
            "这台机器只装了展示机；要发布内容，请安装 kiosk[server]",
            "only the kiosk is installed here; to publish, install kiosk[server]",
        )
    from kiosk.commands.releasing.acts import ACTS  # noqa: PLC0415  # needs what was looked for

    return ACTS[args.act](args)
