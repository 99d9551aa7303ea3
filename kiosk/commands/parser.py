"""What can be asked for on the command line, in both languages; imports nothing heavy."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from kiosk.commands.arguments import add_language, add_settings, positive
from kiosk.commands.link_parser import add_link_acts
from kiosk.commands.releasing.parser import add_acts
from kiosk.commands.serving.parser import add_server_acts
from kiosk.commands.updating.parser import add_update_acts

if TYPE_CHECKING:
    from kiosk.show.place import Place


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    whole = argparse.ArgumentParser(
        prog="kiosk",
        description="党员活动室的触摸展示机 · The kiosk of a village Party-activity room",
    )
    whole.add_argument("--version", action=_Version, nargs=0, help="版本 · the version")
    commands = whole.add_subparsers(
        dest="command", required=True, metavar="COMMAND", title="命令 · commands"
    )
    for add in (_run, _screenshot, _check, _schema, _fonts, _bench, _agent, _update, _release):
        add(commands)
    for add in (_link, _server, _own_settings):
        add(commands)
    return whole


_Commands = argparse._SubParsersAction  # noqa: SLF001  # argparse names its type nowhere else


def _add(
    commands: _Commands[argparse.ArgumentParser], name: str, words: str
) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=words, description=words)


def _run(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _add(commands, "run", "在屏幕上展示 · show the site on this screen")
    command.add_argument(
        "--site", type=Path, metavar="DIR", help="示范点的文件夹 · the site's folder"
    )
    shape = command.add_mutually_exclusive_group()
    shape.add_argument(
        "--window", type=_size, metavar="WxH", help="窗口大小 · a window of this size"
    )
    shape.add_argument("--fullscreen", action="store_true", help="全屏 · fill the screen")
    command.add_argument("--theme", type=Path, metavar="FILE", help="主题 · the theme")
    command.add_argument(
        "--at",
        type=_place,
        metavar="PLACE",
        help="从哪里开始，如 film · where to begin, such as film",
    )
    command.add_argument(
        "--status", type=Path, metavar="FILE", help="状态文件 · a file that tells what is shown"
    )
    command.add_argument(
        "--follow",
        metavar="HOST",
        help="跟随另一块屏 · follow another screen, by its name or address",
    )
    command.add_argument(
        "--console",
        action="store_true",
        help="与 --follow 一起：讲解词和流程 · with --follow: the narrator's words and list",
    )
    command.add_argument(
        "--no-agent",
        dest="agent",
        action="store_false",
        help="不同时运行更新程序 · without an agent beside it, where one runs by itself",
    )
    add_settings(command)


def _screenshot(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _add(
        commands, "screenshot", "把每个画面存成图片 · draw every screen into picture files"
    )
    _site(command)
    command.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        required=True,
        help="图片的文件夹 · where the pictures go",
    )
    command.add_argument(
        "--size", type=_size, metavar="WxH", action="append", help="可写多次 · may be repeated"
    )
    command.add_argument(
        "--language", metavar="L", action="append", default=[], help="如 en · may be repeated"
    )
    command.add_argument(
        "--only", metavar="NAME", action="append", default=[], help="只画这些 · only these screens"
    )
    command.add_argument("--theme", type=Path, metavar="FILE", help="主题 · the theme")
    command.add_argument("--large-type", action="store_true", help="大字 · in large type")
    command.add_argument("--low-reach", action="store_true", help="低位操作 · with low reach")
    command.add_argument(
        "--across",
        type=int,
        default=0,
        metavar="PIXELS",
        help="存成这么宽的 JPEG · write JPEGs of this width",
    )
    add_settings(command)


def _check(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _add(commands, "check", "检查内容和四十分钟 · check a site, and its forty minutes")
    _site(command)
    command.add_argument("--json", action="store_true", help="给程序读 · for programs to read")
    add_language(command, _language())
    add_settings(command)


def _schema(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _add(commands, "schema", "内容文件的格式 · the JSON Schema of site.yaml")
    command.add_argument("--out", type=Path, metavar="FILE", help="写入文件 · write to a file")


def _fonts(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _add(commands, "fonts", "准备字体 · extract the fonts the screens use")
    command.add_argument("--out", type=Path, metavar="DIR", help="字体的文件夹 · where they go")
    add_settings(command)


def _bench(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _add(commands, "bench", "与别的程序比较 · measure the kiosk beside others")
    names = (
        "start",
        "idle",
        "film",
        "touch",
        "switch",
        "activate",
        "remote",
        "update",
        "fleet",
        "server",
    )
    command.add_argument(
        "name", nargs="+", choices=(*names, "all"), help="测什么 · what to measure"
    )
    command.add_argument(
        "--site", type=Path, metavar="DIR", help="示范点的文件夹 · the site's folder"
    )
    command.add_argument("--size", type=_size, metavar="WxH", default=(1920, 1080))
    command.add_argument(
        "--whole", action="store_true", help="完整影片，只测 film · the whole film, for `film`"
    )
    command.add_argument(
        "--large",
        type=positive,
        default=1_000,
        metavar="MB",
        help="大文件，只测 update · the large file, for `update`",
    )
    command.add_argument(
        "--minutes",
        type=positive,
        default=10,
        metavar="N",
        help="两部影片比较多久，只测 remote · how long two films are compared, for `remote`",
    )
    command.add_argument(
        "--database",
        default="",
        metavar="YAML",
        help="只测 server：server.yaml 的 database · as in server.yaml, for `server`",
    )
    command.add_argument("--rounds", type=positive, default=3, metavar="N", help="几轮 · how often")
    command.add_argument(
        "--seconds", type=positive, default=20, metavar="S", help="每次多少秒 · how long each time"
    )
    command.add_argument("--json", action="store_true", help="给程序读 · for programs to read")
    add_settings(command)


def _agent(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _add(commands, "agent", "取得新内容，一直运行 · fetch new content, all the time")
    add_settings(command)


def _update(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _add(commands, "update", "内容的更新 · how content arrives")
    add_update_acts(command, _language())


def _release(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _add(commands, "release", "发布内容 · publish content for kiosks")
    add_acts(command, _language())


def _link(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _add(commands, "link", "与服务器配对 · the link to the township's server")
    add_link_acts(command, _language())


def _server(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _add(commands, "server", "中心服务器 · the central server")
    add_server_acts(command)


def _own_settings(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _add(commands, "settings", "本机的设置 · what is settled on this machine")
    acts = command.add_subparsers(dest="act", required=True, metavar="ACT", title="操作 · acts")
    pin = _add(acts, "pin", "设置服务画面的密码 · the PIN of the service screen")
    pin.add_argument("--off", action="store_true", help="取消密码 · have none")
    companion = _add(
        acts, "companion", "两块屏共用的密钥 · the key that the screens of a room share"
    )
    which = companion.add_mutually_exclusive_group()
    which.add_argument(
        "--same",
        action="store_true",
        help="输入另一块屏的密钥 · enter the key of the other screen",
    )
    which.add_argument("--off", action="store_true", help="取消密钥 · have none")
    for act in (pin, companion):
        add_language(act, _language())
        add_settings(act)


def _site(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "site", type=Path, metavar="SITE", help="示范点的文件夹 · the site's folder"
    )


class _Version(argparse.Action):
    """Prints the version; looks it up only then, for that takes as long as all the rest."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version  # noqa: PLC0415

        print("kiosk", version("kiosk"))
        parser.exit()


# --- how a value is written -------------------------------------------------------------


def _size(text: str) -> tuple[int, int]:
    from kiosk.complaints import WrongValueError  # noqa: PLC0415  # only with a size
    from kiosk.settings import read_size  # noqa: PLC0415

    try:
        return read_size(text)
    except WrongValueError as error:
        raise argparse.ArgumentTypeError(f"{error.zh} · {error.en}") from error


def _place(text: str) -> Place:
    from kiosk.show.place import Place, ScreenName  # noqa: PLC0415  # only with a place

    try:
        return Place.parse(text)
    except ValueError as error:
        known = ", ".join(ScreenName)
        raise argparse.ArgumentTypeError(f"没有这个画面 · no such place; {known}") from error


def _language() -> str:
    """Return the terminal's language, Chinese when it says nothing."""
    said = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
    return "en" if said.startswith("en") else "zh-Hans"
