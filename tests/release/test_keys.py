"""Private keys: in files of their owner only, and nowhere else, whatever is done with them."""

from __future__ import annotations

import base64
import logging
import os
import re
import stat
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
)

from kiosk import cli
from kiosk.commands import crash
from kiosk.release.errors import KeyFileError
from kiosk.release.keys import choose, make_key, read_keys, short
from tests.fakes.folder import LEAST, site_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every mask that a system may have."""
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_a_key_s_file_is_for_its_owner_only(tmp_path: Path) -> None:
    make_key(tmp_path / "keys", "targets")
    (file,) = (tmp_path / "keys").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) & 0o077 == 0


def test_a_key_is_read_as_it_was_made(tmp_path: Path) -> None:
    made = make_key(tmp_path, "targets")
    (read,) = read_keys(tmp_path).values()
    assert read.public_key == made.public_key
    assert len(short(read.public_key)) == 8


def test_no_key_is_written_over_another(tmp_path: Path) -> None:
    keys = {make_key(tmp_path, "targets").public_key.keyid for _ in range(3)}
    assert len(keys) == 3
    assert [file.name for file in read_keys(tmp_path)] == [f"targets-{n}.pem" for n in (1, 2, 3)]
    (tmp_path / "targets-2.pem").unlink()
    make_key(tmp_path, "targets")
    assert (tmp_path / "targets-4.pem").is_file()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_key_that_others_can_read_is_not_used(tmp_path: Path, mode: int) -> None:
    make_key(tmp_path, "targets")
    (tmp_path / "targets-1.pem").chmod(mode)
    with pytest.raises(KeyFileError, match="chmod 600"):
        read_keys(tmp_path)
    assert read_keys(tmp_path, private=False)  # a stick cannot keep others out


def pem(key: PrivateKeyTypes, lock: KeySerializationEncryption | None = None) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock or NoEncryption())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no key",
        b"\0" * 10_000,
        pem(ec.generate_private_key(ec.SECP256R1())),
        pem(ed25519.Ed25519PrivateKey.generate(), BestAvailableEncryption(b"password")),
    ],
)
def test_what_is_no_key_of_ours_is_refused_and_not_shown(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "targets-1.pem"
    file.write_bytes(data)
    file.chmod(0o600)
    with pytest.raises(KeyFileError) as told:
        read_keys(tmp_path)
    assert "targets-1.pem" in told.value.en
    assert "BEGIN" not in told.value.en + told.value.zh


def test_a_folder_that_is_not_there_holds_no_key(tmp_path: Path) -> None:
    assert read_keys(tmp_path / "nowhere") == {}


def test_a_place_where_no_key_can_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(KeyFileError, match="file"):
        make_key(tmp_path / "file/keys", "targets")


def test_each_key_signs_once(tmp_path: Path) -> None:
    one, two = make_key(tmp_path, "targets"), make_key(tmp_path, "targets")
    chosen = choose([one, one, two], [one.public_key.keyid])
    assert [signer.public_key for signer in chosen] == [one.public_key]


# --- nowhere else -----------------------------------------------------------------------


def secrets(folder: Path) -> set[bytes]:
    """Return every form in which the private keys of `folder` could be told."""
    told = set()
    for file in folder.rglob("*.pem"):
        text = file.read_bytes()
        body = b"".join(line for line in text.splitlines() if not line.startswith(b"--"))
        seed = base64.b64decode(body)[-32:]
        told |= {body, seed, seed.hex().encode(), base64.b64encode(seed), repr(seed).encode()[2:-1]}
    return told


def test_no_private_key_is_ever_told_or_published(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(crash, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr("kiosk.commands.releasing.acts._loader", _load_without_fonts)
    site_folder(tmp_path / "site")
    kept: set[bytes] = set()
    site = str(LEAST["id"])
    for line in (
        f"init {site}", "build site --out draft.json", "publish site", "list", "list --json",
        "rotate-key timestamp", "rotate-key targets", f"init other --like {site}",
        f"refresh-expiry --site {site}", "refresh-expiry --root",
        f"rollback 1 --site {site}", f"export-usb stick --site {site}", "gc --hours 0",
        f"rotate-key root --site {site}", f"rotate-key root --replace x --site {site}",
        f"rotate-key snapshot --site {site} --root-keys /nowhere", "serve --host 256.0.0.1",
        f"publish --number 9 --site {site}", f"rotate-key --sign draft.json --root-keys {tmp_path}",
    ):  # fmt: skip
        cli.run(["release", *line.split()])
        kept |= secrets(tmp_path)
    monkeypatch.setattr("kiosk.release.publisher.Publisher.commit", _crash)
    cli.run(["release", "refresh-expiry", "--site", site])
    assert (tmp_path / "data/kiosk-crash.log").is_file()

    assert len(kept) >= 5 * 8
    out, err = capfd.readouterr()
    told = [out.encode(), err.encode(), caplog.text.encode()]
    told += [
        file.read_bytes()
        for file in tmp_path.rglob("*")
        if file.is_file() and file.suffix != ".pem"
    ]
    for text in told:
        assert not re.search(rb"PRIVATE|BEGIN", text)
        assert not [secret for secret in kept if secret in text]


def _crash(*_: object, **__: object) -> None:
    raise ZeroDivisionError("by nothing")


def _load_without_fonts(_: object) -> object:
    from kiosk.content.loading import load_site  # noqa: PLC0415

    return load_site
