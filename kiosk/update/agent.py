"""Brings releases from a source to where the display can show them.

Everything can end at any instant: what is taken is kept, and the next visit goes on. What is
shown is never touched.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.errors import ReleaseError, StoreError
from kiosk.update import plan
from kiosk.update.heard import hear
from kiosk.update.mending import Mending
from kiosk.update.refusals import NotForUsError, RefusedError, UntriedError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from kiosk.content.release import Manifest, Offers
    from kiosk.content.store import Store
    from kiosk.content.store.activation import AgentState
    from kiosk.update.accept import Choice, Kiosk
    from kiosk.update.chronicle import Chronicle
    from kiosk.update.clock import Clock, Reading
    from kiosk.update.download import Download, Taken
    from kiosk.update.findings import Signed
    from kiosk.update.source import Source
    from kiosk.update.trial import Trial
    from kiosk.update.trust import Trust


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visit to a source came to.

    Attributes:
        ready: The release that became ready to be shown; None for none.
        taken: The releases that are here since.
        held_up: Files that may only come at another hour.
    """

    ready: int | None = None
    taken: tuple[int, ...] = ()
    held_up: int = 0


class Agent:
    """Takes releases into one store, whose lock it holds; used by one thread.

    Attributes:
        store: The disk.
        chronicle: Hears of everything.
        mending: Looks after what is kept.
    """

    def __init__(
        self,
        store: Store,
        trust: Trust,
        kiosk: Kiosk,
        *,
        trial: Trial,
        chronicle: Chronicle,
        download: Callable[[Source, int], Download],
        clock: Clock,
        reserve: int = 0,
        links: bool = True,
    ) -> None:
        """Begin where the last agent of this store ended.

        Args:
            store: The disk.
            trust: Whom the kiosk trusts.
            kiosk: Who it is.
            trial: Tries a release before it is shown.
            chronicle: Hears of everything.
            download: Makes what takes a release from a source, and needs so many bytes beside.
            clock: The machine's clock.
            reserve: Bytes of the disk that stay free.
            links: Whether a file of the store can have two names; if not, releases are copies.
        """
        self.store = store
        self.chronicle = chronicle
        self.mending = Mending(store, trust, chronicle, self._fetch)
        self._trust = trust
        self._kiosk = kiosk
        self._trial = trial
        self._download = download
        self._clock = clock
        self._reserve = reserve
        self._links = links
        self._reading: Reading | None = None

    @property
    def site(self) -> str:
        """The site whose releases are taken."""
        return self.chronicle.status.site

    def visit(self, source: Source, *, thorough: bool = False, at_once: bool = False) -> Visit:
        """Ask a source for what is new, and take it.

        Args:
            source: A server or a stick.
            thorough: Ask also for what is rarely new.
            at_once: Have what becomes ready shown without waiting for an idle moment.

        Raises:
            KioskError: It did not come to its end; the kind says why. What was taken is kept.
        """
        self.look_at_the_display()
        self.chronicle.doing(f"正在查看 {source.where}", f"looking at {source.where}")
        check = self._trust.check(source, thorough=thorough)
        self._reading = check.reading
        reports = {f"check:{type(error).__name__}": error for error in check.reports}
        for about, error in reports.items():
            self.chronicle.trouble(about, error)
        for about in self.chronicle.status.troubles:
            if about.startswith("check:") and about not in reports:
                self.chronicle.well(about)
        visit = Visit()
        if check.ran_out is None:
            offers = self._trust.offers(source)
            self._forget_withdrawn(offers)
            self.promote()
            visit = self._take_all(source, offers, at_once=at_once)
        self.mending.mend(source)  # what was accepted once may also be fetched once more
        return visit

    def promote(self) -> None:
        """Make a release ready whose hour has come.

        Raises:
            StoreError: The disk is full or fails.
        """
        state = self.store.agent.read()
        numbers = plan.waiting(state)
        due = []
        for number in numbers:
            try:
                manifest = self.store.manifest(number)
            except (ReleaseError, StoreError):
                self._write(plan.kept_back(state, (n for n in numbers if n != number)))
                return  # it is taken again at the next visit
            if self.is_due(manifest):
                due.append(number)
        if due:
            self._make_ready(max(due), at_once=False)

    def is_due(self, manifest: Manifest) -> bool:
        """Tell whether a release may be shown now."""
        return manifest.show_from is None or manifest.show_from <= self._moment()

    def look_at_the_display(self) -> None:
        """Report what became of the releases that were shown.

        Raises:
            StoreError: The disk is full or fails.
        """
        state = self.store.agent.read()
        heard = hear(self.store.display.read(), state, self.chronicle)
        if heard != state:
            self._write(heard)

    def hurry(self) -> None:
        """Have what is ready shown without waiting for an idle moment.

        Raises:
            StoreError: The disk is full or fails.
        """
        state = self.store.agent.read()
        if state.ready is not None and not state.at_once:
            self._write(replace(state, at_once=True))

    # --- a visit's steps ----------------------------------------------------------------

    def _take_all(self, source: Source, offers: Offers, *, at_once: bool) -> Visit:
        signed: dict[int, Signed] = {}

        def manifest_of(number: int) -> Manifest:
            if number not in signed:
                signed[number] = self._trust.release(source, number)
            return signed[number].manifest

        agent, display = self.store.agent.read(), self.store.display.read()
        kiosk = plan.kiosk_now(self._kiosk, agent, display)
        found = plan.wanted(offers, kiosk, manifest_of, self.is_due)
        self._tell_of(found.choice)
        visit = Visit()
        for manifest in found.take:
            if manifest.number in plan.waiting(agent):
                continue
            visit = self._take(source, signed[manifest.number], visit, at_once=at_once)
        return visit

    def _take(self, source: Source, signed: Signed, visit: Visit, *, at_once: bool) -> Visit:
        manifest, number = signed.manifest, signed.manifest.number
        self.chronicle.doing(
            f"正在从 {source.where} 取第 {number} 版",
            f"taking release {number} from {source.where}",
        )
        taken = self._fetch(source, manifest)
        if taken.waiting:
            count = len(taken.waiting)
            self.chronicle.doing(
                f"第 {number} 版还有 {count} 个大文件，等到夜间再取",
                f"{count} large files of release {number} wait for the night",
            )
            return replace(visit, held_up=visit.held_up + count)
        folder = self.store.install(manifest, signed.data, signed.chain)
        self.chronicle.doing(f"正在试装第 {number} 版", f"trying release {number}")
        verdict = self._trial.run(folder, manifest.site)
        if not verdict.good:
            self._not_good(number, RefusedError(number, verdict.zh, verdict.en), verdict.sure)
            return visit
        self.chronicle.well(f"release:{number}")
        after = replace(visit, taken=(*visit.taken, number))
        if self.is_due(manifest):
            self._make_ready(number, at_once=at_once)
            return replace(after, ready=number)
        self._keep_back(manifest)
        return after

    def _fetch(self, source: Source, manifest: Manifest) -> Taken:
        copies = 0 if self._links else sum(file.size for file in manifest.files)
        return self._download(source, copies).take(manifest)

    def _not_good(self, number: int, error: RefusedError, sure: bool) -> None:  # noqa: FBT001
        state = self.store.agent.read()
        if not sure:
            state, again = plan.tried_in_vain(state, number)
            if again:
                self._write(state)
                raise UntriedError(number, error)
        self._write(plan.refused(state, number, f"{error.zh}\n{error.en}"))
        self.store.discard(number)
        self.chronicle.trouble(f"release:{number}", error, number)

    def _make_ready(self, number: int, *, at_once: bool) -> None:
        state = self.store.agent.read()
        if number <= (state.ready or 0):
            return
        self._write(plan.made_ready(state, number, at_once=at_once))
        self.chronicle.event(
            f"第 {number} 版已就绪，等无人时换上", f"release {number} is ready", number
        )
        self.store.collect(self._reserve)

    def _keep_back(self, manifest: Manifest) -> None:
        state, number = self.store.agent.read(), manifest.number
        self._write(plan.kept_back(state, (*plan.waiting(state), number)))
        when = manifest.show_from.isoformat(timespec="minutes") if manifest.show_from else ""
        self.chronicle.event(
            f"第 {number} 版已取到，{when} 起展示",
            f"release {number} is here and is shown from {when}",
            number,
        )

    def _forget_withdrawn(self, offers: Offers) -> None:
        state = self.store.agent.read()
        numbers = plan.waiting(state)
        ours = {o.number for o in offers.offers if o.is_for(self._kiosk.id, self._kiosk.rings)}
        if gone := [n for n in numbers if n not in ours]:
            self._write(plan.kept_back(state, (n for n in numbers if n in ours)))
            self.chronicle.event(
                f"第 {gone[0]} 版在展示之前撤下了",
                f"release {gone[0]} was withdrawn before its hour",
                gone[0],
            )

    def _tell_of(self, choice: Choice) -> None:
        above = [(n, why) for n, why in choice.passed_over if why.name == "NEEDS_NEWER"]
        if above:
            self.chronicle.trouble("offer", NotForUsError(*above[0]), above[0][0])
        else:
            self.chronicle.well("offer")

    def _moment(self) -> dt.datetime:
        reading = self._reading or self._clock.read(None)
        return plan.moment(reading, self._clock.look().system)

    def _write(self, state: AgentState) -> None:
        self.store.agent.write(state)
