"""Phones that watch a visit, and read what they are sent.

Usage: python -m kiosk.bench.watchers HOST:PORT PASS COUNT

It says "here" when all have heard something, and ends when its input does.
"""

from __future__ import annotations

import asyncio
import sys

from websockets.asyncio.client import connect


async def watch(host: str, key: str, number: int, here: asyncio.Semaphore) -> None:
    """Be one phone."""
    address = f"ws://{host}/lead?name={number}&language=zh-Hans"
    cookie = {"Cookie": f"pass={key}"}
    origin = f"http://{host}"
    async with connect(address, additional_headers=cookie, origin=origin) as socket:  # type: ignore[arg-type]
        await socket.recv()
        here.release()
        async for _ in socket:
            pass


async def main(host: str, key: str, count: int) -> None:
    """Be `count` phones."""
    here = asyncio.Semaphore(0)
    phones = [asyncio.create_task(watch(host, key, n, here)) for n in range(count)]
    for _ in phones:
        await here.acquire()
    sys.stdout.write("here\n")
    sys.stdout.flush()
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    for phone in phones:
        phone.cancel()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
