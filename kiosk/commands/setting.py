"""The settings a command works with: the file, and what the command line says otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.errors import SettingsError
from kiosk.settings import Settings, data_folder, find_settings, load_settings

if TYPE_CHECKING:
    from argparse import Namespace

_OVERRIDES = ("site", "theme", "window", "status")


def settings_of(args: Namespace) -> Settings:
    """Return this machine's settings with what `args` says otherwise.

    Raises:
        SettingsError: There is no settings file, or it is wrong.
    """
    file = getattr(args, "settings", None) or find_settings()
    return load_settings(file).model_copy(update=dict(_overrides(args)))


def data_of(args: Namespace) -> Path:
    """Return the data folder, also where nobody has settled anything yet.

    Raises:
        SettingsError: The settings file is wrong.
    """
    if args.settings is None:
        try:
            find_settings()
        except SettingsError:
            return data_folder()
    return settings_of(args).data


def _overrides(args: Namespace) -> list[tuple[str, Any]]:
    given = ((name, getattr(args, name, None)) for name in _OVERRIDES)
    return [
        (name, value.absolute() if isinstance(value, Path) else value)
        for name, value in given
        if value is not None
    ]
