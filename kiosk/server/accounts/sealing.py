"""What must not be readable in a stolen copy of the database: the second factors' secrets."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from kiosk.errors import SettingsError


def seal(text: str) -> str:
    """Return `text` as only this server can read it."""
    return _lock().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Return what was sealed.

    Raises:
        SettingsError: It was sealed with another key.
    """
    try:
        return _lock().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise SettingsError(
            "数据库里的两步验证是用另一把密钥保存的；请把原来的 secret-key 文件放回来",
            "the second factors were kept with another key; put the old file secret-key back",
        ) from error


def _lock() -> Fernet:
    key = hashlib.sha256(b"kiosk.server.accounts.sealing:" + settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(key.digest()))
