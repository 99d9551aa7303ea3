"""The player with libVLC itself, on real films; nothing here depends on how fast they play."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.errors import PlayerError
from kiosk.player import vlc
from kiosk.player.base import Fault, PlayerState
from kiosk.player.film import FilmPlayer
from kiosk.player.frames import FrameSlot, Matrix, Picture
from kiosk.player.sync import make_flashing_film, measure_sync
from kiosk.player.vlc import VlcEngine, open_player
from tests.fakes.playlists import PLAYLISTS, counting_server
from tests.player.conftest import H264
from tests.player.films import HEIGHT, RATE, WIDTH, ffmpeg, make_film, number_of
from tests.player.waiting import DEADLINE, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.film
P = PlayerState
OVER = {P.ENDED, P.FAILED}


class Viewer:
    """A player, and the pictures that came out of it: number on its bars, time, film."""

    def __init__(self) -> None:
        self.player = FilmPlayer(VlcEngine, FrameSlot(self._see))
        self.seen: list[tuple[int, float, int]] = []

    def _see(self) -> None:
        self.player.slot.take(self._note)

    def _note(self, picture: Picture) -> None:
        self.seen.append((number_of(picture), picture.time, picture.load))

    @property
    def numbers(self) -> list[int]:
        return [number for number, _time, _load in self.seen]

    @property
    def picture(self) -> Picture:
        assert self.player.slot.latest is not None
        return self.player.slot.latest

    def until(self, *states: PlayerState) -> None:
        until(self.player, lambda: self.player.status.state in states)

    def until_pictures(self, more: int) -> None:
        wanted = self.player.status.pictures + more
        until(self.player, lambda: self.player.status.pictures >= wanted)

    def rest(self) -> None:
        """Wait until nothing moves any more: the picture that is on its way has come."""
        still = threading.Event()
        seen = -1
        while seen != len(self.seen):
            seen = len(self.seen)
            still.wait(0.25)

    def until_held(self) -> None:
        """Wait until the picture sought is shown and the decoder stands still."""

        def held() -> bool:
            drive = self.player._crew.drive
            assert drive is not None
            assert drive._take is not None
            wish = self.player._wish
            return drive._sought == wish.seek and not drive._take.running

        until(self.player, held)
        self.rest()

    def lost(self) -> int:
        """Return how many pictures libVLC dropped, for it had no time for them."""
        crew = self.player._crew
        assert crew.drive is not None
        assert crew.drive._take is not None
        return crew.drive._take.look.lost


@pytest.fixture
def viewer() -> Iterator[Viewer]:
    viewer = Viewer()
    yield viewer
    viewer.player.close()


# --- pictures --------------------------------------------------------------------------


def test_every_picture_of_the_film_is_shown_in_order(viewer: Viewer, film: Path) -> None:
    viewer.player.load(film)
    viewer.until(*OVER)
    viewer.rest()
    status = viewer.player.status
    assert (status.state, status.fault, status.duration) == (P.ENDED, None, 4.0)
    numbers = viewer.numbers
    assert numbers == sorted(set(numbers))
    # libVLC may drop its first picture or its last, and those it has no time for.
    assert len(numbers) + viewer.lost() >= 4 * RATE - 2
    assert status.pictures == len(numbers)


def test_pictures_know_their_time(viewer: Viewer, film: Path) -> None:
    viewer.player.load(film)
    viewer.until(*OVER)
    wrong = [seen for seen in viewer.seen if abs(seen[1] * RATE - seen[0]) > 1.01]
    assert not wrong


@pytest.mark.parametrize("pace", [0.96, 1.04])
def test_pictures_know_their_time_at_another_pace(viewer: Viewer, film: Path, pace: float) -> None:
    viewer.player.load(film)
    viewer.until_pictures(1)
    viewer.player.set_pace(pace)
    viewer.until(*OVER)
    viewer.rest()
    wrong = [seen for seen in viewer.seen if abs(seen[1] * RATE - seen[0]) > 2.01]
    assert not wrong
    assert len(viewer.numbers) + viewer.lost() >= 4 * RATE - 4


def test_pictures_are_the_films_own_bit_for_bit(viewer: Viewer, film: Path) -> None:
    viewer.player.load(film, play=False)
    viewer.until(P.PAUSED)
    viewer.rest()
    decode = ["ffmpeg", "-v", "error", "-i", str(film), "-f", "rawvideo", "-"]
    raw = subprocess.run(decode, capture_output=True, check=True).stdout
    size = WIDTH * HEIGHT * 3 // 2
    start = number_of(viewer.picture) * size
    shown = b"".join(bytes(plane) for plane in viewer.picture.planes)
    assert shown == raw[start : start + size]


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("a.mkv", H264),
        ("a.ts", H264),
        ("a.mov", H264),
        ("mpeg4.avi", ("-c:v", "mpeg4", "-q:v", 2, "-c:a", "mp3")),
        ("vp8.webm", ("-c:v", "libvpx", "-b:v", "1M", "-c:a", "libvorbis")),
        ("mpeg2.mpg", ("-c:v", "mpeg2video", "-q:v", 2, "-c:a", "mp2")),
        ("wmv.wmv", ("-c:v", "wmv2", "-q:v", 2, "-c:a", "wmav2")),
        ("ten-bits.mp4", ("-pix_fmt", "yuv420p10le", *H264)),
        ("four-two-two.mp4", ("-pix_fmt", "yuv422p", *H264)),
        ("mute.mp4", ("-an", "-c:v", "libx264")),
    ],
)
def test_films_of_many_kinds_are_shown(
    viewer: Viewer, film_folder: Path, name: str, options: tuple[object, ...]
) -> None:
    film = make_film(film_folder / name, RATE, *options)
    viewer.player.load(film)
    viewer.until(*OVER)
    viewer.rest()
    assert viewer.player.status.state is P.ENDED
    assert set(viewer.numbers) <= set(range(RATE))
    assert len(viewer.numbers) + viewer.lost() >= RATE - 3


@pytest.mark.parametrize("size", [(321, 181), (320, 180), (854, 480)])
def test_sizes_that_are_no_whole_blocks_are_shown_without_padding(
    viewer: Viewer, film_folder: Path, size: tuple[int, int]
) -> None:
    scale = f"scale={size[0]}:{size[1]}:flags=neighbor"
    name = film_folder / f"{size[0]}.mkv"
    film = make_film(name, 5, "-vf", scale, "-c:v", "ffv1", "-pix_fmt", "yuv420p", sound=False)
    viewer.player.load(film, play=False)
    viewer.until(P.PAUSED)
    viewer.rest()
    picture = viewer.picture
    assert (picture.width, picture.height) == size
    assert number_of(picture) in range(5)
    last = bytes(picture.planes[0][-picture.pitches[0] :])
    assert last == bytes(picture.planes[0][: picture.pitches[0]])


def test_full_high_definition_has_1080_lines_also_in_a_broadcast_file(
    viewer: Viewer, film_folder: Path
) -> None:
    scale = ("-vf", "scale=1920:1080:flags=neighbor", *H264)
    film = make_film(film_folder / "hd.ts", 5, *scale)
    viewer.player.load(film)
    viewer.until(*OVER)
    picture = viewer.picture
    assert (picture.width, picture.height, picture.matrix) == (1920, 1080, Matrix.BT709)
    assert picture.sar == pytest.approx(1.0)


def test_pixels_that_are_not_square_are_told(viewer: Viewer, film_folder: Path) -> None:
    wide = ("-vf", "scale=720:576:flags=neighbor,setsar=64/45", *H264)
    viewer.player.load(make_film(film_folder / "wide.mp4", 10, *wide))
    viewer.until(*OVER)
    assert viewer.picture.sar == pytest.approx(64 / 45)
    assert viewer.picture.matrix is Matrix.BT601


def test_a_film_held_upright_is_shown_upright(viewer: Viewer, film: Path) -> None:
    turned = film.with_name("turned.mp4")
    ffmpeg("-i", film, "-c", "copy", "-metadata:s:v", "rotate=90", turned)
    viewer.player.load(turned, play=False)
    viewer.until(P.PAUSED)
    viewer.rest()
    picture = viewer.picture
    assert (picture.width, picture.height) == (HEIGHT, WIDTH)
    assert picture.sar == pytest.approx(1.0)
    column = bytes(picture.planes[0][:: picture.pitches[0]])
    number = sum(1 << n for n in range(16) if column[WIDTH - 1 - (n * 10 + 5)] > 128)
    assert number in range(4)


def test_the_full_range_is_told_and_not_squeezed(viewer: Viewer, film_folder: Path) -> None:
    full = ("-vf", "scale=out_range=full", "-pix_fmt", "yuvj420p", "-color_range", "pc", *H264)
    viewer.player.load(make_film(film_folder / "full.mp4", 10, *full))
    viewer.until(*OVER)
    assert viewer.picture.full_range
    assert max(viewer.picture.planes[0]) >= 250
    assert min(viewer.picture.planes[0]) <= 5


def test_the_colour_standard_a_film_notes_is_told(viewer: Viewer, film_folder: Path) -> None:
    tagged = (*H264, "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709")
    viewer.player.load(make_film(film_folder / "tagged.mp4", 10, *tagged))
    viewer.until(*OVER)
    assert viewer.picture.matrix is Matrix.BT709


# --- moving about ----------------------------------------------------------------------


@pytest.mark.parametrize("second", [2.0, 0.52, 3.2, 0.0, 1.0, 2.04, 3.9])
def test_a_held_film_shows_the_picture_sought(viewer: Viewer, film: Path, second: float) -> None:
    viewer.player.load(film, play=False, at=1.5)
    viewer.until(P.PAUSED)
    viewer.rest()
    viewer.player.seek(second)
    viewer.until_held()
    assert viewer.player.status.state is P.PAUSED
    assert abs(viewer.numbers[-1] - second * RATE) <= 2
    assert abs(viewer.player.status.position - second) <= 2 / RATE + 0.001


@pytest.mark.parametrize("kind", ["mp4", "mkv", "ts"])
def test_a_film_begins_where_it_is_told(viewer: Viewer, film: Path, kind: str) -> None:
    same = film.with_name(f"same.{kind}")
    ffmpeg("-i", film, "-c", "copy", same)
    viewer.player.load(same, at=2.0)
    viewer.until_pictures(5)
    assert 47 <= viewer.numbers[0] < 52 + viewer.lost()
    assert viewer.numbers == sorted(viewer.numbers)


def test_a_film_told_to_begin_beyond_its_end_does_not_hang(viewer: Viewer, film: Path) -> None:
    viewer.player.load(film, at=60.0)
    viewer.until(*OVER)


def test_speech_begins_where_it_is_told(viewer: Viewer, film: Path) -> None:
    speech = film.with_name("long.mp3")
    ffmpeg("-i", film, "-vn", speech)
    viewer.player.load(speech, at=3.0)
    viewer.until(P.PLAYING)
    until(viewer.player, lambda: viewer.player.status.position > 3.0)
    viewer.until(*OVER)
    assert viewer.player.status.state is P.ENDED


def test_a_dragging_finger_ends_at_its_last_place(viewer: Viewer, film: Path) -> None:
    viewer.player.load(film, play=False)
    viewer.until(P.PAUSED)
    for step in range(40):
        viewer.player.seek(step / 11)
    viewer.until_held()
    assert abs(viewer.numbers[-1] - 39 / 11 * RATE) <= 2


def test_nothing_new_is_shown_while_a_film_is_held(viewer: Viewer, film: Path) -> None:
    viewer.player.load(film)
    viewer.until_pictures(3)
    viewer.player.pause()
    viewer.until(P.PAUSED)
    viewer.rest()
    held = viewer.numbers[-1]
    viewer.player.play()
    viewer.until_pictures(3)
    after = viewer.numbers[viewer.numbers.index(held) + 1]
    assert held < after <= held + 2


def test_a_loop_shows_the_first_picture_after_the_last(viewer: Viewer, short_film: Path) -> None:
    viewer.player.load(short_film, loop=True)
    viewer.until_pictures(60)
    numbers = viewer.numbers
    turns = [n for n in range(1, len(numbers)) if numbers[n] < numbers[n - 1]]
    assert len(turns) >= 4
    assert all(numbers[turn - 1] >= 8 - viewer.lost() for turn in turns)
    assert all(numbers[turn] <= 1 + viewer.lost() for turn in turns)
    assert viewer.player.status.state is P.PLAYING
    assert {load for _number, _time, load in viewer.seen} == {1}


def test_an_ended_film_keeps_its_picture_and_can_be_played_again(
    viewer: Viewer, short_film: Path
) -> None:
    viewer.player.load(short_film)
    viewer.until(*OVER)
    viewer.rest()
    assert viewer.numbers[-1] >= 8
    viewer.player.play()
    viewer.until(P.PLAYING)
    viewer.until_pictures(2)
    viewer.until(P.ENDED)
    viewer.player.seek(0.2)
    viewer.until(P.PAUSED)
    viewer.until_held()
    assert abs(viewer.numbers[-1] - 5) <= 2


def test_the_last_picture_stands_until_the_next_film_shows_its_first(
    viewer: Viewer, film: Path, short_film: Path
) -> None:
    viewer.player.load(short_film)
    viewer.until(*OVER)
    standing = viewer.picture
    viewer.player.load(film)
    assert viewer.player.slot.latest in {standing, viewer.picture}
    viewer.until_pictures(2)
    loads = [load for _number, _time, load in viewer.seen]
    assert loads == sorted(loads)
    assert set(loads) == {1, 2}


def test_films_in_quick_succession_leave_only_the_last(
    viewer: Viewer, film: Path, short_film: Path
) -> None:
    for _ in range(5):
        viewer.player.load(film)
        viewer.player.load(short_film)
    viewer.until(*OVER)
    assert viewer.seen[-1][2] == 10
    assert viewer.player.status.file == short_film


# --- sound -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("order", "share"),
    [("--volume=1", 1.0), ("--volume=0.5", 1 / 8), ("--muted", 0), ("--hold", 0)],
)
def test_the_volume_is_heard(short_film: Path, tmp_path: Path, order: str, share: float) -> None:
    # What is half as loud to the ear is the cube of half.
    command = [
        sys.executable,
        "-m",
        "tests.player.recording",
        str(short_film),
        str(tmp_path),
        order,
    ]
    heard = subprocess.run(command, capture_output=True, check=True, timeout=DEADLINE, text=True)
    assert int(heard.stdout) == pytest.approx(share * 32_768, abs=900)


def test_sound_and_picture_are_in_step(tmp_path: Path) -> None:
    film = tmp_path / "flashing.mp4"
    make_flashing_film(film, seconds=5, size="160x96")
    sync = measure_sync(film, DEADLINE)
    assert len(sync.offsets) >= 3
    assert abs(sync.middle) < 0.08


def test_speech_without_pictures_plays_to_its_end(viewer: Viewer, film: Path) -> None:
    speech = film.with_name("speech.mp3")
    ffmpeg("-i", film, "-vn", "-t", 1, speech)
    viewer.player.load(speech, play=False)
    viewer.until(P.PAUSED)
    assert viewer.player.status.duration == pytest.approx(1.0, abs=0.1)
    viewer.player.play()
    viewer.until(*OVER)
    status = viewer.player.status
    assert (status.state, status.pictures) == (P.ENDED, 0)
    assert status.position == status.duration


def test_a_dead_sound_server_does_not_keep_the_picture(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.player.film.ANSWER_PATIENCE", 0.5)
    monkeypatch.setattr("kiosk.player.film._WATCH_EVERY", 0.1)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "pulse"))
        server.listen()  # takes calls and never answers
        monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'pulse'}")
        viewer = Viewer()
        viewer.player.load(film)
        viewer.until(P.PLAYING)
        viewer.until_pictures(3)
        server.close()
        viewer.player.close()


# --- faults ----------------------------------------------------------------------------


def test_a_film_that_is_not_there_is_missing(viewer: Viewer, film: Path) -> None:
    for missing in (film.with_name("none.mp4"), film.parent):
        viewer.player.load(missing)
        viewer.until(P.FAILED)
        assert viewer.player.status.fault is Fault.MISSING


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 5000,
        b"not a film\n" * 900,
        b"#EXTM3U\nhttp://127.0.0.1:9/another.mp4\nfile:///etc/passwd\n",
        os.urandom(40_000),
    ],
    ids=len,
)
def test_a_file_that_is_no_film_is_unreadable(
    viewer: Viewer, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "film.mp4"
    file.write_bytes(content)
    viewer.player.load(file)
    viewer.until(P.FAILED)
    assert viewer.player.status.fault is Fault.UNREADABLE


@pytest.mark.parametrize("kind", PLAYLISTS)
def test_a_list_put_in_the_place_of_a_film_is_not_followed(
    viewer: Viewer, short_film: Path, tmp_path: Path, kind: str
) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(short_film.read_bytes())
    viewer.player.load(film)
    viewer.until(*OVER)
    assert viewer.player.status.state is P.ENDED
    with counting_server() as (address, requests):
        film.write_bytes(PLAYLISTS[kind].format(address=address, port=address.port).encode())
        viewer.player.load(film)
        viewer.until(*OVER)
        viewer.rest()
        assert requests == []
    status = viewer.player.status
    assert (status.state, status.fault, status.pictures) == (P.FAILED, Fault.UNREADABLE, 0)
    viewer.player.load(short_film)
    viewer.until(P.PLAYING)


def test_a_film_cut_off_before_its_index_is_unreadable(
    viewer: Viewer, film: Path, tmp_path: Path
) -> None:
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(film.read_bytes()[: film.stat().st_size // 2])
    viewer.player.load(cut)
    viewer.until(P.FAILED)
    assert viewer.player.status.fault is Fault.UNREADABLE


def test_a_film_cut_off_in_the_middle_ends_there(
    viewer: Viewer, film: Path, tmp_path: Path
) -> None:
    whole = film.with_name("whole.mkv")
    ffmpeg("-i", film, "-c", "copy", whole)
    cut = tmp_path / "cut.mkv"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    viewer.player.load(cut)
    viewer.until(*OVER)
    assert viewer.player.status.state is P.ENDED
    assert viewer.player.status.pictures > 0


def test_a_film_nobody_can_decode_shows_no_picture(
    viewer: Viewer, short_film: Path, tmp_path: Path
) -> None:
    unknown = tmp_path / "unknown.mp4"
    unknown.write_bytes(short_film.read_bytes().replace(b"avc1", b"zzz9"))
    viewer.player.load(unknown)
    viewer.until(P.FAILED)
    assert viewer.player.status.fault is Fault.NO_PICTURE


def test_a_good_film_plays_after_every_bad_one(viewer: Viewer, film: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(b"bad" * 3000)
    for _ in range(3):
        viewer.player.load(bad)
        viewer.until(P.FAILED)
        viewer.player.load(film)
        viewer.until(P.PLAYING)
        viewer.until_pictures(2)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=64), st.floats(0.2, 1)))
def test_a_damaged_film_never_hangs(
    viewer: Viewer, short_film: Path, tmp_path: Path, damage: tuple[float, bytes, float]
) -> None:
    whole, (at, noise, cut) = short_film.read_bytes(), damage
    start = int(at * len(whole))
    damaged = (whole[:start] + noise + whole[start + len(noise) :])[: int(cut * len(whole)) + 1]
    file = tmp_path / "damaged.mp4"
    file.write_bytes(damaged)
    viewer.player.load(file)
    viewer.until(*OVER)


# --- house-keeping ---------------------------------------------------------------------


def test_films_come_and_go_without_leaving_anything(film: Path, short_film: Path) -> None:
    viewer, process = Viewer(), psutil.Process()

    def cycle(times: int) -> None:
        for number in range(times):
            viewer.player.load(film if number % 2 else short_film)
            viewer.until(P.PLAYING)
            viewer.until_pictures(1)
            viewer.player.unload()
            viewer.until(P.EMPTY)

    def measure() -> tuple[int, int, int]:
        until(viewer.player, lambda: viewer.player._scene.state is P.EMPTY)
        return process.num_threads(), process.num_fds(), process.memory_info().rss

    cycle(30)
    before = measure()
    cycle(100)
    after = measure()
    viewer.player.close()
    assert after[0] <= before[0]
    assert after[1] <= before[1]
    assert after[2] - before[2] < 100 * 40 * 1024  # bytes: a leaked picture would be 23 KB each


def test_closing_while_everything_moves_is_safe(film: Path) -> None:
    for _ in range(10):
        viewer = Viewer()
        viewer.player.load(film, loop=True)
        viewer.player.seek(1.0)
        viewer.player.set_volume(0.0, fade=2.0)
        viewer.player.close()
        assert not viewer.player._crew.thread.is_alive()


def test_players_side_by_side_do_not_mind_each_other(film: Path, short_film: Path) -> None:
    one, other = Viewer(), Viewer()
    one.player.load(film)
    other.player.load(short_film)
    other.until(*OVER)
    one.until(*OVER)
    assert set(other.numbers) <= set(range(10))
    assert max(one.numbers) >= 97
    one.player.close()
    other.player.close()


def test_a_machine_without_libvlc_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> None:
        raise OSError("cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", missing)
    with pytest.raises(PlayerError, match="apt install libvlc5 vlc-plugin-base") as caught:
        open_player()
    assert "apt install" in caught.value.zh


def test_plug_ins_that_are_missing_are_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(vlc, "_plugins", lambda: tmp_path)
    with pytest.raises(PlayerError, match="vlc-plugin-video-output"):
        open_player()
