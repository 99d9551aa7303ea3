from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from kiosk.link.errors import DeviceKeyError
from kiosk.link.keys import (
    PrivateKey,
    fingerprint,
    key_id,
    read_key,
    remove_key,
    verify,
    write_key,
)

if TYPE_CHECKING:
    from pathlib import Path

# RFC 8032, section 7.1, test 2.
SEED = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
PUBLIC = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
SIGNATURE = bytes.fromhex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_keys_sign_as_the_standard_says() -> None:
    key = PrivateKey(SEED)
    assert key.public == PUBLIC
    assert key.sign(b"\x72") == SIGNATURE
    assert verify(PUBLIC, SIGNATURE, b"\x72")
    assert not verify(PUBLIC, SIGNATURE, b"\x73")


@pytest.mark.parametrize("public", [b"", b"x" * 31, b"\xff" * 32, b"\x00" * 32])
def test_a_key_that_is_none_has_signed_nothing(public: bytes) -> None:
    assert not verify(public, SIGNATURE, b"\x72")


def test_a_fingerprint_is_four_groups_of_four() -> None:
    print_ = fingerprint(PUBLIC)
    assert [len(part) for part in print_.split()] == [4, 4, 4, 4]
    assert key_id(PUBLIC).startswith(print_.replace(" ", ""))


def test_a_key_that_is_written_is_read_again_and_by_nobody_else(tmp_path: Path) -> None:
    file, key = tmp_path / "link" / "device.key", PrivateKey.make()
    write_key(file, key)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    found = read_key(file)
    assert found is not None
    assert found.seed == key.seed
    assert not list(file.parent.glob("*.new"))


def test_there_is_no_key_where_there_is_no_file(tmp_path: Path) -> None:
    assert read_key(tmp_path / "device.key") is None
    remove_key(tmp_path / "device.key")


def test_a_key_that_others_can_read_is_not_used(tmp_path: Path) -> None:
    file = tmp_path / "device.key"
    write_key(file, PrivateKey.make())
    file.chmod(0o644)
    with pytest.raises(DeviceKeyError, match="chmod 600"):
        read_key(file)


@pytest.mark.parametrize("content", [b"", b"x" * 31, b"x" * 33, b"-----BEGIN PRIVATE KEY-----"])
def test_a_file_that_holds_something_else_is_said_to(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "device.key"
    file.write_bytes(content)
    file.chmod(0o600)
    with pytest.raises(DeviceKeyError, match="forget"):
        read_key(file)


def test_a_link_to_another_file_is_not_followed(tmp_path: Path) -> None:
    write_key(tmp_path / "real.key", PrivateKey.make())
    (tmp_path / "device.key").symlink_to("real.key")
    with pytest.raises(DeviceKeyError):
        read_key(tmp_path / "device.key")


def test_what_was_left_unfinished_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "device.key.new").write_bytes(b"torn")
    key = PrivateKey.make()
    write_key(tmp_path / "device.key", key)
    found = read_key(tmp_path / "device.key")
    assert found is not None
    assert found.id == key.id
