"""Object stores from before conditional writes: some say so, some write over what is there."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from wsgiref.types import StartResponse, WSGIEnvironment

CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH")
ANSWER = (
    b"<Error><Code>NotImplemented</Code><Message>A header you provided implies functionality that"
    b" is not implemented</Message></Error>"
)


@contextmanager
def old_object_store(*, says_so: bool) -> Iterator[str]:
    """Serve moto's buckets as such a store would; yield the address.

    Args:
        says_so: Whether a write with a condition is refused (501), or done as if it had none.
    """
    moto = DomainDispatcherApplication(create_backend_app)

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        conditions = [environ.pop(name, None) for name in CONDITIONS]
        if says_so and environ["REQUEST_METHOD"] == "PUT" and any(conditions):
            environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            start("501 Not Implemented", [("Content-Type", "application/xml")])
            return [ANSWER]
        answered: Iterable[bytes] = moto(environ, start)
        return answered

    server = make_server("127.0.0.1", 0, answer, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        server.server_close()
