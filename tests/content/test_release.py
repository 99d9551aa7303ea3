from __future__ import annotations

import datetime as dt
import json
import unicodedata
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.content.files import check_name
from kiosk.content.release import (
    LARGEST_FILE,
    LONGEST_MANIFEST,
    LONGEST_OFFERS,
    PIECE,
    File,
    Manifest,
    Offer,
    Offers,
    in_stage,
    parse_manifest,
    parse_offers,
)
from kiosk.errors import KioskError, ReleaseError

SHA = "0123456789abcdef" * 4
FILE = {"path": "site.yaml", "pieces": [], "sha256": SHA, "size": 5}
MANIFEST: dict[str, Any] = {
    "files": [FILE],
    "format": 1,
    "made": "2026-11-24T08:00:00Z",
    "minimum_kiosk": "0.1.0",
    "notes": {"en": "The new film", "zh-Hans": "新影片"},
    "number": 7,
    "show_from": None,
    "site": "heguang",
}
OFFERS: dict[str, Any] = {
    "format": 1,
    "offers": [
        {"number": 8, "percent": 10, "rings": ["pilot"]},
        {"number": 7, "percent": 100, "rings": []},
    ],
    "site": "heguang",
}


def canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def refusal(data: bytes) -> str:
    with pytest.raises(ReleaseError) as caught:
        parse_manifest(data)
    assert caught.value.zh.startswith("清单")
    assert len(caught.value.en) < 1_000
    assert caught.value.en.isprintable()
    return caught.value.en


def refusal_of(**changes: object) -> str:
    return refusal(canonical({**MANIFEST, **changes}))


def refusal_of_file(**changes: object) -> str:
    return refusal_of(files=[{**FILE, **changes}])


def refusal_of_paths(*paths: str) -> str:
    return refusal_of(files=[{**FILE, "path": path} for path in paths])


def test_a_manifest_is_read_and_written_alike() -> None:
    data = canonical(MANIFEST)
    manifest = parse_manifest(data)
    assert manifest.to_bytes() == data
    assert manifest.number == 7
    assert manifest.made == dt.datetime(2026, 11, 24, 8, tzinfo=dt.UTC)
    assert manifest.files == (File(path="site.yaml", size=5, sha256=SHA, pieces=()),)


def test_offers_are_read_and_written_alike() -> None:
    offers = parse_offers(canonical(OFFERS))
    assert offers.to_bytes() == canonical(OFFERS)
    assert [offer.number for offer in offers.offers] == [8, 7]


def test_nothing_on_offer_is_a_list_too() -> None:
    assert Offers(site="heguang", offers=()).to_bytes() == (
        b'{"format":1,"offers":[],"site":"heguang"}'
    )


def test_a_local_time_is_written_in_utc_to_the_second() -> None:
    east = dt.timezone(dt.timedelta(hours=8))
    made = dt.datetime(2026, 11, 24, 16, 0, 0, 999_999, tzinfo=east)
    manifest = parse_manifest(canonical(MANIFEST)).model_copy()
    again = Manifest(**{**dict(manifest), "made": made})
    assert again == manifest


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("../site.yaml", "leaves the site's folder"),
        ("pictures/../../etc/passwd", "leaves the site's folder"),
        ("/etc/passwd", "absolute path"),
        ("C:/Windows/a", "absolute path"),
        ("a\\..\\b", "backslash"),
        ("file:///etc/passwd", "web address"),
        ("", "at least 1"),
        (".", "empty part"),
        ("a//b", "empty part"),
        ("a/", "empty part"),
        ("con", "device on Windows"),
        ("pictures/NUL.jpg", "device on Windows"),
        ("com1.yaml", "device on Windows"),
        ("a\0b", "U+0000"),
        ("a\nb", "U+000A"),
        ("a/\u2028b", "U+2028"),
        ("a\u202egpj.exe", "U+202E"),
        ("ab:stream", "no file name may hold"),
        ("a. ", "ends in a space"),
        ("cafe\u0301.jpg", "not in NFC"),
        ("x" * 241, "at most 240"),
        ("x" * 201, "too long a name"),
        ("禾" * 100, "too long a name"),
    ],
)
def test_a_path_that_could_leave_the_folder_or_means_two_things_is_refused(
    path: str, words: str
) -> None:
    assert words in refusal_of_paths(path)


@pytest.mark.parametrize(
    "paths",
    [
        ("Site.yaml", "site.yaml"),
        ("STRASSE.jpg", "straße.jpg"),
        ("a", "a/b"),
        ("A", "a/b"),
        ("Pictures/1.jpg", "pictures/2.jpg"),
        ("a/Deep/1.jpg", "a/deep/2.jpg"),
    ],
)
def test_two_names_that_are_one_on_some_disks_are_refused(paths: tuple[str, ...]) -> None:
    assert "are one name on some disks" in refusal_of_paths(*paths)


