"""libVLC: the only file that calls it.

What was learned about libVLC 3.0 and python-vlc, so that nobody has to learn it again:

- `video_set_format` gives all planes one pitch and garbles the chroma; the format callback does
  not. python-vlc declares that callback wrongly, so the prototype is declared here.
- The callback reports the coded size (1088 or 1090 lines for 1080), and a picture taken in that
  size is scaled to it. The track knows the visible size, before rotation: ask for that, and the
  pictures are the film's own, bit for bit.
- The track's own union of pointers is declared as three pointers; only the first is at its place.
- No call from an event's callback: it deadlocks. Events only leave a note at the gate.
- Callbacks and buffers must outlive the player: stop, release, and only then let go of them.
- Starting libVLC connects to the sound server, and waits for it: start it silent.
- `start-time` opens a film at its start and jumps; what was decoded by then is still shown, some
  pictures of second 0. Opened standing still it decodes nothing until the jump is made, and any
  order to go on, given once it says that it stands, waits in line behind the jump.
- A film that reaches its end tears down its pictures; with `play-and-pause` it stands still on
  the last one instead, and can be sent back to the start without being opened again.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.errors import PlayerError
from kiosk.player.admission import admit
from kiosk.player.colour import guess_matrix, read_tag
from kiosk.player.engine import Happening, Look
from kiosk.player.film import FilmPlayer
from kiosk.player.gate import Gate, Shape
from kiosk.player.i420 import Layout, PlaneBuffer
from kiosk.player.tracks import Tracks, upright, visible_height

if TYPE_CHECKING:
    from kiosk.player.frames import FrameSlot

_LIBRARY = "libvlc.so.5"
_INSTALL = "sudo apt install libvlc5 vlc-plugin-base vlc-plugin-video-output"
_NEEDED_PLUGINS = ("codec/libavcodec_plugin.so", "video_output/libgl_plugin.so")
"""One of each package: without the second films play, and no picture ever comes."""
_OPTIONS = (
    "--quiet",
    "--ignore-config",
    "--no-xlib",
    "--no-osd",
    "--no-spu",  # subtitles are drawn by the screens, in their own type
    "--no-video-title-show",
    "--no-snapshot-preview",
    "--no-disable-screensaver",
    "--no-sub-autodetect-file",
    "--no-metadata-network-access",
    "--no-lua",
    "--avcodec-hw=none",  # the pictures are wanted in memory
    "--file-caching=150",  # as many milliseconds of pictures are kept decoded; each has 3 MB
    "--aout=adummy",  # silent, until a film is told how to sound
)
_I420, _FULL_RANGE = b"I420", b"J420"
_DEAF = 200
"""Blocks of sound decoded, some seconds: by then one should have been played."""

_Format = ctypes.CFUNCTYPE(
    ctypes.c_uint,
    ctypes.c_void_p,
    ctypes.POINTER(ctypes.c_char * 4),
    ctypes.POINTER(ctypes.c_uint),
    ctypes.POINTER(ctypes.c_uint),
    ctypes.POINTER(ctypes.c_uint),
    ctypes.POINTER(ctypes.c_uint),
)
_Cleanup = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_Planes = ctypes.POINTER(ctypes.c_void_p)
_Lock = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, _Planes)
_Display = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)


class _News(ctypes.Union):
    _fields_ = (("cache", ctypes.c_float), ("time", ctypes.c_int64))


class _Event(ctypes.Structure):
    _fields_ = (("kind", ctypes.c_int), ("sender", ctypes.c_void_p), ("news", _News))


_Notify = ctypes.CFUNCTYPE(None, ctypes.POINTER(_Event), ctypes.c_void_p)
_Play = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint, ctypes.c_int64)

SOUND_RATE = 48_000
"""Samples a second that ears get."""
Ears = Callable[[bytes, float], None]
"""Gets sound as 16-bit mono samples, and when the first is to be heard (seconds of the monotonic
clock)."""


def open_player(slot: FrameSlot | None = None) -> FilmPlayer:
    """Return a player that decodes with libVLC.

    Raises:
        PlayerError: libVLC or its plug-ins are not installed.
    """
    _check_library()
    return FilmPlayer(VlcEngine, slot)


def _check_library() -> None:
    try:
        ctypes.CDLL(_LIBRARY)
    except OSError as error:
        raise PlayerError(
            f"无法播放影片：本机没有安装 libVLC。请运行 {_INSTALL}。",
            f"Films cannot be played: libVLC is not installed. Run: {_INSTALL}",
        ) from error
    folder = _plugins()
    if folder is not None and not all((folder / name).exists() for name in _NEEDED_PLUGINS):
        raise PlayerError(
            f"无法播放影片：缺少 libVLC 插件。请运行 {_INSTALL}。",
            f"Films cannot be played: libVLC's plug-ins are missing. Run: {_INSTALL}",
        )
    # Spares python-vlc its search, which starts a compiler.
    os.environ.setdefault("PYTHON_VLC_LIB_PATH", _LIBRARY)


def _plugins() -> Path | None:
    """Return the folder of libVLC's plug-ins; None when it cannot be told."""
    with Path("/proc/self/maps").open() as maps:
        library = next((line.split()[-1] for line in maps if _LIBRARY in line), None)
    folder = Path(library).parent / "vlc/plugins" if library is not None else None
    return folder if folder is not None and folder.is_dir() else None


