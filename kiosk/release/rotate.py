"""A role's key replaced: a new root, signed by enough of the root keys, one stick at a time.

The order lets no reader stumble. First what is published is signed by the old and the new key
together, so that it holds by either root; only then the new root appears. Whoever is cut off in
between begins again where it stopped.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root
from tuf.api.serialization import DeserializationError

from kiosk.release.errors import ConflictError, KeyFileError, PublishError
from kiosk.release.keys import make_key, read_keys, short
from kiosk.release.names import metadata_name
from kiosk.release.signing import ONLINE, ROLES, Signers
from kiosk.release.storage import Work
from kiosk.release.writing import write_new

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from kiosk.release.chain import Published
    from kiosk.release.publisher import Publisher

LONGEST_PENDING = 1_000_000
"""Bytes of a root that waits for signatures."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """How far a new root has come.

    Attributes:
        version: Of the new root.
        have: How many root keys have signed.
        need: How many must, of the old ones and of the new ones each.
        missing: Short names of keys that could sign next.
        done: Whether the new root is published.
    """

    version: int
    have: int
    need: int
    missing: tuple[str, ...]
    done: bool = False


def pending_file(publisher: Publisher) -> Path:
    """Return where the new root waits for signatures."""
    return publisher.trust / f"{publisher.site}.next-root.json"


def rotate(
    publisher: Publisher,
    role: str,
    root_folders: Sequence[Path],
    *,
    replace: str | None = None,
    new_root_folder: Path | None = None,
    disown: bool = False,
) -> Signatures:
    """Replace the key of a role, or go on with it: run it again with the next stick.

    Args:
        publisher: Of the site.
        role: `root`, `targets`, `snapshot` or `timestamp`.
        root_folders: Where root keys are at hand now.
        replace: For `root`: the short name of the key that goes.
        new_root_folder: For `root`: where the new key is put, to be taken away to a stick.
        disown: Go on from what was published last from here, not from what a thief of the keys
            has published since.

    Raises:
        PublishError: The key to replace is not known, or another rotation is half done.
        KeyFileError: A key cannot be read or written.
        StorageError: The repository cannot be written.
    """
    if role not in ROLES:
        raise PublishError(f"没有 {role} 这个角色", f"there is no role {role}")
    with publisher.storage.working(Work.PUBLISH):
        published = publisher.read_own() if disown else publisher.read()
        return _proceed(
            publisher,
            published,
            role,
            root_folders,
            lambda: _draft(publisher, published, role, replace, new_root_folder),
        )


def renew_root(publisher: Publisher, root_folders: Sequence[Path]) -> Signatures:
    """Sign the root anew for its whole lifetime, with the same keys; go on as `rotate` does.

    Raises:
        PublishError: A rotation is half done.
        KeyFileError: A key cannot be read.
        StorageError: The repository cannot be written.
    """
    with publisher.storage.working(Work.PUBLISH):
        published = publisher.read()
        return _proceed(
            publisher, published, None, root_folders, lambda: _following(publisher, published.root)
        )


def read_waiting(file: Path) -> tuple[int, dict[str, tuple[str, ...]]]:
    """Return the version of the root that waits in `file`, and the keys it gives each role.

    Raises:
        PublishError: It is no such file.
    """
    root = _read_pending(file).signed
    keys = {role: tuple(short(root.keys[k]) for k in root.roles[role].keyids) for role in ROLES}
    return root.version, keys


def sign_waiting(file: Path, root_folders: Sequence[Path]) -> int:
    """Sign the root that waits in `file`, on a machine that has nothing else of the site.

    Returns:
        How many signatures it has now.

    Raises:
        PublishError: It is no such file.
        KeyFileError: No key of `root_folders` may sign it.
    """
    pending = _read_pending(file)
    before = len(pending.signatures)
    _sign(pending, [pending.signed.roles["root"].keyids], root_folders)
    if len(pending.signatures) == before:
        raise KeyFileError(
            "这里没有还能签名的根密钥", "there is no root key here that has not signed yet"
        )
    write_new(file, pending.to_bytes())
    return len(pending.signatures)


def _proceed(
    publisher: Publisher,
    published: Published,
    role: str | None,
    root_folders: Sequence[Path],
    draft: Callable[[], Root],
) -> Signatures:
    """Go on with the root that waits for signatures; with the one of `draft` if none does."""
    pending = _pending(publisher)
    if pending is not None and pending.signed.version == published.root.version:
        return _finish(publisher, published.root)
    if pending is None:
        pending = Metadata(draft())
        write_new(pending_file(publisher), pending.to_bytes())
    _refuse_another(publisher, pending, published, role)
    return _go_on(publisher, published, pending, root_folders)


def _go_on(
    publisher: Publisher,
    published: Published,
    pending: Metadata[Root],
    root_folders: Sequence[Path],
) -> Signatures:
    old, new = published.root, pending.signed
    _sign(pending, [old.roles["root"].keyids, new.roles["root"].keyids], root_folders)
    data = pending.to_bytes()
    write_new(pending_file(publisher), data)
    if not _enough(old, pending):
        return _state(old, pending)
    _publish_root(publisher, published, new, data)
    return _finish(publisher, new)


def _finish(publisher: Publisher, new: Root) -> Signatures:
    """Tidy up after a new root, also for one who published it and was cut off."""
    publisher.storage.settle()  # an old key is destroyed only when nobody can go back to its root
    _destroy_old_keys(publisher, new)
    pending_file(publisher).unlink(missing_ok=True)
    need = new.roles["root"].threshold
    return Signatures(new.version, need, need, (), done=True)


def _publish_root(publisher: Publisher, published: Published, new: Root, data: bytes) -> None:
    keys = [*read_keys(publisher.keys).values()]
    both = Signers(new, keys)
    # A lost key cannot sign once more: kiosks then go on as soon as they have the new root.
    both.add(Signers(published.root, keys, all_needed=False))
    publisher.commit(published, signers=both, renew=frozenset(ONLINE))
    name = metadata_name(publisher.site, "root", new.version)
    if not publisher.storage.add(name, data):
        raise ConflictError(name, publisher.storage.where)


def _draft(
    publisher: Publisher,
    published: Published,
    role: str,
    replace: str | None,
    new_root_folder: Path | None,
) -> Root:
    _destroy_old_keys(publisher, published.root)
    root = _following(publisher, published.root)
    keyids = root.roles[role].keyids
    if role == "root":
        gone = [keyid for keyid in keyids if replace and keyid.startswith(replace)]
        if len(gone) != 1 or new_root_folder is None:
            names = ", ".join(short(root.keys[keyid]) for keyid in keyids)
            raise PublishError(
                f"请指明换掉哪一把根密钥：{names}", f"say which root key is replaced: {names}"
            )
        folder = new_root_folder
    else:
        gone, folder = list(keyids), publisher.keys
    new = make_key(folder, role)
    for keyid in gone:
        root.revoke_key(keyid, role)
    root.add_key(new.public_key, role)
    return root


def _following(publisher: Publisher, root: Root) -> Root:
    following = deepcopy(root)
    fresh: Mapping[str, Any] = publisher.moment.fields("root")
    following.version += 1
    following.expires = fresh["expires"]
    following.unrecognized_fields = fresh["unrecognized_fields"]
    return following


def _pending(publisher: Publisher) -> Metadata[Root] | None:
    file = pending_file(publisher)
    return _read_pending(file) if file.exists() else None


def _read_pending(file: Path) -> Metadata[Root]:
    try:
        with file.open("rb") as opened:
            pending = Metadata[Root].from_bytes(opened.read(LONGEST_PENDING))
    except (OSError, DeserializationError) as error:
        raise PublishError(
            f"{file} 不是等待签名的信任根", f"{file} is no root that waits for signatures"
        ) from error
    if not isinstance(pending.signed, Root):
        raise PublishError(f"{file} 不是信任根", f"{file} is no root")
    return pending


def _sign(
    pending: Metadata[Root], allowed: Iterable[Sequence[str]], folders: Sequence[Path]
) -> None:
    keyids = {keyid for ids in allowed for keyid in ids}
    for folder in folders:
        keys = read_keys(folder, private=False)
        if not keys:
            raise KeyFileError(
                f"{folder} 里没有密钥（*.pem）", f"there is no key (*.pem) in {folder}"
            )
        for signer in keys.values():
            keyid = signer.public_key.keyid
            if keyid in keyids and keyid not in pending.signatures:
                pending.sign(signer, append=True)


def _enough(old: Root, pending: Metadata[Root]) -> bool:
    try:
        for judge in (old, pending.signed):
            judge.verify_delegate(Root.type, pending.signed_bytes, pending.signatures)
    except RepositoryError:
        return False
    return True


def _state(old: Root, pending: Metadata[Root]) -> Signatures:
    new = pending.signed
    counts: list[int] = []
    missing: set[str] = set()
    for judge in (old, new):
        result = judge.get_verification_result(Root.type, pending.signed_bytes, pending.signatures)
        counts.append(min(len(result.signed), result.threshold))
        if not result:
            missing.update(short(key) for key in result.unsigned.values())
    return Signatures(new.version, min(counts), new.roles["root"].threshold, tuple(sorted(missing)))


def _differs(new: Root, old: Root) -> str | None:
    """Return the role whose key is replaced from `old` to `new`."""
    return next((r for r in ROLES if set(new.roles[r].keyids) != set(old.roles[r].keyids)), None)


def _refuse_another(
    publisher: Publisher, pending: Metadata[Root], published: Published, role: str | None
) -> None:
    other = _differs(pending.signed, published.root)
    if pending.signed.version == published.root.version + 1 and other == role:
        return
    file = pending_file(publisher)
    command = f"rotate-key {other}" if other else "refresh-expiry --root"
    raise PublishError(
        f"另一个新的信任根还没签完；请先做完（kiosk release {command}），或删除 {file} 放弃它",
        f"another new root is only half signed; finish it first (kiosk release {command}), or"
        f" delete {file} to drop it",
    )


def _destroy_old_keys(publisher: Publisher, root: Root) -> None:
    """Delete online keys that no longer sign anything."""
    wanted = {keyid for role in ONLINE for keyid in root.roles[role].keyids}
    for file, signer in read_keys(publisher.keys).items():
        if signer.public_key.keyid not in wanted:
            file.unlink(missing_ok=True)
