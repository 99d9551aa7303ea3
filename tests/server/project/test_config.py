from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from kiosk.errors import SettingsError
from kiosk.server.project.config import (
    CHECKOUT_SETTINGS,
    DATA_VARIABLE,
    ServerSettings,
    load_server_settings,
)
from kiosk.server.project.secrets import own_secret, read_secret
from kiosk.server.project.stores import databases, mail, storages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str], ServerSettings]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.delenv(DATA_VARIABLE)

    def written(text: str) -> ServerSettings:
        file = tmp_path / "server.yaml"
        file.write_text(text, "utf-8")
        return load_server_settings(file)

    return written


def test_without_a_word_everything_suits_one_machine(write: Write) -> None:
    settings = write("")
    assert settings.database is None
    assert settings.published_address == "http://127.0.0.1:8000/published/"
    assert databases(settings)["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert mail(settings)["EMAIL_BACKEND"].endswith("dummy.EmailBackend")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("adress: http://a.cn", "address"),
        ("database: {hots: localhost}", "host"),
        ("proxy: {trustd: 1}", "trusted"),
        ("storage: {buckt: x}", "bucket"),
        ("processes: two", "整数"),
        ("address: kiosk.example.cn", "https://"),
        ("address: https://kiosk.example.cn/console", "路径"),
        ("listen: '8000'", "127.0.0.1:8000"),
        ("mail: {host: a, sender: b, security: ssl}", "security"),
    ],
)
def test_a_wrong_key_or_value_is_named_with_what_is_right(
    write: Write, text: str, said: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        write(text)
    assert said in caught.value.zh
    assert "server.yaml:1" in caught.value.zh


def test_every_line_of_the_example_is_a_setting(write: Write) -> None:
    lines = CHECKOUT_SETTINGS.read_text("utf-8").splitlines()
    keys = [line[2:] for line in lines if line.startswith("# ") and ":" in line[:24]]
    told = "\n".join(line for line in keys if line.lstrip().split(":")[0].isidentifier())
    settings = write(told)
    assert set(yaml.safe_load(told)) == set(ServerSettings.model_fields)
    assert settings.proxy is not None
    assert settings.database is not None


def test_paths_are_relative_to_the_file_and_secrets_stand_in_files(
    write: Write, tmp_path: Path
) -> None:
    (tmp_path / "password").write_text("of the database\n", "utf-8")
    (tmp_path / "s3").write_text(
        "[default]\naws_access_key_id = key\naws_secret_access_key = secret\n", "utf-8"
    )
    settings = write(
        "data: kept\n"
        "database: {host: db, password_file: password}\n"
        "storage: {bucket: b, credentials_file: s3}\n"
    )
    assert settings.data == tmp_path / "kept"
    assert databases(settings)["default"]["PASSWORD"] == "of the database"  # noqa: S105
    assert storages(settings)["default"]["OPTIONS"]["secret_key"] == "secret"  # noqa: S105


def test_a_missing_secret_is_said_with_its_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="nowhere"):
        read_secret(tmp_path / "nowhere")
    (tmp_path / "empty").write_text("\n", "utf-8")
    with pytest.raises(SettingsError, match="empty"):
        read_secret(tmp_path / "empty")


def test_the_servers_own_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    key = own_secret(tmp_path / "data" / "secret-key")
    assert own_secret(tmp_path / "data" / "secret-key") == key
    assert (tmp_path / "data" / "secret-key").stat().st_mode & 0o077 == 0
    (tmp_path / "short").write_text("short", "utf-8")
    with pytest.raises(SettingsError, match="too short"):
        own_secret(tmp_path / "short")