class VlcEngine:
    """One instance of libVLC."""

    def __init__(self, *, options: tuple[str, ...] = (), ears: Ears | None = None) -> None:
        """Start libVLC; takes a tenth of a second, so do it on the player's thread.

        Args:
            options: More of libVLC's options.
            ears: Gets the sound in place of the loudspeaker, see `Ears`.

        Raises:
            PlayerError: libVLC or its plug-ins are missing.
        """
        _check_library()
        import vlc  # noqa: PLC0415  # python-vlc loads the library as it is imported

        self._vlc = vlc
        self._ears = ears
        self._instance = vlc.Instance([*_OPTIONS, *options])
        if self._instance is None:
            raise PlayerError(
                f"无法启动 libVLC。请运行 {_INSTALL}。",
                f"libVLC does not start. Run: {_INSTALL}",
            )

    def open(self, film: Path, gate: Gate, *, at: float, sound: str | None) -> VlcReel:
        """Prepare `film`; see `Engine.open`."""
        admit(film)
        reel = VlcReel(self._vlc, self._instance, film, gate, at)
        if self._ears is not None:
            reel.listen(self._ears)
        elif sound is not None:
            reel.sound_by(sound)
        return reel

    def close(self) -> None:
        """Release libVLC; every reel was closed before."""
        self._instance.release()


