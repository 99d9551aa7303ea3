"""The server's settings: `server.yaml` read into one frozen value."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from kiosk.complaints import WrongValueError
from kiosk.marked_yaml import read_model

VARIABLE = "KIOSK_SERVER_SETTINGS"
"""Names the settings file to every process of the server."""
DATA_VARIABLE = "KIOSK_SERVER_DATA"
"""Names the data folder to every process of the server, before what the file says."""
SYSTEM_SETTINGS = Path("/etc/kiosk/server.yaml")
"""Where an installed server keeps its settings."""
SYSTEM_DATA = Path("/var/lib/kiosk-server")
"""Where an installed server keeps what it is told."""
CHECKOUT_SETTINGS = Path(__file__).resolve().parents[3] / "config" / "server.yaml"
"""Where a checkout of the project keeps them."""

_P = TypeVar("_P", bound="_Part")


def data_folder() -> Path:
    """Return where the server keeps everything when its settings do not say."""
    if os.access(SYSTEM_DATA, os.W_OK):
        return SYSTEM_DATA
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "kiosk-server"


def _check_web_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
        raise WrongValueError(
            "写成 https://kiosk.example.cn 的样子",
            "an address is written as https://kiosk.example.cn",
        )
    return text.rstrip("/")


def _check_address(text: str) -> str:
    address = _check_web_address(text)
    if urlsplit(address).path:
        raise WrongValueError("网址里不能有路径", "this address has no path")
    return address


def _check_listen(text: str) -> str:
    match = re.fullmatch(r"(\[[0-9a-f:]+\]|[0-9a-z.-]+):(\d{1,5})", text)
    if match is None or not 1 <= int(match[2]) <= 65_535:  # noqa: PLR2004  # ports
        raise WrongValueError("写成 127.0.0.1:8000 的样子", "written as 127.0.0.1:8000")
    return text


def _check_host(text: str) -> str:
    if re.fullmatch(r"[0-9a-z.-]+(:\d{1,5})?", text) is None:
        raise WrongValueError("写成 10.0.0.5:8080 的样子", "written as 10.0.0.5:8080")
    return text


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PostgresqlSettings(_Part):
    """A PostgreSQL that is used in place of SQLite.

    Attributes:
        host: Its name, or the folder of its socket.
        port: Its port.
        name: The database.
        user: Who signs in to it.
        password_file: A file that holds the password and nothing else; None for none.
    """

    host: str
    port: Annotated[int, Field(strict=True, ge=1, le=65_535)] = 5432
    name: str = "kiosk"
    user: str = "kiosk"
    password_file: Path | None = None


class S3Settings(_Part):
    """A store of objects that is used in place of local files.

    Attributes:
        bucket: For what editors upload.
        endpoint: Its address; None for Amazon's.
        region: Its region.
        credentials_file: The usual file with `aws_access_key_id` and `aws_secret_access_key`
            under `[default]`; None for what the environment says.
        published_bucket: For what kiosks fetch; None for `bucket`.
        published_prefix: Before every published name, in that bucket.
    """

    bucket: str
    endpoint: Annotated[str, AfterValidator(_check_address)] | None = None
    region: str = "us-east-1"
    credentials_file: Path | None = None
    published_bucket: str | None = None
    published_prefix: str = ""


class MailSettings(_Part):
    """Who carries letters.

    Attributes:
        host: The mail server.
        port: Its port.
        sender: Whom letters come from.
        user: Who signs in to it; None for nobody.
        password_file: A file that holds the password and nothing else.
        security: How the line is kept private.
    """

    host: str
    port: Annotated[int, Field(strict=True, ge=1, le=65_535)] = 465
    sender: str
    user: str | None = None
    password_file: Path | None = None
    security: Annotated[str, Field(pattern="^(tls|starttls|none)$")] = "tls"


class ProxySettings(_Part):
    """A web server in front of this one, such as nginx.

    Attributes:
        trusted: How many of them pass a request on, one after another; each adds itself to
            `X-Forwarded-For`.
        sends_files: It answers `X-Accel-Redirect`, and so sends large files itself.
    """

    trusted: Annotated[int, Field(strict=True, ge=1, le=5)] = 1
    sends_files: bool = True


class ServerSettings(_Part):
    """Everything that differs from one server to another.

    Attributes:
        name: What the console is called, on its pages and in its letters.
        address: How people and kiosks reach the server.
        listen: Where it listens on this machine.
        data: The folder of everything it keeps.
        processes: How many processes answer.
        threads: How many requests each of them answers at once.
        worker: Whether `run` also does the background jobs; False with `kiosk server worker`.
        database: A PostgreSQL; None for SQLite in `data`.
        storage: A store of objects; None for files in `data`.
        mail: Who carries letters; None for nobody.
        proxy: The web server in front; None for none.
        secret_file: The key that signs sessions; several machines share one. None for one in
            `data`, which is made when it is missing.
        root_keys: Where the first run puts the offline keys, to be taken away to sticks.
        published: Where kiosks fetch releases, when that is not here: the address of a CDN or
            of the bucket.
        township: What the township is called at the first run; the console changes it.
        demo: Whether the first run makes three villages and their people, to try it with.
        alerts_to: Hosts of the township's own network, as `robot.lan` or `10.0.0.5:8080`, to
            which alerts may go though they are private, and without TLS.
    """

    name: str = "党员活动室·内容管理"
    address: Annotated[str, AfterValidator(_check_address)] = "http://127.0.0.1:8000"
    listen: Annotated[str, AfterValidator(_check_listen)] = "127.0.0.1:8000"
    data: Path = Field(default_factory=data_folder)
    processes: Annotated[int, Field(strict=True, ge=1, le=64)] = 2
    threads: Annotated[int, Field(strict=True, ge=1, le=64)] = 4
    worker: bool = True
    database: PostgresqlSettings | None = None
    storage: S3Settings | None = None
    mail: MailSettings | None = None
    proxy: ProxySettings | None = None
    secret_file: Path | None = None
    root_keys: Path | None = None
    published: Annotated[str, AfterValidator(_check_web_address)] | None = None
    township: str = "晨溪乡"
    demo: bool = True
    alerts_to: tuple[Annotated[str, AfterValidator(_check_host)], ...] = ()

    @property
    def published_address(self) -> str:
        """Where kiosks fetch releases; it ends with a slash."""
        return f"{self.published or self.address + '/published'}/"

    @property
    def folders(self) -> Folders:
        """Where everything lies."""
        return Folders(self.data, self.root_keys)


class Folders:
    """Where the server keeps what; nothing is made before it is needed.

    Attributes:
        data: The folder of all of it.
        database: The file of SQLite.
        media: What editors upload.
        static: The pages' own pictures, styles and programs; made anew at each start.
        published: What kiosks fetch, when it lies on this machine.
        online_keys: The keys that sign releases by themselves, one folder for each site.
        trust: The first root of each site, and what was published last.
        root_keys: Offline keys, until somebody takes them away.
        scratch: Uploads and exports under way; may be emptied while nothing runs.
        exports: Finished exports that wait to be downloaded.
    """

    def __init__(self, data: Path, root_keys: Path | None = None) -> None:
        """Name the folders within `data`."""
        self.data = data
        self.database = data / "server.sqlite3"
        self.media = data / "media"
        self.static = data / "static"
        self.published = data / "published"
        self.online_keys = data / "keys" / "online"
        self.trust = data / "keys" / "trust"
        self.root_keys = root_keys or data / "keys" / "root-TAKE-AWAY"
        self.scratch = data / "scratch"
        self.exports = data / "exports"


def load_server_settings(file: Path | None = None) -> ServerSettings:
    """Read the settings; every one has a value that suits a single machine.

    Args:
        file: The settings file; None for the one that the environment, the machine or the
            checkout has, or for none at all.

    Raises:
        SettingsError: The file cannot be read, or a key or value is wrong; every fault is named.
    """
    file = file or _file()
    settings = (
        ServerSettings() if file is None else _found(read_model(file, ServerSettings), file.parent)
    )
    data = os.environ.get(DATA_VARIABLE)
    return settings.model_copy(update={"data": Path(data).absolute()}) if data else settings


def _file() -> Path | None:
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    return next((f for f in (SYSTEM_SETTINGS, CHECKOUT_SETTINGS) if f.is_file()), None)


def _found(part: _P, folder: Path) -> _P:
    """Return `part` with what was written of paths, relative to `folder`, made absolute."""
    found: dict[str, object] = {}
    for name in part.model_fields_set:
        value = getattr(part, name)
        if isinstance(value, Path):
            found[name] = (folder / value.expanduser()).absolute()
        elif isinstance(value, _Part):
            found[name] = _found(value, folder)
    return part.model_copy(update=found)
