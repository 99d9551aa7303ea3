"""The acts that concern keys: made, replaced, and signatures renewed."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

from kiosk.commands.releasing.saying import Say, moment
from kiosk.commands.releasing.settings import DEFAULT, Desk
from kiosk.commands.writing import write_text
from kiosk.content.signing import fingerprint
from kiosk.errors import SettingsError
from kiosk.release.begin import begin
from kiosk.release.keys import read_keys, short
from kiosk.release.refresh import refresh
from kiosk.release.rotate import pending_file, read_waiting, renew_root, rotate, sign_waiting

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk.release.publisher import Publisher
    from kiosk.release.rotate import Signatures


def init(args: Namespace) -> int:
    """Make a site's keys and its repository; safe to repeat."""
    say = Say(args.language)
    if not args.publisher.exists():
        write_text(args.publisher, DEFAULT)
    desk = Desk(args.publisher)
    publisher = desk.publisher(args.site)
    like = desk.publisher(args.like).read().root if args.like else None
    folders = args.root_keys or [desk.root_keys]
    root = begin(publisher, folders, count=args.root_count, threshold=args.threshold, like=like)
    say(
        f"{args.site} 的发布库已建好：{publisher.storage.where}",
        f"the repository of {args.site} is made: {publisher.storage.where}",
    )
    say(
        f"信任根 {publisher.root_file}，指纹 {fingerprint(root)}；装到每台展示机上",
        f"root of trust {publisher.root_file}, fingerprint {fingerprint(root)}; each kiosk is"
        " installed with it",
    )
    if like is None:
        _tell_root_keys(folders[0], say)
    return 0


def _tell_root_keys(folder: Path, say: Say) -> None:
    keys = read_keys(folder, private=False)
    if not keys:
        return
    say(
        f"根密钥在 {folder}：每个移到一个 U 盘，写上编号，交给不同的人保管",
        f"the root keys are in {folder}: move each to a stick of its own, labelled with its number,"
        " kept by another person",
    )
    for file, signer in keys.items():
        print(f"  {file.name}  {short(signer.public_key)}")


def rotate_key(args: Namespace) -> int:
    """Replace a role's key, or sign a root that waits."""
    if args.sign is not None:
        return _sign(args)
    if args.role is None:
        raise SettingsError(
            "请写要更换哪个角色的密钥", "say which role's key is replaced, or --sign FILE"
        )
    desk = Desk(args.publisher)
    publisher = desk.publisher(desk.site(args.site))
    done = rotate(
        publisher,
        args.role,
        _root_folders(args, desk),
        replace=args.replace,
        new_root_folder=desk.root_keys,
        disown=args.disown,
    )
    _tell_signatures(done, publisher, Say(args.language))
    if done.done and args.role == "root":
        _tell_root_keys(desk.root_keys, Say(args.language))
    return 0


def _sign(args: Namespace) -> int:
    say = Say(args.language)
    if not args.root_keys:
        raise SettingsError(
            "请用 --root-keys 指明根密钥在哪", "say with --root-keys where the root keys are"
        )
    version, keys = read_waiting(args.sign)
    say(f"新信任根第 {version} 版，各角色的密钥：", f"root {version}, and the keys of each role:")
    for role, names in keys.items():
        print(f"  {role:<10} {' '.join(names)}")
    have = sign_waiting(args.sign, args.root_keys)
    say(f"已签名，现有 {have} 个签名", f"signed; it has {have} signatures now")
    return 0


def _tell_signatures(done: Signatures, publisher: Publisher, say: Say) -> None:
    if done.done:
        say(
            f"新信任根第 {done.version} 版已发布，旧密钥不再有效",
            f"root {done.version} is published; the old key is no longer good",
        )
        return
    waiting, others = pending_file(publisher), " ".join(done.missing)
    say(
        f"新信任根第 {done.version} 版有 {done.have} 个签名，需要 {done.need} 个"
        f"（还可以签的：{others}）。换一个 U 盘再运行同一条命令；或把 {waiting} 带到离线机器上签名",
        f"root {done.version} has {done.have} of {done.need} signatures (could sign next:"
        f" {others}). Run the same command with the next stick, or take {waiting} to a machine"
        " without network and sign it there",
    )


def refresh_expiry(args: Namespace) -> int:
    """Sign anew what would run out; the root only when asked to."""
    say, desk = Say(args.language), Desk(args.publisher)
    for site in [args.site] if args.site else desk.sites:
        publisher = desk.publisher(site)
        if args.root:
            _tell_signatures(renew_root(publisher, _root_folders(args, desk)), publisher, say)
        done = refresh(publisher)
        until = moment(done.expires["timestamp"])
        roles = ", ".join(done.renewed)
        say(
            f"{site}：已续签 {roles}，有效到 {until}",
            f"{site}: signed anew: {roles}; good until {until}",
        )
        left = done.root_soon(dt.datetime.now(dt.UTC))
        if left is not None:
            _warn_of_root(site, left, say)
    return 0


def _warn_of_root(site: str, left: dt.timedelta, say: Say) -> None:
    print(
        say.pick(
            f"注意：{site} 的信任根 {left.days} 天后到期，到期后展示机不再更新；"
            "请尽快用根密钥续签（docs/ceremony.zh.md）",
            f"attention: the root of {site} runs out in {left.days} days, after which kiosks take"
            " nothing new; sign it anew with the root keys soon (docs/ceremony.md)",
        ),
        file=sys.stderr,
    )


def _root_folders(args: Namespace, desk: Desk) -> Sequence[Path]:
    if args.root_keys:
        return [*args.root_keys]
    return [desk.root_keys] if any(desk.root_keys.glob("*.pem")) else []
