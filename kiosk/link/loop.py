"""The link's days: be paired, then tell how the kiosk is and hear what it is to do."""

from __future__ import annotations

import logging
import platform
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Protocol

from kiosk.content.signing import fingerprint
from kiosk.errors import KioskError, StoreError
from kiosk.link.answers import RevokedError, UnknownError
from kiosk.link.commands import Outcome
from kiosk.link.memory import FORGET, ROTATE
from kiosk.link.messages import (
    Done,
    HeartbeatAnswer,
    Log,
    NewKey,
    PairAnswer,
    PairRequest,
    PairState,
    proof_of,
)
from kiosk.link.orders import Code
from kiosk.link.parts import MOST_OUTCOMES
from kiosk.update.errors import ServerError
from kiosk.update.schedule import Backoff

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from kiosk.link.client import Client
    from kiosk.link.doing import Doer
    from kiosk.link.facts import Facts
    from kiosk.link.memory import LinkMemory
    from kiosk.link.messages import Trust
    from kiosk.link.orders import Mailbox
    from kiosk.link.server_clock import ServerClock
    from kiosk.link.standing import StandingFile

ASK_EVERY = 5.0
"""Seconds between two questions how far the pairing is."""
FIRST_BEAT = 5.0
"""Seconds within which the first heartbeat is sent, by lot."""
SOON = 1.0
"""Seconds to the next heartbeat when there is something to tell."""
REFUSED_FOR = 300.0
"""Seconds until a kiosk that was refused, or revoked, asks again."""
BLIPS = 4
"""Failures in a row after which a code that is shown is not held to be good any more."""
BACKOFF = Backoff(first=10.0, most=600.0)

log = logging.getLogger(__name__)


class Errands(Protocol):
    """What takes longer, or needs more, than a heartbeat."""

    def look(self) -> None:
        """Send what is there to be sent."""


