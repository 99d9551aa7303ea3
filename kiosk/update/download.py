"""Taking what a release lacks from a source into the store, through any number of cuts."""

from __future__ import annotations

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from kiosk.content import release
from kiosk.content.store.partial import BadPieceError
from kiosk.update.errors import BadPiecesError, HaltedError, LyingError, ServerError, SourceError
from kiosk.update.pace import Pace
from kiosk.update.progress import Progress, Tally
from kiosk.update.schedule import Backoff
from kiosk.update.space import Room, Roomy, make

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kiosk.content.release import File, Manifest
    from kiosk.update.source import Source


class Growing(Protocol):
    """A file on its way into the store; `kiosk.content.store.Partial` is one."""

    @property
    def size(self) -> int:
        """Bytes that are here."""
        ...

    def append(self, data: bytes) -> None:
        """Add bytes; raises `BadPieceError`, and goes back to the start of the bad piece."""
        ...

    def finish(self) -> None:
        """Verify the whole, and keep it; raises `BadPieceError` as `append`."""
        ...


class Keeping(Roomy, Protocol):
    """What a download needs of the store."""

    def missing(self, manifest: Manifest) -> Sequence[File]:
        """Return the files that are not here, each content once."""
        ...

    def partial(self, file: File) -> Growing:
        """Go on with a file where it ended."""
        ...


