"""Releases published, offered to more kiosks, and taken back by publishing what was before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.release.errors import ConflictError, DamagedError, MissingError, PublishError
from kiosk.release.names import OFFERS, manifest_target, object_name
from kiosk.release.offering import with_offer
from kiosk.release.storage import CheckedStream, Work
from kiosk.release.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kiosk.content.release import File, Manifest, Offer
    from kiosk.release.build import Draft
    from kiosk.release.chain import Published
    from kiosk.release.publisher import Publisher

    Told = Callable[[File], None]

_TRIES = 8
"""How often to begin again when somebody else was faster."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it.

    Attributes:
        number: The release that is on offer now.
        new: Whether it is a new one.
        offered: Whether for whom it is has changed.
        sent: The files that were not there yet.
    """

    number: int
    new: bool
    offered: bool
    sent: tuple[File, ...] = ()

    @property
    def bytes_sent(self) -> int:
        """Bytes of the files that were not there yet."""
        return sum(file.size for file in self.sent)


def publish(
    publisher: Publisher,
    draft: Draft,
    terms: Terms | None = None,
    told: Told = lambda _: None,
) -> Outcome:
    """Publish `draft` as the next release; the same content twice is one release.

    Readers see all of it or nothing. One that was cut off is completed by the next; what it
    sent is not sent again.

    Args:
        publisher: Of the site.
        draft: What `build` returned.
        terms: The terms, and for whom it is; none in particular, for every kiosk, when not given.
        told: Called with each file before it is sent.

    Raises:
        PublishError: The draft is of another site, or a file has changed since it was built.
        StorageError: The repository cannot be written, or somebody else is at work there.
        KeyFileError: A key is missing.
    """
    terms = terms or Terms()
    if draft.site != publisher.site:
        raise PublishError(
            f"这是 {draft.site} 的内容，不能发布到 {publisher.site}",
            f"this is the content of {draft.site}, it cannot be published as {publisher.site}",
        )
    terms.offer(1)  # refused before anything is sent
    objects = terms.manifest(draft.site, 1, publisher.now(), draft.files).objects

    def attempt(published: Published) -> Outcome:
        sent = _send(publisher, draft.folder, objects, told)
        return _offer_content(publisher, published, draft.files, terms, sent)

    return _attempts(publisher, attempt)


def offer(publisher: Publisher, number: int, percent: int, rings: tuple[str, ...]) -> Outcome:
    """Offer a release that is on offer to more or fewer kiosks.

    Raises:
        PublishError: It is not on offer.
        StorageError: As `publish`.
    """
    terms = Terms(percent=percent, rings=rings)

    def attempt(published: Published) -> Outcome:
        manifests = publisher.reader.offered(published)
        if number not in manifests:
            raise PublishError(
                f"第 {number} 版不在发布目录里（更新的版本已经面向所有展示机）",
                f"release {number} is not on offer (a newer one is there for every kiosk)",
            )
        changed = _commit_offer(publisher, published, terms.offer(number), manifests)
        return Outcome(number, new=False, offered=changed)

    return _attempts(publisher, attempt)


def roll_back(publisher: Publisher, number: int) -> Outcome:
    """Publish the content of release `number` again under the next number, for every kiosk.

    Raises:
        PublishError: There is no such release, or its files are no longer kept.
        StorageError: As `publish`.
    """

    def attempt(published: Published) -> Outcome:
        old = _old(publisher, published, number)
        lost = [f for f in old.objects if publisher.storage.size(object_name(f.sha256)) != f.size]
        if lost:
            raise PublishError(
                f"第 {number} 版的 {len(lost)} 个文件已经清理；请用原来的文件夹重新发布",
                f"{len(lost)} files of release {number} have been collected; publish its folder"
                " again",
            )
        notes = {
            "zh-Hans": f"恢复第 {number} 版的内容",
            "en": f"The content of release {number} again",
        }
        terms = Terms(minimum_kiosk=old.minimum_kiosk, notes=notes)
        if published.highest == number:
            terms = Terms(old.minimum_kiosk, old.show_from, old.notes)
        return _offer_content(publisher, published, old.files, terms, ())

    return _attempts(publisher, attempt)


def _attempts(publisher: Publisher, attempt: Callable[[Published], Outcome]) -> Outcome:
    with publisher.storage.working(Work.PUBLISH):
        for _ in range(_TRIES - 1):
            try:
                return attempt(publisher.read())
            except ConflictError:
                continue  # theirs is published: go on from there
        return attempt(publisher.read())


def _send(
    publisher: Publisher, folder: Path, files: tuple[File, ...], told: Told
) -> tuple[File, ...]:
    sent = []
    for file in files:
        name = object_name(file.sha256)
        if publisher.storage.size(name) == file.size:
            continue
        told(file)
        try:
            with (folder / file.path).open("rb") as opened:
                content = CheckedStream(opened, file.path, file.size, file.sha256)
                publisher.storage.put(name, content)
        except FileNotFoundError as error:
            raise PublishError(
                f"“{file.path}”不在了；请重新生成", f"“{file.path}” is gone; build it again"
            ) from error
        sent.append(file)
    return tuple(sent)


def _offer_content(
    publisher: Publisher,
    published: Published,
    files: tuple[File, ...],
    terms: Terms,
    sent: tuple[File, ...],
) -> Outcome:
    manifests = publisher.reader.offered(published)
    newest = manifests.get(published.highest)
    number = publisher.next_number(published)
    manifest = terms.manifest(publisher.site, number, publisher.now(), files)
    new = newest is None or not _same(newest, manifest)
    if new:
        manifests[number] = manifest
    else:
        number = published.highest
    changed = _commit_offer(publisher, published, terms.offer(number), manifests)
    return Outcome(number, new=new, offered=changed, sent=sent)


def _same(one: Manifest, other: Manifest) -> bool:
    unlike = {"number", "made"}
    return one.model_dump(exclude=unlike) == other.model_dump(exclude=unlike)


def _commit_offer(
    publisher: Publisher, published: Published, offered: Offer, manifests: Mapping[int, Manifest]
) -> bool:
    """Offer a release, new or known; return False when nothing would change.

    Args:
        publisher: Of the site.
        published: What this follows.
        offered: For whom the release is.
        manifests: Of every release on offer, this one included.
    """
    before = published.offers.offers if published.offers else ()
    offers = with_offer(publisher.site, before, offered, manifests, publisher.now())
    if offers == published.offers and published.sound:
        publisher.storage.settle()  # who published it may have been killed before that
        return False
    known, files = {each.number for each in before}, {}
    for number in (each.number for each in offers.offers):
        name = manifest_target(number)
        files[name] = (
            published.files[name]
            if number in known
            else publisher.add_target(name, manifests[number].to_bytes())
        )
    files[OFFERS] = publisher.add_offers(offers)
    publisher.commit(published, files=files)
    return True


def _old(publisher: Publisher, published: Published, number: int) -> Manifest:
    reader = publisher.reader
    try:
        found = next((t for n, t in reader.history(published) if n == number), None)
        if found is not None:
            return reader.manifest(number, found)
    except (MissingError, DamagedError) as error:
        raise PublishError(
            f"第 {number} 版的记录不全（{error.zh}）；请用原来的文件夹重新发布",
            f"what is kept of release {number} is not whole ({error.en}); publish its folder again",
        ) from error
    raise PublishError(
        f"没有第 {number} 版；kiosk release list 列出所有版本",
        f"there is no release {number}; kiosk release list names them all",
    )
