"""What a check with nothing new costs, byte by byte, at real web servers."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from kiosk.update.http import HttpSource
from tests.fakes.bad_server import BadServer
from tests.fakes.counted_wire import CountedWire
from tests.fakes.nginx import PROGRAM, Nginx
from tests.fakes.signed_tree import SITE, SignedTree
from tests.fakes.trusting import Trusting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUDGET = 1_024
"""Bytes, in both directions together, headers and all."""

nginx = pytest.param(
    "nginx", marks=pytest.mark.skipif(PROGRAM is None, reason="nginx is not installed")
)


class Priced:
    """A kiosk at the end of a counted wire."""

    def __init__(self, trusting: Trusting, wire: CountedWire) -> None:
        self.trusting = trusting
        self.wire = wire

    def check(self) -> tuple[int, int]:
        """Check; return the requests and the bytes it took."""
        self.wire.reset()
        found = self.trusting.check()
        assert not found.news
        return self.wire.requests, self.wire.total


def _lay(folder: Path, tree: SignedTree) -> None:
    for name, data in tree.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@pytest.fixture(params=["python", nginx])
def priced(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Priced]:
    tree = SignedTree()
    tree.offer(*range(1, 9))
    with ExitStack() as stack:
        python = stack.enter_context(BadServer())
        trusting = Trusting(tmp_path / "kiosk", python, tree)
        port = python.port
        if request.param == "nginx":
            _lay(tmp_path / "tree", tree)
            port = stack.enter_context(Nginx(tmp_path / "tree", tmp_path / "nginx")).port
        wire = stack.enter_context(CountedWire(port))
        trusting.source = HttpSource(wire.address, SITE)
        stack.callback(trusting.source.close)
        trusting.check()
        yield Priced(trusting, wire)


def test_a_check_with_nothing_new_is_one_request_of_less_than_a_kilobyte(priced: Priced) -> None:
    requests, size = priced.check()
    assert requests == 1
    assert size < BUDGET


def test_the_hundredth_check_costs_what_the_first_did(priced: Priced) -> None:
    first = priced.check()
    for _ in range(98):
        priced.check()
    assert abs(priced.check()[1] - first[1]) < 20


def test_a_check_over_a_new_connection_after_a_restart_costs_no_more(priced: Priced) -> None:
    before = priced.check()
    priced.trusting.source.close()
    priced.trusting.start()
    requests, size = priced.check()
    assert requests == 1
    assert abs(size - before[1]) < 20