@dataclass(frozen=True, slots=True)
class Manner:
    """How stubborn a download is.

    Attributes:
        workers: Small files that come at the same time.
        failures: Failures in a row, with nothing gained between, after which it gives up.
        gain: Bytes that count as something gained.
        bad: Bad pieces of one file after which it gives up.
        longest: Seconds that a server may ask us to wait; if it asks for more, we give up.
        backoff: The waits between.
    """

    workers: int = 4
    failures: int = 5
    gain: int = 4_096
    bad: int = 5
    longest: float = 120.0
    backoff: Backoff = field(default_factory=Backoff)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a download came to.

    Attributes:
        moved: Bytes that were fetched.
        waiting: Files that may only come at another hour; empty when everything is here.
    """

    moved: int
    waiting: tuple[File, ...] = ()


def _any_hour(_size: int) -> bool:
    return True


def _never() -> bool:
    return False


def _nobody(_progress: Progress) -> None:
    pass


class Download:
    """Takes what is missing of a release. May be stopped or killed at any instant, and goes on."""

    def __init__(
        self,
        source: Source,
        store: Keeping,
        *,
        manner: Manner | None = None,
        pace: Pace | None = None,
        room: Room | None = None,
        allow: Callable[[int], bool] = _any_hour,
        report: Callable[[Progress], object] = _nobody,
        halted: Callable[[], bool] = _never,
        wait: Callable[[float], object] = time.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """Take from `source` into `store`.

        Args:
            source: A server or a stick.
            store: What is here is never fetched again.
            manner: How stubborn to be.
            pace: How much of the line to use; all of it when None.
            room: How much of the disk to use.
            allow: Tells whether a file of so many bytes may come now.
            report: Is told how far it has come; one call at a time, from any thread.
            halted: Tells whether to stop.
            wait: Waits for as many seconds; best until `halted` at the most.
            chance: Draws from 0 to 1.
        """
        self._source = source
        self._store = store
        self._manner = manner or Manner()
        self._pace = pace or Pace(None)
        self._room = room or Room()
        self._allow = allow
        self._report = report
        self._halted = halted
        self._wait = wait
        self._chance = chance

    def take(self, manifest: Manifest) -> Taken:
        """Fetch what is missing: small files first and side by side, then the large ones.

        Raises:
            SourceError: The source does not give it; what has come is kept.
            NoRoomError: The disk has no room for it; nothing was fetched.
            HaltedError: `halted` said so; what has come is kept.
            StoreError: The disk is full or fails.
        """
        jobs = [_Job(file, self._store.partial(file)) for file in self._store.missing(manifest)]
        jobs.sort(key=lambda job: (job.file.size, job.file.path))
        wanted = {file.sha256 for file in manifest.files}
        make(self._store, self._room, sum(job.left for job in jobs), wanted)
        tally = Tally({job.file: job.partial.size for job in jobs}, self._report)
        small = [job for job in jobs if job.file.size <= release.PIECE]
        self._side_by_side(small, tally)
        waiting = [job.file for job in jobs[len(small) :] if not self._take(job, tally, _never)]
        return Taken(tally.moved, tuple(waiting))

    def _side_by_side(self, jobs: Iterable[_Job], tally: Tally) -> None:
        over = threading.Event()

        def take(job: _Job) -> None:
            with ExitStack() as failed:
                failed.callback(over.set)
                self._take(job, tally, over.is_set)
                failed.pop_all()

        with ThreadPoolExecutor(self._manner.workers, "fetch") as pool:
            futures = [pool.submit(take, job) for job in jobs]
        errors = [error for error in (future.exception() for future in futures) if error]
        # When one has failed the others only report that they were stopped.
        for error in sorted(errors, key=lambda one: isinstance(one, HaltedError)):
            raise error

    def _take(self, job: _Job, tally: Tally, over: Callable[[], bool]) -> bool:
        """Return whether the file came; False when its hour has not come, or is over."""
        file, partial = job.file, job.partial
        troubles = _Troubles(self._manner, partial.size)
        while True:
            try:
                if job.left and not self._fetch(job, tally, over, afresh=troubles.afresh):
                    return False
                partial.finish()
            except BadPieceError as error:
                tally.grew(file, partial.size)
                troubles.bad_piece(error, file, self._source.where, partial.size)
            except SourceError as error:
                self._wait(troubles.failure(error, partial.size, self._chance()))
            else:
                tally.finished(file)
                return True

    def _fetch(self, job: _Job, tally: Tally, over: Callable[[], bool], *, afresh: bool) -> bool:
        file, partial = job.file, job.partial
        self._go_on(over)
        if not self._allow(file.size):
            return False
        start = 0 if afresh else partial.size
        skip = partial.size - start
        with self._source.object(file.sha256, start, file.size, file.path) as stream:
            for block in stream:
                tally.came(len(block))
                if block[skip:]:
                    partial.append(block[skip:])
                skip = max(skip - len(block), 0)
                tally.grew(file, partial.size)
                self._pace.took(len(block))
                if job.left:
                    self._go_on(over)
                    if not self._allow(file.size):
                        return False
        return True

    def _go_on(self, over: Callable[[], bool]) -> None:
        if over() or self._halted():
            raise HaltedError


@dataclass(frozen=True, slots=True)
class _Job:
    file: File
    partial: Growing

    @property
    def left(self) -> int:
        return self.file.size - self.partial.size


class _Troubles:
    """What went wrong with one file so far, and whether to go on."""

    def __init__(self, manner: Manner, size: int) -> None:
        self._manner = manner
        self._size = size
        self._failures = self._bad = 0
        self.afresh = False

    def bad_piece(self, error: BadPieceError, file: File, where: str, size: int) -> None:
        """Note a bad piece.

        Raises:
            BadPiecesError: There were too many.
        """
        self._bad += 1
        self._size = size
        if self._bad >= self._manner.bad:
            raise BadPiecesError(file.path, where, self._bad) from error

    def failure(self, error: SourceError, size: int, chance: float) -> float:
        """Note a failure of the source, and return the seconds to wait.

        Raises:
            SourceError: `error` again, when going on makes no sense.
        """
        gained = size - self._size >= self._manner.gain
        self._failures = 1 if gained else self._failures + 1
        self._size = size if gained else self._size
        asked = (error.wait if isinstance(error, ServerError) else None) or 0.0
        if not error.passing or self._failures >= self._manner.failures:
            raise error
        if asked > self._manner.longest:
            raise error
        # A server that cannot say where a part begins may still know the whole.
        self.afresh = isinstance(error, LyingError) and not self.afresh
        return max(asked, self._manner.backoff.wait(self._failures, chance))
