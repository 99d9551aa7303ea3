from __future__ import annotations

from kiosk.bench.machine import describe, field, memory


def test_a_field_is_found_in_both_ways_of_writing() -> None:
    assert field("cpu family\t: 25\nmodel name\t: AMD: Zen\n", "model name") == "AMD: Zen"
    assert field('ID=debian\nPRETTY_NAME="Debian 12"\n', "PRETTY_NAME") == "Debian 12"
    assert field("", "anything") == ""


def test_memory_is_said_in_gigabytes() -> None:
    assert memory("MemTotal:        4194304 kB\n") == "4.0 GiB"


def test_this_machine_is_described_with_its_screen() -> None:
    facts = describe((1920, 1080))
    assert facts["screen"].startswith("1920x1080")
    assert "Kivy" in facts["kiosk"]


def test_without_a_screen_none_is_described() -> None:
    facts = describe(None)
    assert "screen" not in facts
    assert "Kivy" not in facts["kiosk"]
