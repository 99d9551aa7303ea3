"""A kiosk's disk: the one thing that the agent and the display share."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from kiosk.content.store.activation import AgentState, DisplayState
from kiosk.content.store.durable import Disk, ensure_folder, telling
from kiosk.content.store.glass import Glass
from kiosk.content.store.hashing import chunks, size_of
from kiosk.content.store.keeper import Keeper
from kiosk.content.store.lock import held, is_held
from kiosk.content.store.objects import Objects
from kiosk.content.store.partial import BadPieceError, Partial
from kiosk.content.store.releases import Releases
from kiosk.content.store.scrub import Scrub, at_once
from kiosk.content.store.state import StateFile
from kiosk.errors import ReleaseError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    from kiosk.content.release import File, Manifest
    from kiosk.content.store.releases import Proof
    from kiosk.content.store.scrub import Scrubbed

_FOLDERS = ("objects", "partial", "releases", "metadata")


class Store:
    """Everything a kiosk keeps of releases.

    Attributes:
        folder: Where it all is.
        disk: What changes it.
        agent: The agent's state.
        display: The display's state.
        glass: The display's way from release to release.
    """

    def __init__(self, folder: Path, disk: Disk) -> None:
        """Use `open` instead, which sees to the folders."""
        self.folder = folder
        self.disk = disk
        self.agent = StateFile(disk, folder / "agent.json", AgentState)
        self.display = StateFile(disk, folder / "display.json", DisplayState)
        self._partial = folder / "partial"
        self._objects = Objects(disk, folder / "objects", self._partial)
        self._releases = Releases(disk, folder / "releases", self._objects)
        self.glass = Glass(self._releases, self.display, self.agent)
        self._keeper = Keeper(
            disk,
            self._partial,
            self._objects,
            self._releases,
            agent=self.agent,
            display=self.display,
        )

    @classmethod
    def open(cls, folder: Path, disk: Disk | None = None) -> Store:
        """Open the store in `folder`, and make what is missing of its folders.

        Raises:
            StoreError: They cannot be made.
        """
        disk = disk or Disk()
        for path in (folder, *(folder / name for name in _FOLDERS)):
            try:
                with telling():
                    path.parent.mkdir(parents=True, exist_ok=True)
                    ensure_folder(disk, path)
            except StoreError:
                if not path.is_dir():
                    raise  # otherwise what is there can be shown, even from a failing disk
        return cls(folder, disk)

    @property
    def metadata(self) -> Path:
        """The folder for the signed metadata that the agent keeps between checks."""
        return self.folder / "metadata"

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Be the one agent of this store; what the last one left unfinished is tidied first.

        Raises:
            StoreBusyError: There is another.
            StoreError: The disk is full or fails.
        """
        with ExitStack() as stack:
            with telling():
                stack.enter_context(held(self.folder / "agent.lock"))
                self._keeper.tidy()
            yield

    @property
    def is_busy(self) -> bool:
        """Whether an agent holds the lock.

        Raises:
            StoreError: The disk fails.
        """
        with telling():
            return is_held(self.folder / "agent.lock")

    def has(self, sha256: str) -> bool:
        """Tell whether an object is here, whole."""
        return size_of(self.path_of(sha256)) is not None

    def path_of(self, sha256: str) -> Path:
        """Return where an object is, or would be."""
        return self._objects.path_of(sha256)

    def missing(self, manifest: Manifest) -> tuple[File, ...]:
        """Return the files of a release that must be fetched, each content once."""
        return tuple(file for file in manifest.objects if not self._objects.has(file))

    def partial(self, file: File) -> Partial:
        """Go on with a file where its download ended.

        Raises:
            StoreError: The disk is full or fails.
        """
        return Partial(self.disk, self._partial / file.sha256, file, self._objects)

    def adopt(self, path: Path, file: File) -> None:
        """Copy the content of `file` from `path`, on any disk, and verify the copy.

        Raises:
            BadPieceError: `path` holds something else; its good pieces are kept.
            StoreError: It cannot be read, or the disk is full or fails.
        """
        if self._objects.has(file):
            return
        partial = self.partial(file)
        with telling():
            if size_of(path) != file.size:
                raise BadPieceError(
                    f"{path} 与清单不符（大小不同，或不是普通文件）",
                    f"{path} is not what the manifest lists: another size, or no plain file",
                )
            for chunk in chunks(path, partial.size):
                partial.append(chunk)
        partial.finish()

    def install(
        self, manifest: Manifest, data: bytes, chain: Mapping[str, bytes], *, prove: bool = False
    ) -> Path:
        """Make the folder of a release whose objects are all here; return its site's folder.

        One that is installed already is mended.

        Args:
            manifest: Of the release.
            data: The manifest as it was signed.
            chain: The signed metadata that the release was accepted with, by name.
            prove: Take this chain also for a release that is here, whose own proves nothing.

        Raises:
            ReleaseError: Files are missing, or another release has the number.
            StoreError: The disk is full or fails.
        """
        with telling():
            self._releases.install(manifest, data, chain, prove=prove)
        return self.site_of(manifest.number)

    def site_of(self, number: int) -> Path:
        """Return the folder of a release's site."""
        return self._releases.site_of(number)

    def releases(self) -> tuple[int, ...]:
        """Return the releases that are here, the highest first.

        Raises:
            StoreError: The disk fails.
        """
        with telling():
            return self._releases.numbers()

    def manifest(self, number: int) -> Manifest:
        """Return the manifest of a release that is here.

        Raises:
            ReleaseError: It is damaged.
            StoreError: It cannot be read.
        """
        with telling():
            return self._releases.manifest(number)

    def proof(self, number: int) -> Proof:
        """Return what proves that a release was signed.

        Raises:
            ReleaseError: Its manifest is damaged.
            StoreError: It cannot be read.
        """
        with telling():
            return self._releases.proof(number)

    def verify(self, number: int, up_to: int | None = None) -> tuple[File, ...]:
        """Return the files of a release that are not as its manifest says.

        Args:
            number: Of the release.
            up_to: Bytes; of larger files the size alone is looked at. None reads them all.

        Raises:
            ReleaseError: Its manifest is damaged.
            StoreError: Its manifest cannot be read.
        """
        with telling():
            return self._releases.verify(number, up_to)

    def collect(self, room: int, wanted: Collection[str] = ()) -> int:
        """Remove what is needed least until `room` bytes are free; return how many are.

        What is shown, was shown before, is on trial or ready is never removed.

        Args:
            room: Bytes.
            wanted: The SHA-256 of objects that a release needs which is being taken.

        Raises:
            StoreError: The disk fails.
        """
        with telling():
            return self._keeper.collect(room, wanted)

    def discard(self, number: int) -> None:
        """Remove a release that was found to be no good; one that is in use stays.

        Args:
            number: Of the release.

        Raises:
            StoreError: The disk fails.
        """
        with telling():
            self._keeper.discard(number)

    def scrub(self, pace: Callable[[int], None] = at_once) -> Scrubbed:
        """Read everything again; mend what can be mended here, and name what cannot.

        Args:
            pace: Is told of every so many bytes read, may take its time, and may raise to stop.

        Raises:
            StoreError: The disk fails.
        """
        with telling():
            return Scrub(self._objects, self._releases, pace).run()

    def mend(self) -> None:
        """Put objects that were fetched again in the place of spoilt files of releases.

        Raises:
            StoreError: The disk is full or fails.
        """
        with telling():
            for number in self._releases.numbers():
                with suppress(ReleaseError):  # a damaged manifest is for `install`
                    self._releases.mend(self._releases.manifest(number))

    def free(self) -> int:
        """Return how many bytes can still be written.

        Raises:
            StoreError: The disk fails.
        """
        with telling():
            return self.disk.free(self.folder)