@pytest.mark.parametrize("paths", [("b", "a"), ("a", "a")])
def test_files_out_of_order_or_twice_are_refused(paths: tuple[str, ...]) -> None:
    assert "order of their paths" in refusal_of_paths(*paths)


def test_one_content_has_one_size() -> None:
    files = [{**FILE, "path": "a", "size": 5}, {**FILE, "path": "b", "size": 6}]
    assert "one content and two sizes" in refusal_of(files=files)


@pytest.mark.parametrize(
    "changes",
    [
        {"size": -1},
        {"size": 2**63},
        {"size": 10**400},
        {"size": LARGEST_FILE + 1},
        {"size": 5.0},
        {"size": "5"},
        {"size": True},
        {"size": None},
        {"size": PIECE + 1},
        {"size": PIECE + 1, "pieces": [SHA]},
        {"pieces": [SHA]},
        {"pieces": [SHA, SHA]},
        {"pieces": None},
        {"pieces": "x"},
        {"sha256": SHA.upper()},
        {"sha256": SHA[:-1]},
        {"sha256": SHA + "\n"},
        {"sha256": "../" + SHA[3:]},
        {"path": 5},
        {"path": None},
        {"more": 1},
    ],
    ids=repr,
)
def test_a_file_that_is_not_as_it_should_be_is_refused(changes: dict[str, object]) -> None:
    assert "files.0" in refusal_of_file(**changes) or "not JSON" in refusal_of_file(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"number": 0},
        {"number": -1},
        {"number": 10**9 + 1},
        {"number": "7"},
        {"number": 7.5},
        {"number": True},
        {"number": float("nan")},
        {"site": ""},
        {"site": "../other"},
        {"site": "He Guang"},
        {"site": "heguang\n"},
        {"made": "2026-11-24"},
        {"made": "2026-11-24T08:00:00"},
        {"made": "2026-11-24T08:00:00+08:00"},
        {"made": "2026-13-41T08:00:00Z"},
        {"made": "２０２６-11-24T08:00:00Z"},
        {"made": 1_700_000_000},
        {"made": None},
        {"show_from": "soon"},
        {"minimum_kiosk": "1"},
        {"minimum_kiosk": "1.0.0-rc1"},
        {"minimum_kiosk": "01.0.0"},
        {"notes": {"xx-": "a"}},
        {"notes": {"en": "a\0b"}},
        {"notes": {"en": "x" * 4_001}},
        {"notes": {f"a{chr(97 + n)}": "" for n in range(21)}},
        {"notes": []},
        {"files": []},
        {"files": {}},
        {"files": [None]},
        {"more": {}},
        {"__class__": "x"},
    ],
    ids=repr,
)
def test_a_manifest_that_is_not_as_it_should_be_is_refused(changes: dict[str, object]) -> None:
    assert "cannot be used" in refusal_of(**changes)


@pytest.mark.parametrize("name", [name for name in MANIFEST if name != "show_from"])
def test_a_manifest_that_leaves_something_out_is_refused(name: str) -> None:
    refusal(canonical({key: value for key, value in MANIFEST.items() if key != name}))


def test_a_format_of_the_future_asks_for_a_newer_kiosk() -> None:
    assert "update the kiosk's program first" in refusal_of(format=2)


@pytest.mark.parametrize(
    "data",
    [
        canonical(MANIFEST).replace(b'"number":7', b'"number":7,"number":7'),
        canonical(MANIFEST).replace(b'"number":7', b'"number":8,"number":7'),
        canonical(MANIFEST).replace(b":7,", b": 7,"),
        canonical(MANIFEST) + b"\n",
        b" " + canonical(MANIFEST),
        json.dumps(MANIFEST, sort_keys=True, separators=(",", ":")).encode(),
        canonical({**dict(reversed(MANIFEST.items()))}).replace(b'"format":1,', b"")[:-1]
        + b',"format":1}',
        canonical(MANIFEST).replace(b'"format":1', b'"format":true'),
        canonical(MANIFEST).replace(b"The new film", b"The\\u0020new film"),
    ],
    ids=range(9),
)
def test_one_meaning_has_one_spelling(data: bytes) -> None:
    assert "not canonical" in refusal(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0",
        b"null\0",
        b"{",
        b"\xef\xbb\xbf" + canonical(MANIFEST),
        canonical(MANIFEST).decode().encode("utf-16"),
        canonical(MANIFEST).decode().encode("gb18030"),
        canonical(MANIFEST).replace(b"film", b"\xff\xfe\xfd\xfc"),
        canonical(MANIFEST).replace(b"film", b"\\ud800"),
        canonical(MANIFEST).replace(b"film", b"\xed\xa0\x80"),
        canonical(MANIFEST).replace(b":7,", b":" + b"9" * 5_000 + b","),
        b"[" * 5_000_000,
        b'{"a":' * 1_000_000,
        canonical(MANIFEST).replace(b'"The new film"', b"[" * 100_000 + b"]" * 100_000),
        b"<html><body>Welcome to the hotel</body></html>",
        canonical(MANIFEST)[:-40],
    ],
    ids=range(16),
)
def test_what_is_no_json_text_in_utf_8_is_refused(data: bytes) -> None:
    message = refusal(data)
    assert "not JSON" in message or "holds too much" in message


