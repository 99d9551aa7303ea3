"""What belongs on a stick, streamed as one zip: no copy on the disk, a block in memory."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.release.chain import Reader
from kiosk.release.errors import PublishError
from kiosk.release.export import MARK, MARK_WORDS
from kiosk.release.names import metadata_name, object_name, target_name
from kiosk.release.storage import CHUNK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.release.storage import Storage


@dataclass(frozen=True)
class Stick:
    """Everything that is on offer of some sites.

    Attributes:
        small: The signed files by their names, the timestamps last: they were read together.
        objects: The names and sizes of the files, each once.
    """

    small: dict[str, bytes]
    objects: dict[str, int]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(map(len, self.small.values())) + sum(self.objects.values())


def read_stick(source: Storage, codes: Sequence[str]) -> Stick:
    """Return what belongs on a stick for the sites `codes`.

    Raises:
        PublishError: Nothing of them is on offer.
        StorageError: The repository cannot be read.
    """
    small: dict[str, bytes] = {MARK: MARK_WORDS.encode()}
    stamps: dict[str, bytes] = {}
    objects: dict[str, int] = {}
    for code in codes:
        reader = Reader(source, code, None)
        published = reader.read()
        for manifest in reader.offered(published).values():
            objects |= {object_name(file.sha256): file.size for file in manifest.objects}
        roots = [metadata_name(code, "root", v) for v in range(1, published.root.version + 1)]
        names = [
            *roots,
            *(target_name(code, t.hashes["sha256"], n) for n, t in published.files.items()),
            metadata_name(code, "targets", published.versions["targets"]),
            metadata_name(code, "snapshot", published.versions["snapshot"]),
        ]
        small |= {name: source.read(name, CHUNK * 8).body for name in names}
        stamps[metadata_name(code, "timestamp")] = published.timestamp
    if not objects:
        raise PublishError(
            "还没有发布过内容，没有可以导出的", "nothing has been published that could be exported"
        )
    return Stick(small | stamps, objects)


def stream_zip(source: Storage, stick: Stick) -> Iterator[bytes]:
    """Yield a zip of `stick`, a block at a time: objects first, what points to them last."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_STORED, allowZip64=True) as written:
        for name, size in sorted(stick.objects.items()):
            info = zipfile.ZipInfo(name)
            info.file_size = size
            with written.open(info, "w", force_zip64=size > _SMALL) as to, source.open(name) as of:
                while block := of.read(CHUNK):
                    to.write(block)
                    yield from pipe.take()
            yield from pipe.take()
        for name, body in stick.small.items():
            written.writestr(name, body)
            yield from pipe.take()
    yield from pipe.take()


_SMALL = 2**31 - 1
"""Bytes above which a file needs the long form of zip."""


class _Pipe:
    """Takes what zipfile writes, and gives it on; it cannot be gone back in."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._blocks.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Do nothing: `take` has it all."""

    def close(self) -> None:
        """Do nothing: `take` has it all."""

    def take(self) -> Iterator[bytes]:
        blocks, self._blocks = self._blocks, []
        if blocks:
            yield b"".join(blocks)
