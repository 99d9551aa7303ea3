"""Private keys in files: made, found again, and read by nobody else."""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from securesystemslib.signer import CryptoSigner

from kiosk.content.store.durable import Disk
from kiosk.release.errors import KeyFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from securesystemslib.signer import Key, Signer

_LONGEST = 4096
"""Bytes of a key's file."""
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make_key(folder: Path, name: str) -> CryptoSigner:
    """Make a key and write it to the next free `<name>-<n>.pem` in `folder`.

    Raises:
        KeyFileError: The file cannot be written.
    """
    signer = CryptoSigner.generate_ed25519()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(folder / f"{name}-{_next(folder, name)}.pem", signer.private_bytes)
    except OSError as error:
        reason = error.strerror or str(error)
        raise KeyFileError(
            f"密钥写不进 {folder}（{reason}）；请换一个位置",
            f"a key cannot be written into {folder} ({reason}); choose another place",
        ) from error
    return signer


def _next(folder: Path, name: str) -> int:
    pattern = re.compile(rf"{re.escape(name)}-(\d{{1,6}})\.pem", re.ASCII)
    taken = [int(found[1]) for file in folder.iterdir() if (found := pattern.fullmatch(file.name))]
    return max(taken, default=0) + 1


def _write(file: Path, pem: bytes) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "wb") as opened:
        opened.write(pem)
        opened.flush()
        os.fsync(handle)
    Disk().sync_folder(file.parent)


def read_keys(folder: Path, *, private: bool = True) -> dict[Path, CryptoSigner]:
    """Return every key in `folder`, by its file.

    Args:
        folder: Holds `*.pem` files; one that is not there holds none.
        private: Refuse a file that others on this machine can read; a stick cannot keep
            them out.

    Raises:
        KeyFileError: A file is no Ed25519 key, or others can read it.
    """
    try:
        files = sorted(folder.glob("*.pem"))
        return {file: _read(file, private=private) for file in files}
    except OSError as error:
        reason = error.strerror or str(error)
        raise KeyFileError(
            f"{folder} 里的密钥读不出来（{reason}）",
            f"the keys in {folder} cannot be read ({reason})",
        ) from error


def _read(file: Path, *, private: bool) -> CryptoSigner:
    with file.open("rb") as opened:
        if private and os.fstat(opened.fileno()).st_mode & _OTHERS:
            raise KeyFileError(
                f"{file} 别人也能读；请运行 chmod 600 {file}",
                f"others can read {file}; run chmod 600 {file}",
            )
        pem = opened.read(_LONGEST)
    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError) as error:
        raise _no_key(file) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise _no_key(file)
    return CryptoSigner(key)


def _no_key(file: Path) -> KeyFileError:
    return KeyFileError(
        f"{file} 不是 Ed25519 私钥（PEM、没有密码）",
        f"{file} is not an Ed25519 private key (PEM, without a password)",
    )


def choose(signers: Iterable[CryptoSigner], keyids: Sequence[str]) -> list[Signer]:
    """Return the signers whose keys are among `keyids`, each once."""
    return [*{s.public_key.keyid: s for s in signers if s.public_key.keyid in keyids}.values()]


def short(key: Key) -> str:
    """Return the number by which people know a key: the first eight digits of its id."""
    return key.keyid[:8]
