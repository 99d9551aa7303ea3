from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from kiosk.update.errors import (
    CutError,
    LyingError,
    NotThereError,
    ServerError,
    SourceError,
    TooLongError,
)
from kiosk.update.http import HttpSource
from tests.fakes import server_faults as faults
from tests.fakes.bad_server import BadServer

if TYPE_CHECKING:
    from collections.abc import Iterator

BODY = b"".join(number.to_bytes(4) for number in range(75_000))
SHA = sha256(BODY).hexdigest()
SIZE = len(BODY)


@pytest.fixture
def server() -> Iterator[BadServer]:
    with BadServer({f"objects/{SHA[:2]}/{SHA}": BODY}) as server:
        yield server


@pytest.fixture
def source(server: BadServer) -> Iterator[HttpSource]:
    source = HttpSource(server.address, "heguang")
    yield source
    source.close()


def take(source: HttpSource, start: int = 0) -> bytes:
    with source.object(SHA, start, SIZE) as stream:
        return b"".join(stream)


def take_until_it_breaks(source: HttpSource, start: int = 0) -> tuple[bytes, SourceError]:
    came = bytearray()
    try:
        with source.object(SHA, start, SIZE) as stream:
            for block in stream:
                came += block
    except SourceError as error:
        return bytes(came), error
    pytest.fail("it did not break")


@pytest.mark.parametrize("start", [0, 1, 65_536, SIZE - 1])
@pytest.mark.parametrize(
    "fault",
    [faults.honest, faults.ignore_range, faults.no_length(), faults.chunked()],
    ids=["ranges", "ranges ignored", "no length", "chunks"],
)
def test_an_object_comes_from_any_byte_on(
    server: BadServer, source: HttpSource, start: int, fault: faults.Fault
) -> None:
    server.then(fault)
    assert take(source, start) == BODY[start:]


def test_no_range_is_asked_for_at_the_start(server: BadServer, source: HttpSource) -> None:
    take(source)
    take(source, 7)
    assert [one.headers.get("Range") for one in server.asked] == [None, "bytes=7-"]


def test_objects_are_never_asked_for_packed(server: BadServer, source: HttpSource) -> None:
    take(source)
    assert server.asked[0].headers["Accept-Encoding"] == "identity"


def test_a_packed_object_is_refused(server: BadServer, source: HttpSource) -> None:
    server.then(faults.packed_as("gzip", faults.bomb(SIZE)))
    with pytest.raises(LyingError, match="compressed"):
        take(source)


@pytest.mark.parametrize(
    "said",
    [
        f"bytes 0-{SIZE - 1}/{SIZE}",
        f"bytes 99-{SIZE - 1}/{SIZE}",
        f"bytes 100-{SIZE - 2}/{SIZE}",
        f"bytes 100-{SIZE - 1}/{SIZE + 1}",
        f"bytes 100-{SIZE}/{SIZE + 1}",
        "bytes */300000",
        "bytes 100-",
        "items 100-299999/300000",
        "",
        "bytes ١٠٠-299999/300000",
    ],
)
def test_another_part_than_the_one_asked_for_is_refused(
    server: BadServer, source: HttpSource, said: str
) -> None:
    server.then(faults.say_range(said.encode().decode("latin-1")))
    with pytest.raises(LyingError):
        take(source, 100)


def test_a_part_of_unknown_whole_is_taken(server: BadServer, source: HttpSource) -> None:
    server.then(faults.say_range(f"bytes 100-{SIZE - 1}/*"))
    assert take(source, 100) == BODY[100:]


def test_a_part_nobody_asked_for_is_refused(server: BadServer, source: HttpSource) -> None:
    server.then(faults.say_range(f"bytes 0-{SIZE - 1}/{SIZE}"))
    with pytest.raises(LyingError):
        take(source)


def test_no_such_part_is_a_contradiction(server: BadServer, source: HttpSource) -> None:
    server.then(faults.status(416))
    with pytest.raises(LyingError):
        take(source, 100)


