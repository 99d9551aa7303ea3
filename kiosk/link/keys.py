"""Ed25519 keys of kiosks and servers: made, kept in a file, and used to sign and to check."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kiosk.content.store.durable import Disk
from kiosk.link.errors import DeviceKeyError

if TYPE_CHECKING:
    from pathlib import Path

PUBLIC_BYTES = 32
"""Bytes of a public key, as of the seed that a private one is made of."""
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_GROUPS, _DIGITS = 4, 4


class PrivateKey:
    """A key that signs; what it is made of is shown nowhere."""

    def __init__(self, seed: bytes) -> None:
        """Make the key of a seed.

        Raises:
            ValueError: The seed does not have 32 bytes.
        """
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._key.public_key().public_bytes_raw()
        self.id = key_id(self.public)

    @classmethod
    def make(cls) -> PrivateKey:
        """Return a new key."""
        return cls(Ed25519PrivateKey.generate().private_bytes_raw())

    @property
    def seed(self) -> bytes:
        """What the key is made of, to be kept where nobody else reads."""
        return self._key.private_bytes_raw()

    @property
    def fingerprint(self) -> str:
        """What people compare on two screens."""
        return fingerprint(self.public)

    def sign(self, data: bytes) -> bytes:
        """Return the signature of `data`."""
        return self._key.sign(data)


def key_id(public: bytes) -> str:
    """Return the name by which a public key is known: the SHA-256 of its bytes."""
    return sha256(public).hexdigest()


def fingerprint(public: bytes) -> str:
    """Return the beginning of a key's name as people compare it: four groups of four digits."""
    digest = key_id(public)
    return " ".join(digest[at : at + _DIGITS] for at in range(0, _GROUPS * _DIGITS, _DIGITS))


def verify(public: bytes, signature: bytes, data: bytes) -> bool:
    """Tell whether `signature` of `data` was made with the private key of `public`."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


# --- kept in a file ---------------------------------------------------------------------


def read_key(file: Path) -> PrivateKey | None:
    """Return the key in `file`; None when there is no such file.

    Raises:
        DeviceKeyError: It holds something else, or others on this machine can read it.
    """
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(file, error.strerror or str(error)) from error
    with os.fdopen(handle, "rb") as opened:
        if os.fstat(handle).st_mode & _OTHERS:
            raise DeviceKeyError(
                f"{file} 别人也能读；请运行 chmod 600 {file}",
                f"others can read {file}; run chmod 600 {file}",
            )
        seed = opened.read(PUBLIC_BYTES + 1)
    if len(seed) != PUBLIC_BYTES:
        raise _unreadable(file, "32 bytes")
    return PrivateKey(seed)


def write_key(file: Path, key: PrivateKey) -> None:
    """Have `file` hold `key`, and last; nobody else may read it.

    Raises:
        DeviceKeyError: The file cannot be written.
    """
    fresh, disk = file.with_name(f"{file.name}.new"), Disk()
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            fresh.unlink()
        with os.fdopen(os.open(fresh, flags, 0o600), "wb") as opened:
            opened.write(key.seed)
        disk.sync(fresh)
        disk.rename(fresh, file)
        disk.sync_folder(file.parent)
    except OSError as error:
        reason = error.strerror or str(error)
        raise DeviceKeyError(
            f"本机的密钥写不进 {file}（{reason}）；请检查磁盘和权限",
            f"this kiosk's key cannot be written to {file} ({reason}); look at the disk and its"
            " permissions",
        ) from error


def remove_key(file: Path) -> None:
    """Forget the key in `file`.

    Raises:
        DeviceKeyError: The file cannot be removed.
    """
    try:
        with suppress(FileNotFoundError):
            file.unlink()
            Disk().sync_folder(file.parent)
    except OSError as error:
        raise _unreadable(file, error.strerror or str(error)) from error


def _unreadable(file: Path, reason: str) -> DeviceKeyError:
    return DeviceKeyError(
        f"本机的密钥 {file} 不能用（{reason}）；请运行 kiosk link forget，再重新配对",
        f"this kiosk's key {file} cannot be used ({reason}); run kiosk link forget, and pair"
        " it again",
    )
