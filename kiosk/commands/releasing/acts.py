"""The acts of `kiosk release`: each asks `kiosk.release`, and tells what came of it."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

from kiosk.commands.releasing.ceremony import init, refresh_expiry, rotate_key
from kiosk.commands.releasing.saying import Say, moment, size
from kiosk.commands.releasing.settings import Desk
from kiosk.commands.setting import data_of
from kiosk.commands.writing import write_text
from kiosk.content.signing import fingerprint
from kiosk.errors import SettingsError
from kiosk.release import export, publish
from kiosk.release.build import build, read_draft
from kiosk.release.collect import collect
from kiosk.release.keys import short
from kiosk.release.listing import releases
from kiosk.release.local import LocalStorage
from kiosk.release.terms import OLDEST_READER, Terms

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.content.loading import LoadedSite
    from kiosk.release.build import Draft
    from kiosk.release.chain import Published
    from kiosk.release.listing import Listed
    from kiosk.release.publish import Outcome


def _build(args: Namespace) -> int:
    say = Say(args.language)
    draft = _draft(args, args.folder, say)
    say(
        f"{draft.site}：{len(draft.files)} 个文件，共 {size(draft.size)}",
        f"{draft.site}: {len(draft.files)} files, {size(draft.size)}",
    )
    if args.publisher.is_file():
        _tell_change(Desk(args.publisher), draft, say)
    if args.out is not None:
        write_text(args.out, draft.write())
        say(f"已存到 {args.out}", f"kept in {args.out}")
    return 0


def _tell_change(desk: Desk, draft: Draft, say: Say) -> None:
    """Tell what a kiosk that has the newest release would fetch."""
    if draft.site not in desk.sites:
        return
    publisher = desk.publisher(draft.site)
    newest = next(iter(publisher.reader.offered(publisher.read()).values()), None)
    if newest is None:
        return
    had = {file.sha256 for file in newest.files}
    new = {file.sha256: file.size for file in draft.files if file.sha256 not in had}
    say(
        f"与第 {newest.number} 版相比，展示机要下载 {len(new)} 个文件，{size(sum(new.values()))}",
        f"a kiosk with release {newest.number} would fetch {len(new)} files,"
        f" {size(sum(new.values()))}",
    )


def _draft(args: Namespace, folder: Path, say: Say) -> Draft:
    draft = build(folder, _loader(args))
    for problem in draft.warnings:
        say(f"{problem.place}：（提醒）{problem.zh}", f"{problem.place}: (warning) {problem.en}")
    return draft


def _loader(args: Namespace) -> Callable[[Path], LoadedSite]:
    from kiosk.content.fonts import prepare_fonts  # noqa: PLC0415  # fontTools takes its time
    from kiosk.content.loading import load_site  # noqa: PLC0415  # Pillow too

    font = prepare_fonts(data_of(args) / "fonts").sans
    return lambda folder: load_site(folder, font=font)


def _publish(args: Namespace) -> int:
    say, desk = Say(args.language), Desk(args.publisher)
    if (args.what is None) == (args.number is None):
        raise SettingsError(
            "请写示范点的文件夹，或用 --number 指明已发布的版本",
            "name a site's folder, or with --number a release that is on offer",
        )
    if args.number is not None:
        _refuse_what_is_signed_in(args)
        publisher = desk.publisher(desk.site(args.site))
        outcome = publish.offer(publisher, args.number, args.percent, tuple(args.ring))
    else:
        what: Path = args.what
        draft = read_draft(what) if what.is_file() else _draft(args, what, say)
        terms = Terms(
            minimum_kiosk=args.minimum_kiosk or OLDEST_READER,
            show_from=args.show_from,
            notes=dict(args.note),
            percent=args.percent,
            rings=tuple(args.ring),
        )
        outcome = publish.publish(desk.publisher(draft.site), draft, terms, say.sending)
    _tell(outcome, say)
    return 0


def _refuse_what_is_signed_in(args: Namespace) -> None:
    options = (
        ("--note", args.note),
        ("--show-from", args.show_from),
        ("--minimum-kiosk", args.minimum_kiosk),
    )
    given = [name for name, value in options if value]
    if given:
        raise SettingsError(
            f"--number 只改变第 {args.number} 版给谁看；{'、'.join(given)} 已签在那一版里，"
            "不能再改：请去掉，或重新发布文件夹",
            f"--number changes for whom release {args.number} is; {', '.join(given)} was signed"
            " into it and stays: leave that out, or publish the folder again",
        )


def _tell(outcome: Outcome, say: Say) -> None:
    number = outcome.number
    if outcome.new:
        say(
            f"已发布第 {number} 版，传送了 {len(outcome.sent)} 个文件，{size(outcome.bytes_sent)}",
            f"release {number} is published; {len(outcome.sent)} files were sent,"
            f" {size(outcome.bytes_sent)}",
        )
    elif outcome.offered:
        say(f"第 {number} 版的范围已改变", f"release {number} is for other kiosks now")
    else:
        say(f"没有变化，仍是第 {number} 版", f"nothing is new, it is still release {number}")


def _list(args: Namespace) -> int:
    say, desk = Say(args.language), Desk(args.publisher)
    publisher = desk.publisher(desk.site(args.site))
    published = publisher.read()
    listed = releases(publisher, published, args.most)
    if args.json:
        ends = {role: end.isoformat() for role, end in published.expires.items()}
        told = {
            "site": publisher.site,
            "root": {
                "version": published.root.version,
                "fingerprint": fingerprint(publisher.pinned()),
            },
            "keys": _keys(published),
            "expires": ends,
            "releases": [*map(_as_json, listed)],
        }
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    for each in listed:
        _tell_release(each, say)
    if not listed:
        say("还没有发布过", "nothing has been published yet")
    for role, end in published.expires.items():
        keys = " ".join(_keys(published)[role])
        say(
            f"{role:<9} 有效到 {moment(end)}，密钥 {keys}",
            f"{role:<9} good until {moment(end)}, keys {keys}",
        )
    if publisher.is_foreign(published):
        say(
            "注意：上次从这台机器发布之后，有人用同样的密钥发布过。若不是同事，密钥已被盗："
            "请按 docs/ceremony.zh.md 处理",
            "attention: somebody has published with the same keys since this machine did last. If"
            " it was no colleague, the keys are stolen: do as docs/ceremony.md says",
        )
    if any(desk.root_keys.glob("*.pem")):
        say(
            f"根密钥还在这台机器上（{desk.root_keys}）：请按 docs/ceremony.zh.md 移到 U 盘",
            f"the root keys are still on this machine ({desk.root_keys}): move them to sticks, as"
            " docs/ceremony.md says",
        )
    return 0


def _keys(published: Published) -> dict[str, list[str]]:
    """Return the short names of each role's keys."""
    root = published.root
    return {
        role: [short(root.keys[keyid]) for keyid in root.roles[role].keyids]
        for role in published.expires
    }


