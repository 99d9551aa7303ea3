"""Names find room beside their marks, and never lie on each other."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.screens.widgets.label_room import Box, Ground, Name, along, find_room

_VIEW = Box(0, 0, 400, 300)


def _name(x: float, y: float, side: int = 0) -> Name:
    return Name(Box.around(x, y, 20), 80, 24, side)


def test_a_name_stands_at_the_right_of_its_mark() -> None:
    (found,) = find_room([_name(100, 100)], [0], Ground(_VIEW, []), 4)
    assert found == (0, Box(114, 88, 80, 24))


def test_near_the_right_edge_it_stands_at_the_left() -> None:
    (found,) = find_room([_name(380, 100)], [0], Ground(_VIEW, []), 4)
    assert found is not None
    assert found[1].x == 286


def test_it_stays_where_it_was_if_it_can() -> None:
    (found,) = find_room([_name(200, 100, side=1)], [0], Ground(_VIEW, []), 4)
    assert found is not None
    assert found[0] == 1


def test_it_keeps_off_the_way_where_another_side_is_free() -> None:
    way = list(along([(110, 100), (300, 100)], 8))
    (found,) = find_room([_name(100, 100)], [0], Ground(_VIEW, [], way), 4)
    assert found is not None
    assert not any(found[1].meets(box) for box in way)


def test_it_lies_on_the_way_rather_than_nowhere() -> None:
    way = [Box(0, 0, 400, 300)]
    (found,) = find_room([_name(100, 100)], [0], Ground(_VIEW, [], way), 4)
    assert found is not None


def test_the_first_in_order_has_the_choice() -> None:
    names = [_name(100, 100), _name(150, 100)]
    marks = [name.mark for name in names]
    assert find_room(names, [1, 0], Ground(_VIEW, marks), 4)[1] == (0, Box(164, 88, 80, 24))


def test_without_room_there_is_no_name() -> None:
    small = Box(90, 90, 20, 20)
    assert find_room([_name(100, 100)], [0], Ground(small, []), 4) == [None]


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(0, 300)), max_size=12))
def test_no_two_names_and_no_mark_overlap(spots: list[tuple[float, float]]) -> None:
    names = [_name(x, y) for x, y in spots]
    marks = [name.mark for name in names]
    found = find_room(names, range(len(names)), Ground(_VIEW, marks), 4)
    boxes = [room[1] for room in found if room is not None]
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert not any(box.meets(mark) for box in boxes for mark in marks)
    assert all(_VIEW.holds(box) for box in boxes)
