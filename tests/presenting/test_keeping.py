"""What is kept of visits on a disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.content.store.durable import Disk
from kiosk.presenting.keeping import DiskKeeper, read_kept
from kiosk.show.presenter.acts import Jump, Next
from kiosk.show.presenter.presenter import Presenter
from kiosk.show.presenter.report import report_on
from tests.fakes.clock import FakeClock
from tests.fakes.site import full_site
from tests.fakes.visits import town_visit

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def presenter() -> Presenter:
    presenter = Presenter.of(town_visit(), full_site(), FakeClock())
    presenter.do(Jump(leg=1))
    return presenter


def test_an_empty_folder_keeps_nothing(tmp_path: Path) -> None:
    assert read_kept(tmp_path / "visits").standing is None


def test_what_was_kept_is_found_again(tmp_path: Path, presenter: Presenter) -> None:
    keeper = DiskKeeper(tmp_path / "visits")
    report = report_on(presenter.standing, presenter.legs)
    keeper.standing(presenter.standing)
    keeper.visit(town_visit(at="2026-11-28 09:30"))
    keeper.report(report)
    keeper.close()

    kept = read_kept(tmp_path / "visits")

    assert kept.standing == presenter.standing
    assert kept.visits == (town_visit(at="2026-11-28 09:30"),)
    assert kept.reports == (report,)


def test_the_latest_standing_is_kept(tmp_path: Path, presenter: Presenter) -> None:
    keeper = DiskKeeper(tmp_path)
    for _ in range(50):
        presenter.do(Next())
        keeper.standing(presenter.standing)
    keeper.close()

    assert read_kept(tmp_path).standing == presenter.standing


def test_nothing_is_resumed_after_a_visit_was_laid_down(
    tmp_path: Path, presenter: Presenter
) -> None:
    keeper = DiskKeeper(tmp_path)
    keeper.standing(presenter.standing)
    keeper.standing(None)
    keeper.close()

    assert read_kept(tmp_path).standing is None


def test_a_visit_written_by_hand_is_found_and_a_wrong_one_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "good.yaml").write_text(
        "id: good\ndelegation: 清水镇\nat: 2026-11-28 09:30\nsegments:\n"
        "  - {talk: 欢迎, minutes: 2}\n  - {film: {from: 1:00}, minutes: 3}\n"
    )
    (tmp_path / "wrong.yaml").write_text("id: wrong\ndelegation: 清水镇\nsegmnts: []\n")

    kept = read_kept(tmp_path)

    assert [visit.id for visit in kept.visits] == ["good"]
    assert "wrong.yaml:3:1" in caplog.text
    assert "segments" in caplog.text


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"visit": 3}', b"x" * 600_000])
def test_a_spoilt_standing_is_no_standing(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / "standing.json").write_bytes(spoilt)

    assert read_kept(tmp_path).standing is None


class FullDisk(Disk):
    """A disk without room."""

    def write(self, path: Path, data: bytes, at: int = 0) -> None:  # noqa: ARG002
        raise OSError(28, "No space left on device", str(path))


def test_a_full_disk_is_told_and_ends_nothing(
    tmp_path: Path, presenter: Presenter, caplog: pytest.LogCaptureFixture
) -> None:
    keeper = DiskKeeper(tmp_path, FullDisk())
    keeper.standing(presenter.standing)
    keeper.close()

    assert "the disk is full" in caplog.text