def _as_json(listed: Listed) -> dict[str, object]:
    manifest = listed.manifest.model_dump(mode="json", exclude={"files", "format", "site"})
    return {
        **manifest,
        "files": len(listed.manifest.files),
        "size": sum(file.size for file in listed.manifest.files),
        "new_bytes": listed.new_bytes,
        "whole": listed.whole,
        "offer": listed.offer.model_dump(mode="json") if listed.offer else None,
    }


def _tell_release(each: Listed, say: Say) -> None:
    manifest = each.manifest
    whole = sum(file.size for file in manifest.files)
    parts = [
        moment(manifest.made),
        size(whole),
        say.pick(f"其中新内容 {size(each.new_bytes)}", f"{size(each.new_bytes)} of it new"),
        say.stage(each.offer),
    ]
    if manifest.show_from is not None:
        start = moment(manifest.show_from)
        parts.append(say.pick(f"{start} 起展示", f"shown from {start}"))
    if not each.whole:
        parts.append(say.pick("文件已清理", "its files are collected"))
    words = "zh-Hans" if say.chinese else "en"
    note = manifest.notes.get(words) or next(iter(manifest.notes.values()), "")
    print(f"{manifest.number:>4}  {'  '.join(parts)}{'  ' if note else ''}{note}")


def _rollback(args: Namespace) -> int:
    desk = Desk(args.publisher)
    outcome = publish.roll_back(desk.publisher(desk.site(args.site)), args.number)
    _tell(outcome, Say(args.language))
    return 0


def _export(args: Namespace) -> int:
    say, desk = Say(args.language), Desk(args.publisher)
    sites = [args.site] if args.site else desk.sites
    done = export.export(desk.storage, args.folder, sites, say.sending)
    for site, numbers in done.releases.items():
        listed = "、".join(map(str, numbers)) or "—"
        say(f"{site}：第 {listed} 版", f"{site}: release {listed.replace('、', ', ')}")
    say(
        f"写了 {done.files} 个文件，{size(done.size)}，并已读回核对；现在可以拔下 U 盘",
        f"{done.files} files, {size(done.size)}, written and read back; the stick can be pulled"
        " out now",
    )
    return 0


def _serve(args: Namespace) -> int:
    from kiosk.release.serve.server import Server  # noqa: PLC0415  # http.server takes its time

    say, desk = Say(args.language), Desk(args.publisher)
    if not isinstance(desk.storage, LocalStorage):
        raise SettingsError(
            "发布在对象存储里，由它自己提供下载",
            "releases lie in an object store, which serves them itself",
        )
    log: Callable[[str], None] = print if args.log else _silent
    with Server(desk.storage, (args.host, args.port), log=log) as server:
        say(
            f"正在 {server.url} 提供下载，按 Ctrl+C 结束",
            f"serving at {server.url}; Ctrl+C ends it",
        )
        server.serve_forever()
    return 0


def _silent(_: str) -> None:
    pass


def _gc(args: Namespace) -> int:
    say, desk = Say(args.language), Desk(args.publisher)
    grace = dt.timedelta(hours=args.hours)
    done = collect(desk.storage, dt.datetime.now(dt.UTC), keep=args.keep, grace=grace)
    say(
        f"清理了 {done.files} 个文件，{size(done.size)}；保留 {done.kept} 个内容文件",
        f"{done.files} files removed, {size(done.size)}; {done.kept} objects stay",
    )
    return 0


ACTS: dict[str, Callable[[Namespace], int]] = {
    "init": init,
    "build": _build,
    "publish": _publish,
    "list": _list,
    "rollback": _rollback,
    "rotate-key": rotate_key,
    "refresh-expiry": refresh_expiry,
    "export-usb": _export,
    "serve": _serve,
    "gc": _gc,
}
"""What each act of `kiosk release` does; returns the exit status."""
