"""This machine's settings: `kiosk.yaml` read into one frozen value."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from kiosk.complaints import WrongValueError
from kiosk.errors import SettingsError
from kiosk.marked_yaml import read_model

SYSTEM_SETTINGS = Path("/etc/kiosk/kiosk.yaml")
"""Where an installed kiosk keeps its settings."""
SYSTEM_DATA = Path("/var/lib/kiosk")
"""Where an installed kiosk keeps its fonts and caches."""
CHECKOUT_SETTINGS = Path(__file__).resolve().parent.parent / "config" / "kiosk.yaml"
"""Where a checkout of the project keeps them."""

BUILT_IN = Path(__file__).resolve().parent / "builtin"
"""The site that is shown when there is nothing else."""

_SMALLEST, _LARGEST = 320, 7680

Size = tuple[int, int]
"""Width and height, in pixels."""
Night = tuple[dt.time, dt.time]
"""When it begins and when it ends, on the clock on the wall."""

_P = TypeVar("_P", bound="_Part")


def read_size(text: object) -> Size:
    """Read a size as people write it: `1280x720`, `1280×720`.

    Raises:
        WrongValueError: It is none, or no screen has it.
    """
    match = re.fullmatch(r"(\d{1,5})[x×](\d{1,5})", str(text).strip())
    if match is None:
        raise WrongValueError("写成 1280x720 的样子", "a size is written as 1280x720")
    width, height = int(match[1]), int(match[2])
    if not all(_SMALLEST <= side <= _LARGEST for side in (width, height)):
        raise WrongValueError(
            f"宽和高要在 {_SMALLEST} 和 {_LARGEST} 之间",
            f"width and height lie between {_SMALLEST} and {_LARGEST}",
        )
    return width, height


def _read_window(value: object) -> object:
    if value is None or value == "fullscreen" or isinstance(value, tuple):
        return None if value == "fullscreen" else value
    try:
        return read_size(value)
    except WrongValueError as error:
        raise WrongValueError(
            f"{error.zh}，或者写 fullscreen", f"{error.en}, or fullscreen"
        ) from error


def _check_language(text: str) -> str:
    if not re.fullmatch("[a-z]{2,3}(-[A-Za-z]+)*", text):
        raise WrongValueError("写成 zh-Hans 或 en 的样子", "a language is written as zh-Hans or en")
    return text


def _read_night(value: object) -> object:
    if value is None or isinstance(value, tuple):
        return value
    match = re.fullmatch(r"(\d\d?:\d\d) *[-–] *(\d\d?:\d\d)", str(value).strip())
    try:
        begin, end = (
            dt.datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007  # a time of any day
            for text in (match.groups() if match else ("", ""))
        )
    except ValueError:
        raise WrongValueError(
            "写成 22:00-06:00 的样子", "hours are written as 22:00-06:00"
        ) from None
    return begin, end


def _check_pin(text: str) -> str:
    if not re.fullmatch("scrypt:[0-9]{1,2}:(?:[0-9a-f]{2}){8,64}:[0-9a-f]{64}", text):
        raise WrongValueError(
            "密码不能直接写在这里；请运行 kiosk settings pin",
            "a PIN is never written here by hand; run kiosk settings pin",
        )
    return text


def _check_companion(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{32,128}", text):
        raise WrongValueError(
            "两块屏的密钥不是这样写的；请运行 kiosk settings companion",
            "this is no key of two screens; run kiosk settings companion",
        )
    return text


def data_folder() -> Path:
    """Return where fonts and caches go when the settings do not say.

    An installed kiosk has a folder of its own; somebody who tries it has a home.
    """
    if os.access(SYSTEM_DATA, os.W_OK):
        return SYSTEM_DATA
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "kiosk"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class IdleSettings(_Part):
    """When an untouched kiosk goes back to the attract loop."""

    after: Annotated[
        float, Field(strict=True, ge=10, le=3600, description="Seconds without a touch")
    ] = 60.0
    warning: Annotated[
        float, Field(strict=True, ge=0, le=60, description="Seconds of countdown in it")
    ] = 10.0

    @model_validator(mode="after")
    def _the_warning_fits(self) -> IdleSettings:
        if self.warning >= self.after:
            raise WrongValueError(
                "warning（倒计时）要比 after（等待）短", "warning must be shorter than after"
            )
        return self


class LineSettings(_Part):
    """How the line and the disk may be used while content arrives.

    Attributes:
        every: Seconds from one check to the next, on the average.
        rate: Kilobytes a second that are used of the line; None for all of it.
        night: The hours in which large files come; None for always.
        large: Megabytes; a file of more is a large one.
        proxy: The proxy to go through; None for what the environment says.
        authority: The certificates of who vouches for the server; None for the usual ones.
        sticks: The folders in which sticks appear.
        reserve: Megabytes of the disk that stay free.
        most: Megabytes that the store may hold; None for as many as there are.
    """

    every: Annotated[float, Field(strict=True, ge=10, le=86_400)] = 900.0
    rate: Annotated[float, Field(strict=True, ge=1)] | None = None
    night: Annotated[Night | None, BeforeValidator(_read_night)] = None
    large: Annotated[float, Field(strict=True, ge=0)] = 100.0
    proxy: str | None = None
    authority: Path | None = None
    sticks: tuple[Path, ...] = (Path("/media"), Path("/run/media"))
    reserve: Annotated[float, Field(strict=True, ge=0)] = 512.0
    most: Annotated[float, Field(strict=True, ge=1)] | None = None


class UpdateSettings(LineSettings):
    """How content arrives by itself.

    Attributes:
        server: The address of the published tree; None for sticks alone.
        site: The id of the site that is shown.
        root: The root of trust, `<site>.root.json`, that came another way than the content does.
        store: The folder of what has arrived; `store` in the data folder when not given.
        kiosk: What this kiosk is called in a staged roll-out; its machine's id when not given.
        rings: The named groups it is in.
    """

    server: str | None = None
    site: Annotated[str, Field(pattern="^[a-z0-9][a-z0-9-]*$", max_length=64)]
    root: Path
    store: Path | None = None
    kiosk: Annotated[str, Field(pattern="^[A-Za-z0-9_][A-Za-z0-9._-]*$", max_length=64)] | None = (
        None
    )
    rings: tuple[str, ...] = ()


class ServiceSettings(_Part):
    """The staff's door on the glass.

    Attributes:
        pin: What `kiosk settings pin` made of the PIN; None leaves the door shut.
    """

    pin: Annotated[str, AfterValidator(_check_pin)] | None = None


class RemoteSettings(_Part):
    """The narrator's phone; nothing listens while no narrator stands at the lectern.

    Attributes:
        port: Where the page is served.
        certificate: A certificate, for HTTPS.
        key: Its key.
        names: Host names of this kiosk, besides its addresses; with a certificate the first of
            them stands in the code.
        network: What the room's network is called, as the phone shows it.
        companion: The key that the screens of a room share; None where there is but one.
        follow: The screen that this one follows, by its name or address; None for none.
        console: Whether it shows the narrator's words in place of what the guests see.
    """

    port: Annotated[int, Field(strict=True, ge=1024, le=65_535)] = 8480
    certificate: Path | None = None
    key: Path | None = None
    names: tuple[Annotated[str, Field(pattern="^[A-Za-z0-9.-]+$", max_length=253)], ...] = ()
    network: Annotated[str, Field(max_length=64)] = ""
    companion: Annotated[str, AfterValidator(_check_companion)] | None = None
    follow: Annotated[str, Field(pattern=r"^\S+$", max_length=253)] | None = None
    console: Annotated[bool, Field(strict=True)] = False

    @model_validator(mode="after")
    def _both_or_neither(self) -> RemoteSettings:
        if (self.certificate is None) != (self.key is None):
            raise WrongValueError(
                "certificate（证书）和 key（私钥）要一起写",
                "certificate and key are given together",
            )
        return self


class Settings(_Part):
    """Everything that differs from one kiosk to another.

    Attributes:
        site: The folder of the site that is shown.
        theme: The theme file; a site may bring its own.
        data: Where fonts and caches are kept.
        window: Width and height in pixels; None fills the screen.
        language: What every visit begins in; None for the site's first language.
        idle: When an untouched kiosk goes back to the attract loop.
        volume: How loud films and recordings begin, 0.0 to 1.0.
        status: A file that tells watchers what is on the glass; None for none.
        server: The township's server, with which this kiosk is paired; None for none.
        line: How the line may be used for what comes from that server.
        update: How content arrives without pairing; None when the server, or nobody, says it.
        service: The staff's door on the glass.
        remote: The narrator's phone.
    """

    site: Path
    theme: Path
    data: Path = Field(default_factory=data_folder)
    window: Annotated[Size | None, BeforeValidator(_read_window)] = None
    language: Annotated[str, AfterValidator(_check_language)] | None = None
    idle: IdleSettings = IdleSettings()
    volume: Annotated[float, Field(strict=True, ge=0, le=1)] = 0.8
    status: Path | None = None
    server: Annotated[str, Field(pattern="^https?://[^/?#]", max_length=500)] | None = None
    line: LineSettings = LineSettings()
    update: UpdateSettings | None = None
    service: ServiceSettings = ServiceSettings()
    remote: RemoteSettings = RemoteSettings()

    @model_validator(mode="before")
    @classmethod
    def _content_of_a_server_comes_later(cls, said: object) -> object:
        if isinstance(said, dict) and said.get("server") is not None and "site" not in said:
            return {**said, "site": BUILT_IN}
        return said

    @property
    def store(self) -> Path | None:
        """The folder of what has arrived; None when nothing does."""
        if self.update is None and self.server is None:
            return None
        return (self.update and self.update.store) or self.data / "store"

    @property
    def watched(self) -> Path | None:
        """The file that tells what is on the glass; None when nobody is to know."""
        return self.status or (None if self.server is None else self.data / "glass.json")


def load_settings(file: Path) -> Settings:
    """Read a settings file; paths in it are relative to its folder.

    Raises:
        SettingsError: The file cannot be read, or a key or value is wrong; every fault is named.
    """
    return _found(read_model(file, Settings), file.parent)


def _found(part: _P, folder: Path) -> _P:
    """Return `part` with what was written of paths, relative to `folder`, made absolute."""
    found: dict[str, object] = {}
    for name in part.model_fields_set:
        value = getattr(part, name)
        if isinstance(value, Path):
            found[name] = _absolute(folder / value.expanduser())
        elif isinstance(value, tuple) and value and isinstance(value[0], Path):
            found[name] = tuple(_absolute(folder / path.expanduser()) for path in value)
        elif isinstance(value, _Part):
            found[name] = _found(value, folder)
    return part.model_copy(update=found)


def _absolute(path: Path) -> Path:
    # Not resolved: a site may be a link that is turned to another release while this runs.
    return Path(os.path.abspath(path))  # noqa: PTH100


def find_settings() -> Path:
    """Return the settings file of this machine.

    Raises:
        SettingsError: There is none.
    """
    for file in (SYSTEM_SETTINGS, CHECKOUT_SETTINGS):
        if file.is_file():
            return file
    raise SettingsError(
        zh=f"找不到设置文件 {SYSTEM_SETTINGS}；请建立它，或用 --settings 指定",
        en=f"there is no settings file {SYSTEM_SETTINGS}; make one, or name one with --settings",
    )
