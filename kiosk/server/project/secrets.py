"""Secrets come from files, so that no settings file, process list or log holds one."""

from __future__ import annotations

import os
import secrets
import tempfile
from typing import TYPE_CHECKING

from kiosk.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

_LEAST = 32
"""Characters of a key that signs."""


def read_secret(file: Path) -> str:
    """Return what `file` holds, without the end of its line.

    Raises:
        SettingsError: It cannot be read, or is empty.
    """
    try:
        text = file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"无法读取密钥文件 {file}（{error}）", f"the secret in {file} cannot be read ({error})"
        ) from error
    if not text:
        raise SettingsError(f"密钥文件 {file} 是空的", f"the secret in {file} is empty")
    return text


def own_secret(file: Path) -> str:
    """Return the key in `file`; several processes that miss it at once agree on one."""
    if not file.exists():
        file.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            stream.write(secrets.token_urlsafe(50))
        try:
            os.link(name, file)  # fails when another process was first
        except FileExistsError:
            pass
        finally:
            os.unlink(name)  # noqa: PTH108
    secret = read_secret(file)
    if len(secret) < _LEAST:
        raise SettingsError(
            f"{file} 里的密钥太短；请删掉它，服务器会重新生成",
            f"the key in {file} is too short; delete it, and a new one is made",
        )
    return secret