class Link:
    """One kiosk's link to its server; for one thread, which holds the memory's lock."""

    def __init__(
        self,
        memory: LinkMemory,
        client: Client,
        mailbox: Mailbox,
        *,
        facts: Facts,
        clock: ServerClock,
        standing: StandingFile,
        ticks: Callable[[], float],
        chance: Callable[[], float],
        changed: Callable[[], object],
    ) -> None:
        """Begin where the last link of this kiosk ended.

        Args:
            memory: What is known of the server.
            client: Speaks with it.
            mailbox: Tells the display.
            facts: Looks at how the kiosk is.
            clock: The server's.
            standing: Tells people at this machine.
            ticks: Seconds from any start.
            chance: Draws from 0 to 1.
            changed: Is called when what the agent goes by has: the pairing, the groups.
        """
        self.memory = memory
        self.client = client
        self.standing = standing
        self._mailbox = mailbox
        self._facts = facts
        self._clock = clock
        self._ticks = ticks
        self._chance = chance
        self._changed = changed
        self._failures = 0
        self._due = ticks()
        self._errands: list[Errands] = []
        self._doer: Doer | None = None
        self.screenshot_every = 0.0

    def begin(self, doer: Doer, *errands: Errands) -> None:
        """Take who does the orders and the errands, and tell how things stand.

        Raises:
            StoreError: The disk is full or fails.
        """
        self._doer, self._errands = doer, list(errands)
        doer.wake()
        if self.memory.state.paired:
            self._due = self._ticks() + FIRST_BEAT * self._chance()
            self.standing.note(state="paired", root=self._root_fingerprint())
        else:
            self._show(Code())

    def step(self) -> None:
        """Do what is due now."""
        self._listen()
        if self._ticks() >= self._due:
            try:
                wait = self._beat() if self.memory.state.paired else self._ask()
            except KioskError as error:
                wait = self._failed(error)
            else:
                self._failures = 0
                self.standing.note(heard=self.standing.now, failures=0, trouble=("", ""))
            self._due = self._ticks() + wait
        if self.memory.state.paired:
            self._run_errands()

    def _listen(self) -> None:
        """Do what a person at this machine asks for."""
        asked = self.memory.asked()
        try:
            if asked == FORGET:
                self.forget()
            elif asked == ROTATE and self.memory.state.paired:
                self.rotate_key()
        except KioskError as error:
            self._failed(error)

    def forget(self) -> None:
        """Be unpaired, and ask to be paired anew with another key.

        Raises:
            KioskError: The disk or the key cannot be written.
        """
        self.memory.forget()
        self.client.key, self.client.server_key = self.memory.key(), None
        self._failures, self._due = 0, self._ticks()
        self._show(Code())
        self._changed()

    def _run_errands(self) -> None:
        for errand in self._errands:
            try:
                errand.look()
            except KioskError as error:
                log.warning("%s\n%s", error.zh, error.en)

    def _failed(self, error: KioskError) -> float:
        log.warning("%s\n%s", error.zh, error.en)
        self._failures += 1
        self.standing.note(failures=self._failures, trouble=(error.zh, error.en))
        if not (self.memory.state.paired or self._code_is_good()):
            self._show(Code(trouble=(error.zh, error.en)))
        if isinstance(error, UnknownError) and self._change_key():
            return 0.0
        if isinstance(error, RevokedError | UnknownError):
            self.standing.note(state="revoked")
            return REFUSED_FOR
        wait = BACKOFF.wait(self._failures, self._chance())
        asked = error.wait if isinstance(error, ServerError) else None
        return max(wait, asked or 0.0)

    # --- pairing ------------------------------------------------------------------------

    def _code_is_good(self) -> bool:
        """Tell whether a code is shown that the server knows, for all that is known."""
        shown = self._mailbox.orders.code
        return shown is not None and shown.code != "" and self._failures < BLIPS

    def _ask(self) -> float:
        answer = self.client.say(
            "pair",
            PairRequest(
                key=self.client.key.public,
                machine=platform.node()[:100],
                version=version("kiosk"),
            ),
            PairAnswer,
        )
        self._pin(answer.server_key)
        if answer.state is PairState.APPROVED and answer.trust is not None:
            self._take(answer.trust)
            return FIRST_BEAT * self._chance()
        if answer.state is PairState.REFUSED:
            self._show(Code(trouble=_REFUSED), state="refused")
            return REFUSED_FOR
        self._show(Code(code=answer.code, console=answer.console), state="waiting")
        return ASK_EVERY

    def _pin(self, server_key: bytes) -> None:
        if not self.memory.state.server_key:
            self.memory.write(replace(self.memory.state, server_key=server_key.hex()))
            self.client.server_key = server_key

    def _take(self, trust: Trust) -> None:
        self.memory.accept(trust)
        root = fingerprint(trust.root)
        self._show(Code(root=root, site=trust.site), state="paired", root=root)
        log.info("已配对 · paired: %s, %s", trust.name, root)
        self._changed()

    def _show(self, code: Code, *, state: str = "unpaired", root: str = "") -> None:
        key = self.client.key.fingerprint
        whole = replace(code, server=self.client.where, fingerprint=key)
        self._mailbox.want(code=whole)
        self.standing.note(
            state=state,
            root=root,
            code=code.code,
            console=code.console,
            fingerprint=key,
            server=self.client.where,
        )

    def _root_fingerprint(self) -> str:
        try:
            return fingerprint(self.memory.root.read_bytes())
        except (OSError, KioskError):
            return ""

    # --- heartbeats ---------------------------------------------------------------------

    def _beat(self) -> float:
        assert self._doer is not None  # noqa: S101  # `begin` comes first
        untold = self.memory.untold()[:MOST_OUTCOMES]
        outcomes = tuple(Outcome(id=o.id, good=o.good, zh=o.zh, en=o.en) for o in untold)
        said = self._facts.heartbeat().model_copy(update={"outcomes": outcomes})
        answer = self.client.say("heartbeat", said, HeartbeatAnswer)
        self._clock.hear(answer.now)
        self.screenshot_every = answer.screenshot
        self.standing.note(state="paired")
        if untold:
            self.memory.heard({one.id for one in untold})
        self._take_names(answer)
        self._doer.take(answer.orders)
        return min(SOON, answer.interval) if self.memory.untold() else answer.interval

    def _take_names(self, answer: HeartbeatAnswer) -> None:
        before = self.memory.state
        self.memory.write(replace(before, name=answer.name, rings=answer.rings))
        if answer.rings != before.rings:
            self._changed()

    def hurry(self) -> None:
        """Tell the server soon: there is something to tell."""
        self._due = min(self._due, self._ticks() + SOON)

    # --- what orders need ---------------------------------------------------------------

    def send_log(self, order: UUID, text: str) -> None:
        """Send the last lines of the log. Raises as `Client.say`."""
        self.client.say("logs", Log(order=order, text=text), Done)

    def rotate_key(self) -> None:
        """Exchange this kiosk's key for a new one. Raises as `Client.say`."""
        fresh, old = self.memory.next_key(make=True), self.client.key
        assert fresh is not None  # noqa: S101  # it was made
        proof = fresh.sign(proof_of(old.id, fresh.id))
        self.client.say("key", NewKey(key=fresh.public, proof=proof), Done)
        self._change_key()

    def _change_key(self) -> bool:
        """Use the next key, should an exchange have been begun; tell whether one was."""
        try:
            fresh = self.memory.next_key()
            if fresh is None:
                return False
            self.memory.take_next_key()
        except (StoreError, KioskError):
            return False
        self.client.key = fresh
        self.standing.note(fingerprint=fresh.fingerprint)
        return True


_REFUSED = (
    "管理员没有同意这台展示机；如有误会，请运行 kiosk link forget，再配对一次",
    "an administrator has refused this kiosk; if by mistake, run kiosk link forget and pair it",
)
