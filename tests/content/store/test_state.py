from __future__ import annotations

import errno
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.store.activation import AgentState, DisplayState
from kiosk.content.store.durable import DiskFullError, ReadOnlyDiskError
from kiosk.content.store.state import StateFile
from tests.fakes.disks import (
    Countdown,
    HookedDisk,
    KilledError,
    QuickDisk,
    fault,
    full_disk,
    kill,
    read_only_disk,
)

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.content.store.durable import Disk

OLD = DisplayState(current=3, previous=2, starts=1, bad=(1,), why={1: "影片放不出来"})
NEW = DisplayState(current=4, previous=3)


def state_file(folder: Path, disk: Disk | None = None) -> StateFile[DisplayState]:
    return StateFile(disk or QuickDisk(), folder / "display.json", DisplayState)


def test_a_new_kiosk_has_the_state_of_a_new_kiosk(tmp_path: Path) -> None:
    found = state_file(tmp_path).look()
    assert found.state == DisplayState()
    assert (found.sequence, found.damaged, found.lost) == (0, (), False)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    state_file(tmp_path).write(OLD)
    assert state_file(tmp_path).read() == OLD


def test_every_kind_of_value_comes_back(tmp_path: Path) -> None:
    state = AgentState(
        ready=7,
        at_once=True,
        refused={6: "too new"},
        notes={"etag": '"abc"'},
    )
    file = StateFile(QuickDisk(), tmp_path / "agent.json", AgentState)
    file.write(state)
    assert file.read() == state


@pytest.mark.parametrize("name", ["display.json", "display.json.copy"])
@pytest.mark.parametrize(
    "damage",
    [b"", b"{}", b"[]", b"\0" * 100, b"[" * 100_000, b'{"check":0,"sequence":1,"state":{}}', None],
    ids=repr,
)
def test_one_spoilt_copy_loses_nothing_and_is_reported(
    tmp_path: Path, name: str, damage: bytes | None
) -> None:
    state_file(tmp_path).write(OLD)
    path = tmp_path / name
    path.write_bytes(path.read_bytes()[:-20] if damage is None else damage)
    found = state_file(tmp_path).look()
    assert found.state == OLD
    assert found.damaged == (path,)
    assert not found.lost
    state_file(tmp_path).write(NEW)
    assert state_file(tmp_path).look().damaged == ()


def test_a_copy_that_is_gone_is_no_damage(tmp_path: Path) -> None:
    state_file(tmp_path).write(OLD)
    (tmp_path / "display.json").unlink()
    found = state_file(tmp_path).look()
    assert found.state == OLD
    assert not found.damaged


def test_both_copies_spoilt_is_a_loss_that_is_reported(tmp_path: Path) -> None:
    state_file(tmp_path).write(OLD)
    (tmp_path / "display.json").write_bytes(b"\0")
    (tmp_path / "display.json.copy").write_bytes(b"\0")
    found = state_file(tmp_path).look()
    assert found.state == DisplayState()
    assert found.lost
    assert len(found.damaged) == 2


def test_a_changed_digit_is_damage(tmp_path: Path) -> None:
    state_file(tmp_path).write(OLD)
    for path in tmp_path.iterdir():
        path.write_text(path.read_text().replace('"current": 3', '"current": 9'))
    assert state_file(tmp_path).look().lost


def test_what_a_newer_program_wrote_beside_it_is_passed_over(tmp_path: Path) -> None:
    file = state_file(tmp_path)
    file.write(OLD)
    newer = StateFile(QuickDisk(), tmp_path / "display.json", AgentState)
    newer.write(AgentState(ready=3))
    assert file.read() == DisplayState()
    assert not file.look().lost


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
def test_values_of_the_wrong_kind_are_damage(tmp_path: Path) -> None:
    StateFile(QuickDisk(), tmp_path / "display.json", DisplayState).write(
        DisplayState(current="four")  # type: ignore[arg-type]
    )
    assert state_file(tmp_path).look().lost


def test_the_newer_of_two_whole_copies_counts(tmp_path: Path) -> None:
    state_file(tmp_path).write(OLD)
    older = (tmp_path / "display.json").read_bytes()
    state_file(tmp_path).write(NEW)
    (tmp_path / "display.json").write_bytes(older)
    assert state_file(tmp_path).read() == NEW


def test_a_kill_at_any_operation_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    states = []
    for at in range(20):
        folder = tmp_path / str(at)
        folder.mkdir()
        state_file(folder).write(OLD)
        try:
            state_file(folder, HookedDisk(Countdown(at, kill))).write(NEW)
        except KilledError:
            states.append(state_file(folder).read())
            assert not state_file(folder).look().damaged
    assert states[0] == OLD
    assert states[-1] == NEW
    assert set(map(repr, states)) == {repr(OLD), repr(NEW)}


def test_a_full_disk_is_said_and_keeps_the_old_state(tmp_path: Path) -> None:
    state_file(tmp_path).write(OLD)
    with pytest.raises(DiskFullError, match="full") as caught:
        state_file(tmp_path, full_disk()).write(NEW)
    assert "磁盘已满" in caught.value.zh
    assert state_file(tmp_path).read() == OLD


def test_a_read_only_disk_is_said_and_can_be_read(tmp_path: Path) -> None:
    state_file(tmp_path).write(OLD)
    with pytest.raises(ReadOnlyDiskError, match="cannot be written"):
        state_file(tmp_path, read_only_disk()).write(NEW)
    assert state_file(tmp_path, read_only_disk()).read() == OLD


def test_a_failing_disk_is_not_taken_for_a_full_one(tmp_path: Path) -> None:
    disk = HookedDisk(Countdown(0, fault(errno.EIO)))
    with pytest.raises(Exception, match="the disk failed"):
        state_file(tmp_path, disk).write(NEW)


@given(
    st.binary(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["check", "sequence", "state"]) | st.text(), inner)
        ),
    ).map(lambda value: json.dumps(value).encode())
)
def test_no_bytes_make_reading_fail(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("state")
    (folder / "display.json").write_bytes(data)
    assert state_file(folder).look().lost