class VlcReel:
    """One film opened by libVLC."""

    def __init__(self, vlc: Any, instance: Any, film: Path, gate: Gate, at: float) -> None:
        """Make a media player for `film`, with its callbacks in place."""
        self._vlc = vlc
        self._gate = gate
        self._writing: PlaneBuffer | None = None
        self._layout: Layout | None = None
        self._full_range = False
        self._tag = read_tag(film)
        self._media = instance.media_new_path(str(film))
        self._media.add_option(":play-and-pause")
        if at > 0:
            self._media.add_option(f":start-time={at:.3f}")
            self._media.add_option(":start-paused")
        self._waits = at > 0
        self._player = instance.media_player_new()
        self._player.set_media(self._media)
        self._handle = self._player._as_parameter_  # for functions declared here
        self._kept: list[Any] = []
        self._set_video_callbacks()
        self._set_events()

    def _set_video_callbacks(self) -> None:
        setup, cleanup = _Format(self._on_format), _Cleanup(lambda _opaque: None)
        lock, display = _Lock(self._on_lock), _Display(self._on_display)
        self._kept += [setup, cleanup, lock, display]
        library, pointer = self._vlc.dll, ctypes.c_void_p
        library.libvlc_video_set_format_callbacks.argtypes = (pointer, _Format, _Cleanup)
        library.libvlc_video_set_format_callbacks.restype = None
        library.libvlc_video_set_format_callbacks(self._handle, setup, cleanup)
        library.libvlc_video_set_callbacks.argtypes = (pointer, _Lock, pointer, _Display, pointer)
        library.libvlc_video_set_callbacks.restype = None
        library.libvlc_video_set_callbacks(self._handle, lock, None, display, None)

    def _set_events(self) -> None:
        kinds = self._vlc.EventType
        self._happenings = {
            kinds.MediaPlayerPlaying.value: Happening.RUNNING,
            kinds.MediaPlayerPaused.value: Happening.HELD,
            kinds.MediaPlayerEndReached.value: Happening.OVER,
            kinds.MediaPlayerEncounteredError.value: Happening.BROKEN,
        }
        self._buffering = kinds.MediaPlayerBuffering.value
        self._time_changed = kinds.MediaPlayerTimeChanged.value
        callback = _Notify(self._on_event)
        self._kept.append(callback)
        # python-vlc's own event manager keeps every player that ever was.
        library, pointer = self._vlc.dll, ctypes.c_void_p
        library.libvlc_media_player_event_manager.argtypes = (pointer,)
        library.libvlc_media_player_event_manager.restype = pointer
        library.libvlc_event_attach.argtypes = (pointer, ctypes.c_int, _Notify, pointer)
        manager = library.libvlc_media_player_event_manager(self._handle)
        for kind in (*self._happenings, self._buffering, self._time_changed):
            library.libvlc_event_attach(manager, kind, callback, None)

    # --- libVLC's threads ---------------------------------------------------------------

    def _on_format(
        self, _opaque: Any, chroma: Any, width: Any, height: Any, pitches: Any, lines: Any
    ) -> int:
        # Taken as it is: a conversion would squeeze the range.
        self._full_range = chroma.contents.raw == _FULL_RANGE
        ctypes.memmove(chroma, _FULL_RANGE if self._full_range else _I420, 4)
        # Of another size than the visible one the picture would be scaled, and blurred.
        tracks = self._tracks()
        width[0], height[0] = tracks.width or width[0], tracks.height or visible_height(height[0])
        layout = self._layout = Layout(width[0], height[0])
        for plane in range(3):
            pitches[plane], lines[plane] = layout.pitches[plane], layout.lines[plane]
        self._gate.shape(layout, self._shape(layout, tracks))
        return 1

    def _on_event(self, event: Any, _opaque: Any) -> None:
        kind, news = event.contents.kind, event.contents.news
        if kind in self._happenings:
            self._gate.report(self._happening(kind))
        elif kind == self._time_changed:
            self._gate.hear(news.time / 1000)
        elif kind == self._buffering:
            self._gate.fill(news.cache / 100)

    def _happening(self, kind: int) -> Happening:
        happening = self._happenings[kind]
        if happening is Happening.HELD and self._waits:
            self._waits = False
            return Happening.WAITING
        return happening

    def _on_lock(self, _opaque: Any, planes: Any) -> None:
        buffer = self._writing = self._gate.buffer()
        for plane in range(3):
            planes[plane] = buffer.addresses[plane]

    def _on_display(self, _opaque: Any, _picture: Any) -> None:
        if self._writing is not None:
            self._gate.show(self._writing)

    # --- the player's thread ------------------------------------------------------------

    def sound_by(self, way: str) -> None:
        """Make a sound in this way."""
        self._player.audio_output_set(way)

    def start(self) -> None:
        """Begin to decode and play."""
        self._player.play()

    def hold(self) -> None:
        """Stand still."""
        self._player.set_pause(1)

    def go_on(self) -> None:
        """Play on."""
        self._player.set_pause(0)

    def jump(self, seconds: float) -> None:
        """Go to another place."""
        self._player.set_time(round(seconds * 1000))

    def set_volume(self, volume: float) -> None:
        """Set the volume, 0.0 to 1.0."""
        self._player.audio_set_volume(round(volume * 100))

    def set_pace(self, pace: float) -> None:
        """Set how fast it plays; 1.0 as it was made."""
        self._player.set_rate(pace)

    def look(self) -> Look:
        """Say what is known of the film."""
        tracks = self._tracks()
        if self._layout is not None:
            # Some containers tell the shape of a pixel only as the film is being decoded.
            self._gate.reshape(self._shape(self._layout, tracks))
        stats = self._vlc.MediaStats()
        self._media.get_stats(ctypes.byref(stats))
        known = tracks.has_video or tracks.has_audio
        return Look(
            duration=max(self._player.get_length(), 0) / 1000,
            rate=tracks.rate,
            has_video=tracks.has_video if known else None,
            has_audio=tracks.has_audio if known else None,
            decoded=stats.decoded_video,
            lost=stats.lost_pictures,
            sound_lost=stats.played_abuffers == 0 and stats.decoded_audio > _DEAF,
        )

    def listen(self, ears: Ears) -> None:
        """Give the sound to `ears` instead of the loudspeaker."""

        def play(_opaque: Any, samples: int, count: int, date: int) -> None:
            ears(ctypes.string_at(samples, count * 2), date / 1e6)

        callback = _Play(play)
        self._kept.append(callback)
        library, pointer = self._vlc.dll, ctypes.c_void_p
        library.libvlc_audio_set_callbacks.argtypes = (pointer, _Play, *[pointer] * 5)
        library.libvlc_audio_set_callbacks(self._handle, callback, None, None, None, None, None)
        self._player.audio_set_format("S16N", SOUND_RATE, 1)
        # Makes the output now: without one a volume set before the start would be forgotten.
        self._player.audio_output_set("amem")

    def close(self) -> None:
        """Stop, release, and only then let go of the callbacks."""
        self._player.stop()
        self._player.release()
        self._media.release()
        self._kept.clear()

    # --- what libVLC knows of the film --------------------------------------------------

    def _shape(self, layout: Layout, tracks: Tracks) -> Shape:
        matrix, full_range = self._tag
        return Shape(
            sar=tracks.aspect * layout.height / layout.width if tracks.aspect else 1.0,
            matrix=matrix or guess_matrix(layout.height),
            full_range=self._full_range if full_range is None else full_range,
        )

    def _tracks(self) -> Tracks:
        vlc = self._vlc
        # python-vlc declares one level of pointers less than there is.
        address = ctypes.POINTER(vlc.MediaTrack)()
        count = vlc.libvlc_media_tracks_get(self._media, ctypes.byref(address))
        pointer = ctypes.cast(address, ctypes.POINTER(ctypes.POINTER(vlc.MediaTrack)))
        try:
            tracks = [pointer[n].contents for n in range(count)]
            kinds = [track.type.value for track in tracks]
            has_audio = vlc.TrackType.audio.value in kinds
            if vlc.TrackType.video.value not in kinds:
                return Tracks(has_audio=has_audio)
            union = tracks[kinds.index(vlc.TrackType.video.value)].audio
            video = ctypes.cast(union, ctypes.POINTER(vlc.VideoTrack)).contents
            return upright(video, has_audio=has_audio)
        finally:
            if count:
                vlc.libvlc_media_tracks_release(pointer, count)