@pytest.mark.parametrize("length", [0, SIZE - 1, SIZE + 1, 2**60, "many", "-5"])
def test_another_length_than_the_objects_is_refused_before_a_byte_is_read(
    server: BadServer, source: HttpSource, length: int | str
) -> None:
    server.then(faults.say_length(length))
    came, error = take_until_it_breaks(source)
    assert (came, type(error)) == (b"", LyingError)


@pytest.mark.parametrize("start", [0, 1_000])
@pytest.mark.parametrize("count", [0, 1, 65_537, 250_000])
def test_what_came_before_a_cut_is_given_to_the_last_byte(
    server: BadServer, source: HttpSource, start: int, count: int
) -> None:
    server.then(faults.cut_after(count))
    came, error = take_until_it_breaks(source, start)
    assert came == BODY[start : start + count]
    assert isinstance(error, CutError)
    assert error.passing


def test_a_reset_connection_is_a_cut(server: BadServer, source: HttpSource) -> None:
    server.then(faults.cut_after(70_000, reset=True))
    came, error = take_until_it_breaks(source)
    assert BODY.startswith(came)
    assert isinstance(error, CutError)


@pytest.mark.parametrize(
    "fault",
    [faults.no_length(end=1_000), faults.chunked(cut=True), faults.cut_in_headers, faults.hang_up],
    ids=["no length", "chunks", "in the headers", "before an answer"],
)
def test_an_end_that_comes_early_is_a_cut(
    server: BadServer, source: HttpSource, fault: faults.Fault
) -> None:
    server.files[f"objects/{SHA[:2]}/{SHA}"] = BODY[:1_500]
    server.then(fault)
    _, error = take_until_it_breaks(source)
    assert isinstance(error, CutError)


@pytest.mark.parametrize(
    "fault",
    [
        faults.no_length(more=b"\0" * 10**6),
        faults.chunked(60_000),
        faults.endless_without_length,
    ],
)
def test_not_a_byte_beyond_the_objects_size_is_given(
    server: BadServer, source: HttpSource, fault: faults.Fault
) -> None:
    server.files[f"objects/{SHA[:2]}/{SHA}"] = BODY * 2
    server.then(fault)
    assert len(take(source)) == SIZE


def test_a_server_that_sends_for_ever_is_left_at_once(
    server: BadServer, source: HttpSource
) -> None:
    server.then(faults.endless)
    with pytest.raises(LyingError):
        take(source)


def test_a_stream_may_be_left_at_any_byte_and_the_next_one_is_good(source: HttpSource) -> None:
    with source.object(SHA, 0, SIZE) as stream:
        next(stream)
    assert take(source) == BODY


def test_what_the_taker_raises_is_not_put_down_to_the_server(source: HttpSource) -> None:
    def write() -> None:
        with source.object(SHA, 0, SIZE) as stream:
            next(stream)
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write()


def test_an_object_the_server_lacks_is_not_there(source: HttpSource) -> None:
    with pytest.raises(NotThereError), source.object("0" * 64, 0, 10):
        pass


@pytest.mark.parametrize("name", ["../../../etc/passwd", "A" * 64, "0" * 63, "0" * 65])
def test_what_is_no_object_is_never_asked_for(
    server: BadServer, source: HttpSource, name: str
) -> None:
    with pytest.raises(NotThereError), source.object(name, 0, 10):
        pass
    assert not server.asked


def test_a_server_that_cannot_answer_says_when_it_can(
    server: BadServer, source: HttpSource
) -> None:
    server.then(faults.status(503, {"Retry-After": "5"}))
    with pytest.raises(ServerError) as caught:
        take(source)
    assert caught.value.wait == 5


def test_chunks_of_one_byte_each_do_not_cost_more_than_they_may(
    server: BadServer, source: HttpSource
) -> None:
    server.then(faults.chunked(1))
    _, error = take_until_it_breaks(source)
    assert isinstance(error, TooLongError)
