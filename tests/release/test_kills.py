"""Publishers killed at any moment: readers see a whole release, and the next run completes."""

from __future__ import annotations

import datetime as dt
import random
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from kiosk.release.begin import begin
from kiosk.release.collect import collect
from kiosk.release.export import export
from kiosk.release.local import LocalStorage
from kiosk.release.publish import publish, roll_back
from kiosk.release.refresh import refresh
from kiosk.release.rotate import pending_file, rotate
from tests.fakes.disks import QuickDisk
from tests.release.kiosks import Kiosk
from tests.release.strike import strike
from tests.release.village import SITE, Village, contents

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROUNDS_OF_ONE_VILLAGE = 30


class Ordeal:
    """A village whose publisher is killed again and again.

    Attributes:
        killed: How often, by what it was doing.
        ended: How often it came to its end before.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311  # chance that can be repeated
        self.killed: Counter[str] = Counter()
        self.ended: Counter[str] = Counter()
        self._folder = folder
        self._takes: dict[str, float] = {}
        self._villages = 0
        self._begin()

    def _begin(self) -> None:
        self._villages += 1
        folder = self._folder / str(self._villages)
        self.village = Village(folder, LocalStorage(folder / "repository", disk=QuickDisk()))
        self.root, self.stick = folder / "repository", folder / "stick"
        self._step(lambda: begin(self.village.publisher, [self.village.root_keys]), "begin")
        self.number = 0
        self.looks = 0
        self._publish()
        self._export()

    def round(self) -> None:
        acts = (self._publish, self._collect, self._export, self._rotate, self._roll_back)
        weights = (6, 3, 4, 1, 1)
        self.rng.choices(acts, weights)[0]()

    def suffer(self, rounds: int) -> None:
        for at in range(1, rounds + 1):
            self.round()
            if at % ROUNDS_OF_ONE_VILLAGE == 0:
                self._begin()

    # Each act is killed, looked at, and done again to its end.

    def _publish(self) -> None:
        draft = self.village.draft(contents(self.rng.randrange(1_000_000)))
        self._step(
            lambda: publish(self.village.publisher, draft),
            "publish",
            expected={self.number, self.number + 1},
        )
        self.number += 1
        outcome = publish(self.village.publisher, draft)
        assert (outcome.number, outcome.new, outcome.sent) == (self.number, False, ())
        assert self._look() == self.number

    def _roll_back(self) -> None:
        old = self.rng.randint(max(1, self.number - 2), self.number)
        self._publish_old(old)

    def _publish_old(self, old: int) -> None:
        reader, published = self.village.publisher.reader, self.village.publisher.read()
        targets = dict(reader.history(published))
        if any(
            self.village.storage.size(f"objects/{f.sha256[:2]}/{f.sha256}") is None
            for f in reader.manifest(old, targets[old]).files
        ):
            return  # collected
        self._step(
            lambda: roll_back(self.village.publisher, old),
            "roll back",
            expected={self.number, self.number + 1},
        )
        # Nothing is new when the newest has that content already.
        after = self.village.publisher.read()
        assert after.highest in {self.number, self.number + 1}
        self.number = after.highest
        files = reader.manifest(old, targets[old]).files
        assert reader.manifest(self.number, after.files[f"{self.number}.json"]).files == files

    def _collect(self) -> None:
        # By then everything on the disk is old; two releases stay to be taken back.
        then = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=9)
        self._step(
            lambda: collect(self.village.storage, then, keep=2, grace=dt.timedelta(0)),
            "collect",
            expected={self.number},
            quietly=True,
        )

    def _export(self) -> None:
        before = self._look(self.stick) if self._has_been_exported() else None
        self._step(self._to_stick, "export", expected={self.number})
        assert self._look(self.stick) == self.number
        assert self._objects(self.stick) == len(contents(0))
        assert before is None or before <= self.number

    def _to_stick(self) -> None:
        target = LocalStorage(self.stick, disk=QuickDisk())
        export(self.village.storage, self.stick, [SITE], target=target)

    def _rotate(self) -> None:
        role = self.rng.choice(("timestamp", "snapshot", "targets"))
        keys, publisher = [self.village.root_keys], self.village.publisher
        version = publisher.read().root.version
        self._step(
            lambda: rotate(publisher, role, keys),
            "rotate",
            expected={self.number},
            # A key that was replaced already is not replaced once more.
            again=lambda: (
                pending_file(publisher).exists() or publisher.read().root.version == version
            ),
        )
        assert publisher.read().root.version == version + 1
        assert len(list(publisher.keys.iterdir())) == 3

    def _step(
        self,
        act: Callable[[], object],
        name: str,
        *,
        expected: set[int] | None = None,
        quietly: bool = False,
        again: Callable[[], bool] = lambda: True,
    ) -> None:
        """Kill somebody who does `act`, see that all is whole, and let the next one complete it."""
        watch = self.rng.random() < 0.2 and bool(expected) and not quietly
        seen: list[int] = []
        after = self.rng.uniform(0, 1.2) * self._takes.get(name, 0.03)
        meanwhile = (lambda: seen.append(self._look())) if watch else (lambda: None)
        if strike(act, after, meanwhile):
            self.ended[name] += 1
        else:
            self.killed[name] += 1
        if expected:
            assert {*seen, self._look()} <= expected
            if self._has_been_exported():
                self._look(self.stick)
        start = time.perf_counter()
        if again():
            act()
        took = time.perf_counter() - start
        self._takes[name] = 0.7 * self._takes.get(name, took) + 0.3 * took
        assert not list((self.root / ".incoming").iterdir())

    def _has_been_exported(self) -> bool:
        """Tell whether the stick says that it holds something."""
        return (self.stick / f"sites/{SITE}/metadata/timestamp.json").exists()

    def _look(self, base: Path | None = None) -> int:
        """Return the release that a new kiosk finds there, after it verified every byte."""
        self.looks += 1
        cache = self.village.folder / f"kiosk-{self.looks}"
        where = str(base or self.root)
        village = self.village
        _, manifests = Kiosk(where, SITE, cache, village.pinned, lambda: village.now).look()
        return manifests[0].number if manifests else 0

    @staticmethod
    def _objects(base: Path) -> int:
        return sum(1 for _ in LocalStorage(base).list("objects"))

    def report(self) -> str:
        lines = [
            f"{name}: {self.killed[name]} killed, {self.ended[name]} ended" for name in self.killed
        ]
        return f"{sum(self.killed.values())} killed: " + "; ".join(lines)


def test_a_publisher_killed_at_any_moment_leaves_whole_releases(tmp_path: Path) -> None:
    ordeal = Ordeal(tmp_path, seed=2026)
    ordeal.suffer(60)
    assert ordeal.killed["publish"] > 5
    assert ordeal.killed["collect"] > 0
    assert ordeal.killed["export"] > 0


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_a_publisher_killed_thousands_of_times_leaves_whole_releases(tmp_path: Path) -> None:
    ordeal = Ordeal(tmp_path, seed=2027)
    ordeal.suffer(3000)
    print(f"\n{ordeal.report()}")  # noqa: T201  # the figures of a long run
    assert sum(ordeal.killed.values()) >= 2000


def test_a_killed_publisher_does_not_keep_the_next_one_waiting(tmp_path: Path) -> None:
    village = Village(tmp_path, LocalStorage(tmp_path / "repository", patience=0))
    village.begin()

    def hang() -> None:
        from kiosk.release.storage import Work  # noqa: PLC0415

        with village.storage.working(Work.PUBLISH):
            (tmp_path / "hanging").touch()
            while True:
                time.sleep(1)

    def until_it_hangs() -> None:
        while not (tmp_path / "hanging").exists():
            pass

    assert not strike(hang, 0, until_it_hangs)
    assert refresh(village.publisher).renewed == ("timestamp",)
