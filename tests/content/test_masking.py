from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.masking import mask, mask_identity, mask_mobile


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("530102199001011234", "5301**********1234"),
        ("53010219900101123X", "5301**********123X"),
        ("53010219900101123x", "5301**********123x"),
        ("证件530102199001011234，", "证件5301**********1234，"),
        ("５３０１０２１９９００１０１１２３４", "５３０１**********１２３４"),
        ("530102200012311234 110101195002291234", "5301**********1234 1101**********1234"),
    ],
)
def test_an_identity_number_is_masked(text: str, masked: str) -> None:
    assert mask_identity(text) == masked
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "530102199013011234",  # month 13
        "530102199001321234",  # day 32
        "030102199001011234",  # region 03
        "530102179001011234",  # born 1790
        "1530102199001011234",  # nineteen digits
        "5301021990010112345",
        "53010219900101123",  # seventeen
    ],
)
def test_other_long_numbers_are_no_identity_numbers(text: str) -> None:
    assert mask_identity(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("13812345678", "138****5678"),
        ("电话：19912345678。", "电话：199****5678。"),
        ("138 1234 5678", "138 **** 5678"),
        ("138-1234-5678", "138-****-5678"),
        ("+8613812345678", "+86138****5678"),
        ("86 13812345678", "86 138****5678"),
        ("１３８１２３４５６７８", "１３８****５６７８"),
        ("13812345678、13987654321", "138****5678、139****4321"),
    ],
)
def test_a_mobile_number_is_masked(text: str, masked: str) -> None:
    assert mask_mobile(text) == masked
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "12812345678",
        "1381234567",
        "138123456789",
        "113812345678",
        "0875-1234567",
        "2026-03-01",
        "20260301",
    ],
)
def test_other_numbers_are_no_mobile_numbers(text: str) -> None:
    assert mask(text) == text


_DIGITS = st.text(alphabet="0123456789", min_size=1, max_size=12)


@given(text=st.text(alphabet="0123456789Xx- +１３８禾,", max_size=60))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    assert mask(mask(text)) == mask(text)


@given(text=st.text(max_size=60))
def test_masking_never_changes_what_is_no_digit_or_its_length_by_much(text: str) -> None:
    masked = mask(text)

    assert len(masked) == len(text)
    assert all(a == b or (b == "*" and a.isdigit()) for a, b in zip(text, masked, strict=True))


@given(
    before=st.text(alphabet="禾光：,a", max_size=5),
    second=st.sampled_from("3456789"),
    rest=st.text(alphabet="0123456789", min_size=9, max_size=9),
    after=st.text(alphabet="禾光：,a", max_size=5),
)
def test_no_mobile_number_gets_through(before: str, second: str, rest: str, after: str) -> None:
    assert mask(f"{before}1{second}{rest}{after}") == (
        f"{before}1{second}{rest[0]}****{rest[5:]}{after}"
    )


@given(
    region=st.integers(110000, 659999),
    born=st.dates(),
    order=st.integers(0, 999),
    check=st.sampled_from("0123456789Xx"),
)
def test_no_identity_number_gets_through(region: int, born: object, order: int, check: str) -> None:
    day = str(born).replace("-", "")
    number = f"{region}{day}{order:03d}{check}"
    expected = f"{number[:4]}**********{number[-4:]}" if day[:2] in ("18", "19", "20") else number

    assert mask_identity(f"张三{number}号") == f"张三{expected}号"