@pytest.mark.parametrize("value", ["null", "true", "1", '"x"', "[]", "[1]", "{}"])
def test_json_that_is_no_manifest_is_refused(value: str) -> None:
    assert "cannot be used" in refusal(value.encode())


def test_ten_megabytes_are_not_even_looked_at() -> None:
    assert "larger than 8 MB" in refusal(b" " * (LONGEST_MANIFEST + 1))
    assert "larger than 8 MB" in refusal(b"[" * 10_000_000)
    with pytest.raises(ReleaseError, match="larger than 1 MB"):
        parse_offers(b" " * (LONGEST_OFFERS + 1))


@pytest.mark.parametrize(
    "data",
    [
        canonical(MANIFEST).replace(b"[{", b"[" + b"0," * 3_900_000 + b"{"),
        canonical(MANIFEST).replace(b"[{", b"[" + b"{}," * 2_500_000 + b"{"),
        b"{" + b",".join(b'"%d":0' % n for n in range(700_000)) + b"}",
        canonical({**MANIFEST, "notes": {str(n): "" for n in range(70_000)}}),
        canonical({**MANIFEST, "files": [{**FILE, "pieces": [0] * 3_000_000}]}),
    ],
    ids=["numbers", "empty files", "keys", "notes", "pieces"],
)
def test_a_flood_of_faults_is_answered_with_one(data: bytes) -> None:
    assert len(data) <= LONGEST_MANIFEST
    message = refusal(data)
    assert "holds too much" in message or "cannot be used" in message


def test_twenty_thousand_files_are_the_most() -> None:
    def files(number: int) -> list[dict[str, object]]:
        return [{**FILE, "path": f"{n:05d}"} for n in range(number)]

    assert len(parse_manifest(canonical({**MANIFEST, "files": files(20_000)})).files) == 20_000
    assert "20000" in refusal_of(files=files(20_001))


@pytest.mark.parametrize(
    "offers",
    [
        [{"number": 7, "percent": 101, "rings": []}],
        [{"number": 7, "percent": -1, "rings": []}],
        [{"number": 7, "percent": 10.0, "rings": []}],
        [{"number": 0, "percent": 10, "rings": []}],
        [{"number": 7, "percent": 10, "rings": ["A ring"]}],
        [{"number": 7, "percent": 10, "rings": "pilot"}],
        [{"number": 7, "percent": 10, "rings": [], "more": 1}],
        [{"number": 7, "percent": 10, "rings": []}, {"number": 8, "percent": 10, "rings": []}],
        [{"number": 7, "percent": 10, "rings": []}, {"number": 7, "percent": 10, "rings": []}],
        None,
    ],
    ids=repr,
)
def test_offers_that_are_not_as_they_should_be_are_refused(offers: object) -> None:
    with pytest.raises(ReleaseError, match="list of offers cannot be used"):
        parse_offers(canonical({**OFFERS, "offers": offers}))


@pytest.mark.parametrize(
    ("version", "minimum", "runs"),
    [
        ("0.1.0", "0.1.0", True),
        ("0.1.0", "0.1.1", False),
        ("0.10.0", "0.9.9", True),
        ("1.0", "0.9.9", True),
        ("1", "1.0.1", False),
        ("2.0.0.dev3+local", "1.9.0", True),
        ("unknown", "0.0.1", False),
    ],
)
def test_a_kiosk_too_old_for_a_release_is_known(version: str, minimum: str, *, runs: bool) -> None:
    manifest = parse_manifest(canonical({**MANIFEST, "minimum_kiosk": minimum}))
    assert manifest.runs_on(version) is runs


def test_each_content_is_one_object() -> None:
    other = "f" * 64
    files = [
        {**FILE, "path": "a"},
        {**FILE, "path": "b"},
        {**FILE, "path": "c", "sha256": other},
    ]
    objects = parse_manifest(canonical({**MANIFEST, "files": files})).objects
    assert [(file.path, file.sha256) for file in objects] == [("a", SHA), ("c", other)]


