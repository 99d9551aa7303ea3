"""A site's first keys, its first root, and an empty list of offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.content.release import Offers
from kiosk.release import signing
from kiosk.release.errors import DamagedError, KeyFileError, PublishError
from kiosk.release.keys import choose, make_key, read_keys
from kiosk.release.names import OFFERS, metadata_name
from kiosk.release.signing import ONLINE, sign
from kiosk.release.storage import Work
from kiosk.release.terms import stated
from kiosk.release.writing import write_new

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from securesystemslib.signer import Key, Signer
    from tuf.api.metadata import Root

    from kiosk.release.publisher import Publisher

ROOT_KEYS = 3
"""How many root keys are made: each for another person."""
THRESHOLD = 2
"""How many of them sign together."""


def begin(
    publisher: Publisher,
    root_folders: Sequence[Path],
    *,
    count: int = ROOT_KEYS,
    threshold: int = THRESHOLD,
    like: Root | None = None,
) -> bytes:
    """Make what is missing of a site's repository; return its first root.

    Safe to repeat, also after it was cut off.

    Args:
        publisher: Of the site.
        root_folders: Where root keys lie that are used; new ones are put into the first, to be
            taken away to sticks afterwards.
        count: How many root keys.
        threshold: How many of them sign together.
        like: The root of another site, whose root keys this one shall have; no new ones are
            made, and those at hand sign.

    Raises:
        PublishError: The site's name or the numbers make no sense, or another site of this
            name is published there.
        KeyFileError: A key cannot be written or read.
        StorageError: The repository cannot be written.
    """
    stated(Offers, site=publisher.site, offers=())
    if not 1 <= threshold <= count:
        raise PublishError(
            f"{count} 把根密钥里不能要求 {threshold} 把签名",
            f"of {count} root keys, {threshold} cannot sign together",
        )
    with publisher.storage.working(Work.PUBLISH):
        if not publisher.root_file.exists():
            _refuse_a_stranger(publisher)
            root = _first_root(publisher, root_folders, count, threshold, like)
            write_new(publisher.root_file, root)
        return _finish(publisher)


def _refuse_a_stranger(publisher: Publisher) -> None:
    name = metadata_name(publisher.site, "root", 1)
    if publisher.storage.size(name) is not None:
        raise PublishError(
            f"{publisher.storage.where} 里已经有 {publisher.site}，而这里没有它的信任根和密钥；"
            f"请把它们复制过来，放到 {publisher.root_file}",
            f"{publisher.storage.where} has a {publisher.site} already, whose root of trust and"
            f" keys are not here; copy them to {publisher.root_file} and beside it",
        )


def _first_root(
    publisher: Publisher,
    folders: Sequence[Path],
    count: int,
    threshold: int,
    like: Root | None,
) -> bytes:
    if like is None:
        roots = _keys(folders, "root", count)
        keys: dict[str, Sequence[Key]] = {"root": [signer.public_key for signer in roots]}
    else:
        keyids, threshold = like.roles["root"].keyids, like.roles["root"].threshold
        keys = {"root": [like.keys[keyid] for keyid in keyids]}
        at_hand = [key for folder in folders for key in read_keys(folder, private=False).values()]
        roots = choose(at_hand, keyids)
        _see_enough(len(roots), threshold)
    for role in ONLINE:
        keys[role] = [signer.public_key for signer in _keys([publisher.keys], role, 1)]
    return sign(signing.first_root(keys, threshold, publisher.moment), roots)


def _see_enough(have: int, need: int) -> None:
    if have < need:
        raise KeyFileError(
            f"只找到 {have} 把根密钥，需要 {need} 把；请用 --root-keys 指明各个 U 盘",
            f"{have} root keys are at hand, {need} are needed; name each stick with --root-keys",
        )


def _keys(folders: Sequence[Path], name: str, count: int) -> Sequence[Signer]:
    found = [
        key
        for folder in folders
        for file, key in read_keys(folder, private=False).items()
        if file.name.startswith(f"{name}-")
    ]
    if len(found) > count:
        raise KeyFileError(
            f"{folders[0]} 里有 {len(found)} 把 {name} 密钥，应为 {count} 把",
            f"there are {len(found)} keys of {name} in {folders[0]}, not {count}",
        )
    return [*found, *(make_key(folders[0], name) for _ in range(count - len(found)))]


def _finish(publisher: Publisher) -> bytes:
    pinned = publisher.pinned()
    name = metadata_name(publisher.site, "root", 1)
    if not publisher.storage.add(name, pinned):
        there = publisher.storage.read(name, len(pinned) + 1).body
        if there != pinned:
            raise DamagedError(name, publisher.storage.where)
    published = publisher.read(begun=False)
    if published.sound:
        publisher.storage.settle()
    else:
        offers = Offers(site=publisher.site, offers=())
        files = published.files or {OFFERS: publisher.add_offers(offers)}
        publisher.commit(published, files=files)
    return pinned
