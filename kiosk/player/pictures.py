"""Still pictures, decoded by workers in the order of their urgency and kept within bounds."""

from __future__ import annotations

import heapq
import itertools
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from kiosk.errors import PictureError
from kiosk.player.base import Still, Urgency, Wanted
from kiosk.player.stills import Decoder

if TYPE_CHECKING:
    from collections.abc import Iterator

Result = Still | PictureError
Then = Callable[[Result], None]


class Asked:
    """Stands for one thing asked for; `cancel` when it is no longer wanted."""

    __slots__ = ("_cancel", "then")

    def __init__(self, then: Then, cancel: Callable[[Asked], None]) -> None:
        """Remember whom to tell and how to withdraw."""
        self.then: Then | None = then
        self._cancel = cancel

    def cancel(self) -> None:
        """Do not call back; decode only what others still want. From any thread."""
        self.then = None
        self._cancel(self)


class Decode(Protocol):
    """What turns a wish into pixels."""

    def decode(self, wanted: Wanted) -> Still:
        """Return the picture, or raise PictureError."""


@dataclass(slots=True)
class _Job:
    wanted: Wanted
    urgency: Urgency
    tickets: list[Asked] = field(default_factory=list)
    running: bool = False


class PictureLoader:
    """Decodes pictures away from the screen's thread.

    The same wish from several places is decoded once. What was decoded is kept, the latest
    used longest, up to a number of bytes: a picture fetched ahead is at hand when it is shown.
    """

    def __init__(
        self, *, workers: int = 2, keep: int = 48 * 2**20, decoder: Decode | None = None
    ) -> None:
        """Start the workers.

        Args:
            workers: Threads that decode.
            keep: Bytes of decoded pictures kept ready.
            decoder: What decodes; a real one by default.
        """
        self._decoder = decoder or Decoder()
        self._lock = threading.Condition()
        self._order: Iterator[int] = itertools.count()
        self._heap: list[tuple[int, int, _Job]] = []
        self._jobs: dict[Wanted, _Job] = {}
        self._kept: OrderedDict[Wanted, Still] = OrderedDict()
        self._keep = keep
        self._kept_bytes = 0
        self._closed = False
        self._threads = [
            threading.Thread(target=self._work, name=f"pictures-{n}", daemon=True)
            for n in range(workers)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def kept_bytes(self) -> int:
        """Bytes of decoded pictures kept ready."""
        return self._kept_bytes

    def ask(self, wanted: Wanted, then: Then, urgency: Urgency = Urgency.NOW) -> Asked:
        """Call `then` with the picture or the reason there is none.

        `then` is called from a worker's thread, or before `ask` returns when the picture is
        at hand.
        """
        ticket = Asked(then, self._withdraw)
        with self._lock:
            still = self._kept.get(wanted)
            if still is None:
                self._queue(wanted, ticket, urgency)
                return ticket
            self._kept.move_to_end(wanted)
        then(still)
        return ticket

    def prefetch(self, wanted: Wanted, urgency: Urgency = Urgency.NEXT) -> Asked:
        """Decode `wanted` ahead of its use, to be kept ready."""
        return self.ask(wanted, lambda _result: None, urgency)

    def forget(self) -> None:
        """Let go of what is kept, as when the site's files changed."""
        with self._lock:
            self._kept.clear()
            self._kept_bytes = 0

    def close(self) -> None:
        """Stop the workers after the picture they decode now."""
        with self._lock:
            self._closed = True
            self._heap.clear()
            self._jobs.clear()
            self._lock.notify_all()
        for thread in self._threads:
            thread.join()
        self.forget()

    # --- under the lock -----------------------------------------------------------------

    def _queue(self, wanted: Wanted, ticket: Asked, urgency: Urgency) -> None:
        if self._closed:
            return
        job = self._jobs.get(wanted)
        if job is None:
            job = self._jobs[wanted] = _Job(wanted, urgency)
            self._push(job)
        elif urgency < job.urgency and not job.running:
            job.urgency = urgency
            self._push(job)
        job.tickets.append(ticket)

    def _push(self, job: _Job) -> None:
        heapq.heappush(self._heap, (job.urgency, next(self._order), job))
        self._lock.notify()

    def _withdraw(self, ticket: Asked) -> None:
        with self._lock:
            for job in tuple(self._jobs.values()):
                if ticket in job.tickets:
                    job.tickets.remove(ticket)
                    if not job.tickets and not job.running:
                        del self._jobs[job.wanted]
                    return

    def _next(self) -> _Job | None:
        while not self._closed:
            while self._heap:
                _urgency, _order, job = heapq.heappop(self._heap)
                # A job withdrawn, or pushed again with more urgency, is in the heap still.
                if self._jobs.get(job.wanted) is job and not job.running:
                    job.running = True
                    return job
            self._lock.wait()
        return None

    def _store(self, wanted: Wanted, still: Still) -> None:
        self._kept[wanted] = still
        self._kept_bytes += len(still.pixels)
        while self._kept_bytes > self._keep:
            _wanted, oldest = self._kept.popitem(last=False)
            self._kept_bytes -= len(oldest.pixels)

    # --- in a worker --------------------------------------------------------------------

    def _work(self) -> None:
        while True:
            with self._lock:
                job = self._next()
            if job is None:
                return
            self._serve(job)
            del job  # or its picture would be held until the next one

    def _serve(self, job: _Job) -> None:
        result = self._decode(job.wanted)
        with self._lock:
            if self._closed:
                return
            del self._jobs[job.wanted]
            if isinstance(result, Still):
                self._store(job.wanted, result)
            waiting = [ticket.then for ticket in job.tickets]
        for then in waiting:
            if then is not None:
                then(result)

    def _decode(self, wanted: Wanted) -> Result:
        try:
            return self._decoder.decode(wanted)
        except PictureError as error:
            return error
