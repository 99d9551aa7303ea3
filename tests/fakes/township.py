"""A township's server on a real port, as far as a kiosk's link meets it; it can be told to fail."""

from __future__ import annotations

import datetime as dt
import json
import ssl
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from kiosk.link.commands import Order
from kiosk.link.keys import PrivateKey, key_id, verify
from kiosk.link.messages import (
    Done,
    Heartbeat,
    HeartbeatAnswer,
    Log,
    NewKey,
    PairAnswer,
    PairRequest,
    PairState,
    Plays,
    Refusal,
    Trust,
    proof_of,
)
from kiosk.link.parts import API
from kiosk.link.signature import SIGNATURE, read_request, sign_answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydantic import BaseModel

    from kiosk.link.commands import Command

ROOT = json.dumps({"signed": {"_type": "root", "version": 1}, "signatures": []}).encode()
NOW = dt.datetime(2026, 11, 24, 4, 0, tzinfo=dt.UTC)


class Township:
    """Everything it was told, and everything it is to say.

    Attributes:
        state: How far the pairing is.
        numbers: The numbers of the requests that were answered.
        beats: The heartbeats that were heard.
        orders: What the kiosk is to do; told with every heartbeat until it has answered.
        fault: Called with a handler before a request is answered; True when it has done so.
    """

    def __init__(self, certificate: tuple[Path, Path] | None = None) -> None:
        """Answer over TLS when there is a certificate with its key."""
        self.key = PrivateKey.make()
        self.state = PairState.WAITING
        self.public: bytes | None = None
        self.last = 0
        self.given: tuple[bytes, int, bytes] | None = None
        self.numbers: list[int] = []
        self.acts = 0
        self.beats: list[Heartbeat] = []
        self.orders: list[Order] = []
        self.outcomes: dict[uuid.UUID, tuple[bool, str]] = {}
        self.pictures: list[bytes] = []
        self.plays: list[str] = []
        self.logs: list[str] = []
        self.rings: tuple[str, ...] = ()
        self.screenshot = 0.0
        self.now = NOW
        self.fault: Callable[[BaseHTTPRequestHandler], bool] | None = None
        township = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                pass

            def do_POST(self) -> None:
                township.answer(self)

            do_PUT = do_POST  # noqa: N815

        self.web = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.web.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.web.server_address[1]}"
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self.web.socket = context.wrap_socket(self.web.socket, server_side=True)
            self.address = self.address.replace("http:", "https:")
        threading.Thread(target=self.web.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self.web.shutdown()
        self.web.server_close()

    def order(self, command: Command, *, good_for: float = 3600) -> Order:
        """Have the kiosk do something."""
        expires = self.now + dt.timedelta(seconds=good_for)
        order = Order(id=uuid.uuid4(), expires=expires, command=command)
        self.orders.append(order)
        return order

    # --- answering ----------------------------------------------------------------------

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers["Content-Length"]))
        handler.body = body  # type: ignore[attr-defined]
        if self.fault is not None and self.fault(handler):
            return
        status, data = self.reply(handler, body)
        self.send(handler, status, data)

    def reply(self, handler: BaseHTTPRequestHandler, body: bytes) -> tuple[int, bytes]:
        """Do what a request wants; return status and body."""
        headers: Any = handler.headers
        claim = read_request(handler.command, handler.path, headers)
        name = handler.path.removeprefix(API)
        if name == "pair":
            key = PairRequest.model_validate_json(body).key
            self.last = self.last if key == self.public else 0
            self.public = key
        if self.public is None or key_id(self.public) != claim.key:
            return 401, self._refusal("unknown")
        claim.check(self.public, body)
        if self.given is not None and self.given[0] == claim.base:
            return self.given[1:]
        if claim.sequence <= self.last:
            return 409, self._refusal("stale", self.last)
        self.last = claim.sequence
        self.numbers.append(claim.sequence)
        self.acts += 1
        data = self._act(name, body).model_dump_json().encode()
        self.given = claim.base, 200, data
        return 200, data

    def send(
        self,
        handler: BaseHTTPRequestHandler,
        status: int,
        data: bytes,
        key: PrivateKey | None = None,
    ) -> None:
        """Send an answer, signed with `key` or this server's own."""
        headers = sign_answer(key or self.key, status, data, str(handler.headers[SIGNATURE]))
        handler.send_response(status)
        for header, value in (headers | {"Content-Length": str(len(data))}).items():
            handler.send_header(header, value)
        handler.end_headers()
        handler.wfile.write(data)

    @staticmethod
    def _refusal(reason: str, sequence: int | None = None) -> bytes:
        return Refusal(reason=reason, sequence=sequence).model_dump_json().encode()

    def _act(self, name: str, body: bytes) -> BaseModel:
        return {
            "pair": self._pair,
            "heartbeat": self._heartbeat,
            "screenshot": self._keep_picture,
            "statistics": self._keep_plays,
            "logs": self._keep_log,
            "key": self._take_key,
        }[name](body)

    def _pair(self, _body: bytes) -> PairAnswer:
        if self.state is not PairState.APPROVED:
            code = "ABCD2345" if self.state is PairState.WAITING else ""
            console = f"{self.address}/admin/kiosks/pair/"
            return PairAnswer(
                state=self.state, server_key=self.key.public, code=code, console=console
            )
        trust = Trust(
            kiosk=uuid.UUID(int=7),
            name="礼堂",
            site="heguang",
            root=ROOT,
            updates=f"{self.address}/published/",
            rings=self.rings,
        )
        return PairAnswer(state=self.state, server_key=self.key.public, trust=trust)

    def _heartbeat(self, body: bytes) -> HeartbeatAnswer:
        said = Heartbeat.model_validate_json(body)
        self.beats.append(said)
        for outcome in said.outcomes:
            self.outcomes[outcome.id] = (outcome.good, outcome.en)
        orders = tuple(order for order in self.orders if order.id not in self.outcomes)
        return HeartbeatAnswer(
            now=self.now,
            interval=30.0,
            screenshot=self.screenshot,
            name="礼堂",
            rings=self.rings,
            orders=orders,
        )

    def _keep_picture(self, body: bytes) -> Done:
        self.pictures.append(body)
        return Done()

    def _keep_plays(self, body: bytes) -> Done:
        self.plays += [play.item for play in Plays.model_validate_json(body).plays]
        return Done()

    def _keep_log(self, body: bytes) -> Done:
        self.logs.append(Log.model_validate_json(body).text)
        return Done()

    def _take_key(self, body: bytes) -> Done:
        said = NewKey.model_validate_json(body)
        assert self.public is not None
        assert verify(said.key, said.proof, proof_of(key_id(self.public), key_id(said.key)))
        self.public = said.key
        return Done()
