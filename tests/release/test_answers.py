"""What the small web server answers; pure."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.release.serve.answers import Found, answer, name_of

DIGEST = "ab" * 32
OBJECT = Found(f"objects/ab/{DIGEST}", 1000, DIGEST)
SIGNED = Found("sites/x/metadata/timestamp.json", 500, "cd" * 32)
EMPTY = Found(f"objects/ab/{DIGEST}", 0, DIGEST)


@pytest.mark.parametrize(
    "path",
    [
        f"/objects/ab/{DIGEST}",
        f"/objects/ab/{DIGEST}?again=1",
        "/sites/heguang/metadata/timestamp.json",
        "/sites/he-guang-2/metadata/12.root.json",
        "/sites/heguang/metadata/2147483648.targets.json",
        f"/sites/heguang/targets/{DIGEST}.offers.json",
        f"/sites/heguang/targets/{DIGEST}.1000000000.json",
    ],
)
def test_files_of_the_tree_have_a_name(path: str) -> None:
    assert name_of(path) == path[1:].partition("?")[0]


@pytest.mark.parametrize(
    "path",
    [
        "", "/", "//", "*", "/.lock", "/.incoming/x", "/objects/", "/KIOSK-RELEASES.txt",
        f"/objects/cd/{DIGEST}", f"/objects/ab/{DIGEST.upper()}", f"/objects/ab/../ab/{DIGEST}",
        "/sites/../sites/x/metadata/timestamp.json", "/sites/x/metadata/../../../keys/a.pem",
        "/sites/x/metadata/%2e%2e/timestamp.json", "/sites/x/metadata/timestamp.json/",
        "/sites/x/metadata/0.root.json", "/sites/x/metadata/timestamp.json\n",
        "/sites/x/metadata/٣.root.json", "/etc/passwd", "http://x/sites/x/metadata/timestamp.json",
        "/sites/x\0/metadata/timestamp.json", "\\sites\\x\\metadata\\timestamp.json",
    ],
)  # fmt: skip
def test_whatever_else_is_asked_for_has_none(path: str) -> None:
    assert name_of(path) is None


@given(st.text())
def test_no_text_at_all_leads_out_of_the_tree(text: str) -> None:
    name = name_of(f"/{text}")
    assert name is None or (".." not in name and name.startswith(("objects/", "sites/")))


@pytest.mark.parametrize(
    ("asked", "start", "length"),
    [
        ("bytes=0-", 0, 1000),
        ("bytes=500-", 500, 500),
        ("bytes=0-0", 0, 1),
        ("bytes=10-19", 10, 10),
        ("bytes=990-2000", 990, 10),
        ("bytes=-10", 990, 10),
        ("bytes=-2000", 0, 1000),
        ("bytes = 10 - 19", 10, 10),
    ],
)
def test_a_part_is_given_as_asked(asked: str, start: int, length: int) -> None:
    reply = answer(OBJECT, {"Range": asked})
    assert reply.status == HTTPStatus.PARTIAL_CONTENT
    assert (reply.start, reply.length) == (start, length)
    assert reply.headers["Content-Range"] == f"bytes {start}-{start + length - 1}/1000"


@pytest.mark.parametrize("asked", ["bytes=1000-", "bytes=1000-1001", "bytes=-0"])
def test_a_part_that_is_not_there_is_refused_with_the_size(asked: str) -> None:
    reply = answer(OBJECT, {"Range": asked})
    assert reply.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
    assert reply.headers["Content-Range"] == "bytes */1000"
    assert reply.length == 0


@pytest.mark.parametrize(
    "asked", ["", "bytes=-", "bytes=5-4", "bytes=a-b", "pages=1-2", "bytes=0-1,5-6", "bytes=٣-"]
)
def test_what_is_no_single_part_is_the_whole(asked: str) -> None:
    reply = answer(OBJECT, {"Range": asked})
    assert (reply.status, reply.start, reply.length) == (HTTPStatus.OK, 0, 1000)


def test_nothing_can_be_had_of_an_empty_file() -> None:
    assert answer(EMPTY, {}).length == 0
    assert answer(EMPTY, {"Range": "bytes=0-"}).status == 416


def test_a_part_is_given_only_of_the_file_that_was_meant() -> None:
    asked = {"Range": "bytes=10-"}
    assert answer(OBJECT, {**asked, "If-Range": OBJECT.etag}).start == 10
    assert answer(OBJECT, {**asked, "If-Range": '"another"'}).status == HTTPStatus.OK


@pytest.mark.parametrize("found", [OBJECT, SIGNED])
@pytest.mark.parametrize("form", ["{0}", "W/{0}", '"x", {0}', "*"])
def test_who_knows_it_is_told_so_in_a_few_bytes(found: Found, form: str) -> None:
    said = form.format(found.etag.removeprefix("W/"))
    reply = answer(found, {"If-None-Match": said, "Range": "bytes=1-"})
    assert (reply.status, reply.length) == (HTTPStatus.NOT_MODIFIED, 0)
    assert reply.headers["ETag"] == found.etag


def test_who_knows_another_state_is_given_this_one() -> None:
    assert answer(SIGNED, {"If-None-Match": '"old"'}).status == HTTPStatus.OK


def test_only_what_is_signed_is_packed_and_only_for_whom_it_suits() -> None:
    for said in ("gzip", "br, GZIP;q=0.5", "deflate, gzip"):
        assert answer(SIGNED, {"Accept-Encoding": said}).packed
    for said in ("", "br", "gzip;q=0", "gzip; q=0.0", "gzipped"):
        assert not answer(SIGNED, {"Accept-Encoding": said}).packed
    assert not answer(OBJECT, {"Accept-Encoding": "gzip"}).packed
    assert not answer(SIGNED, {"Accept-Encoding": "gzip", "Range": "bytes=1-"}).packed
    assert answer(SIGNED, {}).headers["Vary"] == "Accept-Encoding"


def test_caches_keep_the_timestamp_for_a_minute_and_the_rest_for_ever() -> None:
    assert answer(SIGNED, {}).headers["Cache-Control"] == "max-age=60"
    assert "immutable" in answer(OBJECT, {}).headers["Cache-Control"]