@given(st.text(), st.integers(0, 100), st.integers(0, 100))
def test_a_kiosk_that_is_in_stays_in_as_the_stage_grows(kiosk: str, one: int, other: int) -> None:
    small, large = sorted((one, other))
    assert not in_stage(kiosk, small) or in_stage(kiosk, large)
    assert in_stage(kiosk, 100)
    assert not in_stage(kiosk, 0)


@pytest.mark.parametrize("percent", [1, 10, 50, 90])
def test_a_stage_holds_about_its_share(percent: int) -> None:
    share = sum(in_stage(f"kiosk-{n}", percent) for n in range(10_000)) / 100
    assert abs(share - percent) < 2


def test_a_ring_may_take_a_release_whatever_the_percentage() -> None:
    offer = Offer(number=7, percent=0, rings=("pilot", "county"))
    assert offer.is_for("kiosk-1", ["county"])
    assert not offer.is_for("kiosk-1", ["village"])
    assert not offer.is_for("kiosk-1")
    assert Offer(number=7, percent=100).is_for("kiosk-1")


SAFE_PARTS = st.text(
    st.characters(codec="utf-8", exclude_characters="/"), min_size=1, max_size=12
).map(lambda part: unicodedata.normalize("NFC", part))
PATHS = st.lists(SAFE_PARTS, min_size=1, max_size=4).map("/".join)


def _is_allowed(path: str) -> bool:
    try:
        check_name(path)
    except KioskError:
        return False
    return True


@st.composite
def manifests(draw: st.DrawFn) -> Manifest:
    names = draw(st.lists(PATHS.filter(_is_allowed), min_size=1, max_size=6))
    files = {}
    for number, name in enumerate(names):
        size = draw(st.integers(0, 3 * PIECE))
        count = -(-size // PIECE) if size > PIECE else 0
        files[f"{number}/{name}"] = File(
            path=f"{number}/{name}",
            size=size,
            sha256=sha256(f"{name}{size}".encode()).hexdigest(),
            pieces=(SHA,) * count,
        )
    return Manifest(
        site=draw(st.from_regex("[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True)),
        number=draw(st.integers(1, 10**9)),
        made=draw(st.datetimes(timezones=st.just(dt.UTC))),
        minimum_kiosk="0.1.0",
        show_from=draw(st.none() | st.datetimes(timezones=st.just(dt.UTC))),
        notes=draw(
            st.dictionaries(
                st.sampled_from(["zh-Hans", "en"]),
                st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])),
            )
        ),
        files=tuple(files[path] for path in sorted(files)),
    )


@given(manifests())
def test_every_manifest_survives_the_journey(manifest: Manifest) -> None:
    assert parse_manifest(manifest.to_bytes()) == manifest


@given(manifests(), st.data())
def test_a_changed_byte_is_refused_or_means_something_else(
    manifest: Manifest, data: st.DataObject
) -> None:
    raw = manifest.to_bytes()
    at = data.draw(st.integers(0, len(raw) - 1))
    changed = raw[:at] + bytes([data.draw(st.integers(0, 255))]) + raw[at + 1 :]
    assume(changed != raw)
    try:
        read = parse_manifest(changed)
    except ReleaseError:
        return
    assert read != manifest
    assert read.to_bytes() == changed


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(st.binary(max_size=300) | JSON.map(canonical))
def test_no_bytes_make_reading_fail_otherwise(data: bytes) -> None:
    for parse in (parse_manifest, parse_offers):
        with pytest.raises(ReleaseError):
            parse(data)


def _read(data: bytes) -> Manifest | ReleaseError:
    try:
        return parse_manifest(data)
    except ReleaseError as error:
        return error


@given(st.sampled_from(sorted(MANIFEST)), JSON)
def test_any_value_in_any_place_is_taken_or_refused(name: str, value: object) -> None:
    data = canonical({**MANIFEST, name: value})
    found = _read(data)
    if isinstance(found, Manifest):
        assert found.to_bytes() == data
    else:
        assert found.zh
        assert len(found.en) < 1_000


@given(st.sampled_from(sorted(FILE)), JSON)
def test_any_value_in_any_place_of_a_file_is_taken_or_refused(name: str, value: object) -> None:
    data = canonical({**MANIFEST, "files": [{**FILE, name: value}]})
    found = _read(data)
    assert isinstance(found, ReleaseError) or found.to_bytes() == data


@given(st.text(max_size=30))
def test_a_path_that_is_taken_stays_in_the_folder(path: str) -> None:
    data = canonical({**MANIFEST, "files": [{**FILE, "path": path}]})
    try:
        taken = parse_manifest(data).files[0].path
    except ReleaseError:
        return
    assert taken == path
    assert not taken.startswith("/")
    assert "\\" not in taken
    assert not {"", ".", ".."} & set(taken.split("/"))
    assert unicodedata.is_normalized("NFC", taken)
