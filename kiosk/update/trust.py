"""Whom a kiosk trusts, and what they have signed: found out with as little traffic as can be."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from tuf.api.exceptions import ExpiredMetadataError

from kiosk.content.release import parse_manifest, parse_offers
from kiosk.content.signing import fingerprint
from kiosk.content.store.durable import Disk, telling
from kiosk.update.client import Client, Limits
from kiosk.update.clock import Clock, stepped
from kiosk.update.errors import (
    ChainError,
    NotOfferedError,
    NotThereError,
    OtherSiteError,
    UpdateError,
)
from kiosk.update.findings import Check, Signed
from kiosk.update.offline import (
    ACCEPTED,
    ONLINE,
    accepted_file,
    check_manifest,
    manifest_name,
    root_name,
    verify_chain,
    version_of_root,
)
from kiosk.update.shelf import Shelf
from kiosk.update.source import Reply
from kiosk.update.tuf_causes import told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kiosk.content.release import Manifest, Offers
    from kiosk.update.client import MetadataSource
    from kiosk.update.clock import Look, Reading
    from kiosk.update.known import Known, Memory
    from kiosk.update.source import Source

ROOT_EVERY = dt.timedelta(days=1)
"""How long no newer root is asked for while nothing else is new."""
OFFERS = "offers.json"


class Trust:
    """What one site's signers say, as far as this kiosk has heard; used by one thread."""

    def __init__(
        self,
        pinned: bytes,
        folder: Path,
        memory: Memory,
        *,
        site: str,
        clock: Clock | None = None,
        disk: Disk | None = None,
        limits: Limits | None = None,
    ) -> None:
        """Begin with a root of trust that came another way than the releases do.

        Args:
            pinned: The `root.json` from the installation or the pairing.
            folder: A folder of our own, for what can be fetched again.
            memory: What cannot: see `Known`.
            site: The site that this kiosk shows.
            clock: The machine's clock.
            disk: What changes the disk.
            limits: The largest signed files that are read.

        Raises:
            ReleaseError: `pinned` is no root of trust.
        """
        self.fingerprint = fingerprint(pinned)
        self._first = version_of_root(pinned)
        self._pinned = pinned
        self._folder = folder
        self._memory = memory
        self._site = site
        self._clock = clock or Clock()
        self._disk = disk or Disk()
        self._limits = limits or Limits()
        self._shelf = Shelf(self._disk, folder / "targets")
        self._client: Client | None = None
        self._asked: dict[str, float] = {}
        known = memory.read()
        if known.pin != self.fingerprint:  # a new pin begins a new line of roots
            known = replace(known, pin=self.fingerprint, root=0, accepted=None, etag=None)
        self._known = known

    @property
    def known(self) -> Known:
        """The newest state that was accepted."""
        return self._known

    def note(self, known: Known) -> None:
        """Have `known` last; for the client."""
        if known != self._known:
            self._memory.write(known)
            self._known = known

    def check(self, source: Source, *, thorough: bool = False) -> Check:
        """Find out what is new at `source`.

        While nothing is, that is one conditional request for `timestamp.json`; a newer root is
        asked for as soon as something is new, and once a day.

        Args:
            source: The server or stick.
            thorough: Ask for a newer root in any case.

        Raises:
            SourceError: Something did not come; the kind says why.
            TrustError: Something came that is not to be trusted; the kind says why.
            StoreError: The disk is full or fails.
        """
        before = self._clock.look()
        if thorough or self._root_is_due(source, before):
            return self._refresh(source, None, before)
        known = self._known
        reply = source.metadata("timestamp.json", self._limits.timestamp, known.etag)
        if reply.unchanged or reply.body == known.timestamp.encode():
            return self._nothing_new(source, reply, before)
        return self._refresh(source, reply, before)

    def offers(self, source: Source) -> Offers:
        """Return the releases on offer, by what was accepted last.

        Raises:
            OtherSiteError: They are of another site.
            ReleaseError: They are signed, and make no sense.
            UpdateError: As `check`.
        """
        offers = parse_offers(self.target(source, OFFERS))
        if offers.site != self._site:
            raise OtherSiteError(OFFERS, offers.site, self._site)
        return offers

    def release(self, source: Source, number: int) -> Signed:
        """Return the manifest of a release on offer, with its chain: all that may be kept of it.

        Raises:
            OtherSiteError: It is of another site.
            OtherReleaseError: It has another number.
            ReleaseError: It is signed, and makes no sense.
            UpdateError: As `check`.
        """
        data = self.target(source, manifest_name(number))
        manifest = parse_manifest(data)
        check_manifest(manifest, self._site, number)
        return Signed(manifest, data, self._chain(number, data))

    def target(self, source: Source, name: str) -> bytes:
        """Return a small signed file; it is fetched when it is not at hand.

        Raises:
            NotOfferedError: Nothing of this name is signed (any longer).
            UpdateError: As `check`.
        """
        client = self._standing()
        if client is None:
            raise NotOfferedError(name)
        with told(source.where, client):
            target = client.get_targetinfo(name)
        if target is None:
            raise NotOfferedError(name)
        data = self._shelf.get(target)
        if data is None:
            data = source.target(client.name_of(target), target.length)
            client.role = name.removesuffix(".json")
            with told(source.where, client):
                self._shelf.put(target, data, client.listed)
        return data

    def verify(self, number: int, manifest: bytes, chain: Mapping[str, bytes]) -> Manifest:
        """Return the manifest of a release that is kept with its chain; asks nobody.

        Raises:
            ChainError: The chain does not prove it.
            TrustError: It is of another site, or of another release.
        """
        return verify_chain(chain, manifest, pinned=self._pinned, site=self._site, number=number)

    def _root_is_due(self, source: Source, look: Look) -> bool:
        known = self._known
        if known.accepted is None or known.source != source.where:
            return True
        asked = self._asked.get(source.where)
        if asked is not None:
            return look.ticks - asked >= ROOT_EVERY.total_seconds()
        if known.root_asked is None or not look.synchronised:
            return True  # a clock that begins in 1970 with each start never sees a day pass
        return not dt.timedelta() <= look.system - known.root_asked < ROOT_EVERY

    def _nothing_new(self, source: Source, reply: Reply, before: Look) -> Check:
        client = self._standing()
        if client is None:  # the cache is damaged
            return self._refresh(source, None, before)
        reading = self._clock.read(client.signed_at, reply.date)
        return self._found(source, client, reading, before, news=False)

    def _refresh(self, source: Source, in_hand: Reply | None, before: Look) -> Check:
        earlier = self._known
        self._client = None
        readings = [self._clock.read(None)]

        def moment(floor: dt.datetime | None, date: dt.datetime | None) -> dt.datetime:
            readings.append(self._clock.read(floor, date))
            return readings[-1].now

        client = self._make(source, moment)
        try:
            with told(source.where, client):
                client.refresh_with(in_hand)
        except ExpiredMetadataError:
            role = client.ran_out(readings[-1].now) or client.role
            return self._found(source, client, readings[-1], before, news=False, ran_out=role)
        self._client = client
        self._accept(client, source, readings[-1].now, before)
        news = (earlier.timestamp, earlier.root) != (self._known.timestamp, self._known.root)
        return self._found(source, client, readings[-1], before, news=news)

    def _accept(self, client: Client, source: Source, now: dt.datetime, look: Look) -> None:
        known = self._known
        self._asked[source.where] = look.ticks
        self.note(
            replace(
                known,
                accepted=known.accepted or now,
                source=source.where,
                etag=client.etag,
                root_asked=look.system,
            )
        )

    def _found(
        self,
        source: Source,
        client: Client,
        reading: Reading,
        before: Look,
        *,
        news: bool,
        ran_out: str | None = None,
    ) -> Check:
        return Check(
            where=source.where,
            news=news,
            ran_out=ran_out or client.ran_out(reading.now),
            expires=client.expires,
            reading=reading,
            step=stepped(before, self._clock.look()),
        )

    def _standing(self) -> Client | None:
        """Return who holds what was accepted last; None when that is not whole (any longer)."""
        accepted = self._known.accepted
        if self._client is None and accepted is not None:
            client = self._make(_Kept(), lambda _floor, _date: accepted)
            try:
                with told("", client):
                    client.refresh_with(None)
            except (ExpiredMetadataError, UpdateError):
                self._doubt()
            else:
                self._client = client
        return self._client

    def _make(
        self,
        source: MetadataSource,
        moment: Callable[[dt.datetime | None, dt.datetime | None], dt.datetime],
    ) -> Client:
        with telling():
            return Client(
                self._pinned,
                self._folder,
                source,
                self,
                disk=self._disk,
                moment=moment,
                limits=self._limits,
            )

    def _chain(self, number: int, manifest: bytes) -> Mapping[str, bytes]:
        client, accepted = self._standing(), self._known.accepted
        if client is None or accepted is None:
            raise ChainError(number, ACCEPTED)
        history = [root_name(version) for version in range(self._first, client.version("root") + 1)]
        try:
            chain = {name: (self._folder / "root_history" / name).read_bytes() for name in history}
            chain |= {name: (self._folder / name).read_bytes() for name in ONLINE}
            chain[ACCEPTED] = accepted_file(accepted)
            self.verify(number, manifest, chain)
        except (OSError, ChainError) as error:
            self._doubt()
            raise ChainError(number, str(error)) from error
        return chain

    def _doubt(self) -> None:
        # The next check fetches whatever is no longer as it was accepted.
        self._client = None
        self.note(replace(self._known, accepted=None, source="", etag=None))


class _Kept:
    """A source that has only what is here already."""

    where = ""

    def metadata(self, name: str, limit: int, etag: str | None = None) -> Reply:
        """Say that the timestamp is the one we have, and that there is nothing else."""
        del limit, etag
        if name == "timestamp.json":
            return Reply(b"", unchanged=True)
        raise NotThereError(name, self.where)
