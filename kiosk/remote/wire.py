"""Values as the page reads them, and texts as sockets bring them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from starlette.websockets import WebSocketDisconnect

if TYPE_CHECKING:
    from starlette.websockets import WebSocket

COOKIE = "pass"
"""The name of the cookie that holds a pass."""


def as_json(values: object) -> str:
    """Return `values` as JSON, as short as can be.

    Raises:
        ValueError: A number is none.
    """
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


async def next_text(socket: WebSocket) -> str:
    """Return the next text on `socket`; bytes, which nobody here sends, are none.

    Raises:
        WebSocketDisconnect: The other side is gone.
    """
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1006))
    text = message.get("text")
    return text if isinstance(text, str) else ""
