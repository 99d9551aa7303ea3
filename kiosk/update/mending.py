"""Sees that what a kiosk keeps is what was signed, and fetches again what the disk has spoilt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.errors import KioskError, ReleaseError
from kiosk.update import plan
from kiosk.update.errors import NotOfferedError
from kiosk.update.refusals import UnprovenError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.content.release import Manifest
    from kiosk.content.store import Store
    from kiosk.update.chronicle import Chronicle
    from kiosk.update.download import Taken
    from kiosk.update.source import Source
    from kiosk.update.trust import Trust

DAMAGED = "damaged"
"""The note that something on the disk is not as it should be, and is to be fetched again."""


class Mending:
    """Looks after the releases that must stay: shown, shown before, ready, or waiting."""

    def __init__(
        self,
        store: Store,
        trust: Trust,
        chronicle: Chronicle,
        fetch: Callable[[Source, Manifest], Taken],
    ) -> None:
        """Look after what is in `store`; `fetch` takes the files of a release that are missing."""
        self._store = store
        self._trust = trust
        self._chronicle = chronicle
        self._fetch = fetch

    def prove(self) -> bool:
        """Verify, asking nobody, that what must stay was signed when it was taken.

        What cannot be proven is reported and fetched again by the next visit. Until then it stays
        where it is: a screen that shows nothing helps nobody, and whoever can write to this disk
        could change the program as well.

        Returns:
            Whether all of it was.

        Raises:
            StoreError: The disk is full or fails.
        """
        unproven = [number for number in self._kept() if not self._is_proven(number)]
        if unproven:
            self._chronicle.trouble("proof", UnprovenError(unproven), unproven[0])
            self.note(damaged=True)
        else:
            self._chronicle.well("proof")
        return not unproven

    def note(self, *, damaged: bool) -> None:
        """Remember whether something is to be fetched again.

        Raises:
            StoreError: The disk is full or fails.
        """
        state = self._store.agent.read()
        after = plan.noted(state, DAMAGED, "1" if damaged else "")
        if after != state:
            self._store.agent.write(after)

    def mend(self, source: Source) -> None:
        """Fetch again what is not as it should be, if anything is.

        Raises:
            UpdateError: Something did not come, or is not to be trusted.
            StoreError: The disk is full or fails.
        """
        if DAMAGED not in self._store.agent.read().notes:
            return
        whole = [self._mend(source, number) for number in self._kept()]
        if not all(whole):
            return
        self._store.mend()
        self.note(damaged=False)
        self._chronicle.well("disk")
        self._chronicle.well("proof")
        self._chronicle.event("损坏的文件已重新取好", "the spoilt files were fetched again")

    def _mend(self, source: Source, number: int) -> bool:
        """Have all files of a release here, and its proof; return whether they are."""
        if self._is_proven(number):
            return not self._fetch(source, self._store.manifest(number)).waiting
        try:
            signed = self._trust.release(source, number)
        except NotOfferedError:
            return False  # it goes when a newer one has taken its place
        if self._fetch(source, signed.manifest).waiting:
            return False
        try:
            self._store.install(signed.manifest, signed.data, signed.chain, prove=True)
        except ReleaseError as error:
            self._chronicle.trouble("proof", error, number)
            return False
        return True

    def _kept(self) -> list[int]:
        agent, display = self._store.agent.read(), self._store.display.read()
        must_stay = {*display.kept, agent.ready, *plan.waiting(agent)}
        return [number for number in self._store.releases() if number in must_stay]

    def _is_proven(self, number: int) -> bool:
        try:
            proof = self._store.proof(number)
            self._trust.verify(number, proof.manifest, proof.chain)
        except KioskError:
            return False
        return True
