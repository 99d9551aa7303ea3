"""What can be asked of `kiosk release`, in both languages; imports nothing heavy."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.arguments import add_language, add_settings, natural, positive, within

if TYPE_CHECKING:
    from collections.abc import Callable

PUBLISHER = Path("publisher.yaml")
"""Where the settings of who publishes are looked for."""
ROLES = ("root", "targets", "snapshot", "timestamp")


def add_acts(command: argparse.ArgumentParser, language: str) -> None:
    """Add everything that `kiosk release` can do.

    Args:
        command: The parser of `kiosk release`.
        language: Of the answers, when nobody says otherwise.
    """
    acts = command.add_subparsers(dest="act", required=True, metavar="ACT", title="操作 · acts")
    adders: tuple[tuple[str, str, Callable[[argparse.ArgumentParser], None]], ...] = (
        ("init", "新建站点的密钥和发布库 · make a site's keys and its repository", _init),
        ("build", "检查并测量一个站点 · check a site and measure it", _build),
        ("publish", "发布 · publish a release, or offer one to more kiosks", _publish),
        ("list", "列出发布过的版本 · what has been published", _list),
        ("rollback", "恢复旧版的内容 · publish an old release's content again", _rollback),
        ("rotate-key", "更换密钥 · replace a role's key", _rotate),
        ("refresh-expiry", "续签，每天运行 · renew signatures; run it daily", _refresh),
        ("export-usb", "导出到 U 盘 · copy what is on offer to a stick", _export),
        ("serve", "在本机提供下载 · serve the repository from this machine", _serve),
        ("gc", "清理不再需要的文件 · remove what no release needs", _gc),
    )
    for name, words, fill in adders:
        act = acts.add_parser(name, help=words, description=words)
        fill(act)
        act.add_argument(
            "--publisher",
            type=Path,
            default=PUBLISHER,
            metavar="FILE",
            help="发布设置 · the publisher's settings (publisher.yaml)",
        )
        add_language(act, language)


def _init(act: argparse.ArgumentParser) -> None:
    act.add_argument("site", metavar="SITE-ID", help="站点的 id · the site's id")
    _root_keys(act)
    act.add_argument(
        "--like", metavar="SITE-ID", help="用另一站点的根密钥 · with the root keys of another site"
    )
    act.add_argument(
        "--root-count", type=positive, default=3, metavar="N", help="根密钥几把 · root keys"
    )
    act.add_argument(
        "--threshold", type=positive, default=2, metavar="N", help="几把签名 · that sign together"
    )


def _build(act: argparse.ArgumentParser) -> None:
    act.add_argument("folder", type=Path, metavar="SITE", help="示范点的文件夹 · the site's folder")
    act.add_argument("--out", type=Path, metavar="FILE", help="存成草稿 · keep it as a draft")
    add_settings(act)


def _publish(act: argparse.ArgumentParser) -> None:
    act.add_argument(
        "what",
        type=Path,
        nargs="?",
        metavar="SITE",
        help="文件夹，或 build 存的草稿 · a site's folder, or a draft that build kept",
    )
    act.add_argument(
        "--number", type=positive, metavar="N", help="改变已发布版本的范围 · of a release on offer"
    )
    act.add_argument(
        "--percent", type=_percent, default=100, metavar="P", help="先给百分之几 · of all kiosks"
    )
    act.add_argument(
        "--ring", action="append", default=[], metavar="NAME", help="先给这组 · and this group"
    )
    act.add_argument(
        "--note", action="append", default=[], type=_note, metavar="L=TEXT",
        help="说明，如 zh-Hans=换了影片 · what changed, by language",
    )  # fmt: skip
    act.add_argument(
        "--show-from", type=_time, metavar="TIME", help="几时起展示 · such as 2026-12-01T08:00"
    )
    act.add_argument(
        "--minimum-kiosk", metavar="V", help="至少要这版展示机 · the oldest kiosk, such as 0.1.0"
    )
    _site(act)
    add_settings(act)


def _list(act: argparse.ArgumentParser) -> None:
    _site(act)
    act.add_argument("--most", type=positive, default=20, metavar="N", help="最多几版 · at most")
    act.add_argument("--json", action="store_true", help="给程序读 · for programs to read")


def _rollback(act: argparse.ArgumentParser) -> None:
    act.add_argument("number", type=positive, metavar="N", help="恢复哪一版 · which release")
    _site(act)


def _rotate(act: argparse.ArgumentParser) -> None:
    act.add_argument("role", nargs="?", choices=ROLES, metavar="ROLE", help=" / ".join(ROLES))
    _root_keys(act)
    act.add_argument(
        "--replace", metavar="KEY", help="换掉哪把根密钥 · which root key goes, for root"
    )
    act.add_argument(
        "--disown",
        action="store_true",
        help="不认密钥被盗后别人发布的内容 · go back to what was published from this machine",
    )
    act.add_argument(
        "--sign",
        type=Path,
        metavar="FILE",
        help="在离线机器上签名 · sign a waiting root, on a machine without network",
    )
    _site(act)


def _refresh(act: argparse.ArgumentParser) -> None:
    act.add_argument("--root", action="store_true", help="也续签信任根 · the root too")
    _root_keys(act)
    _site(act)


def _export(act: argparse.ArgumentParser) -> None:
    act.add_argument("folder", type=Path, metavar="DIR", help="U 盘上的文件夹 · on the stick")
    _site(act)


def _serve(act: argparse.ArgumentParser) -> None:
    act.add_argument("--host", default="127.0.0.1", metavar="H", help="在哪个地址 · the address")
    act.add_argument("--port", type=_port, default=8080, metavar="P", help="端口 · the port")
    act.add_argument("--log", action="store_true", help="每次下载写一行 · a line for each answer")


def _gc(act: argparse.ArgumentParser) -> None:
    act.add_argument(
        "--keep",
        type=natural,
        default=5,
        metavar="N",
        help="另外保留几版 · old ones that stay",
    )
    act.add_argument(
        "--hours", type=natural, default=24, metavar="H", help="不动多新的文件 · nothing younger"
    )


def _site(act: argparse.ArgumentParser) -> None:
    act.add_argument("--site", metavar="SITE-ID", help="哪个站点 · which site")


def _root_keys(act: argparse.ArgumentParser) -> None:
    act.add_argument(
        "--root-keys",
        type=Path,
        action="append",
        metavar="DIR",
        help="根密钥在哪，可写多次 · where root keys are; may be repeated",
    )


# --- how a value is written -------------------------------------------------------------


def _percent(text: str) -> int:
    return within(text, 100)


def _port(text: str) -> int:
    return within(text, 65_535)


def _note(text: str) -> tuple[str, str]:
    language, separator, words = text.partition("=")
    if not separator:
        raise argparse.ArgumentTypeError("写成 zh-Hans=… · written as en=…")
    return language, words


def _time(text: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            "写成 2026-12-01T08:00 · written as 2026-12-01T08:00"
        ) from error
    return moment.astimezone()
