"""Every command of the guides is run, in the order in which a reader would."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.settings import data_folder
from tests.content.builder import SITE, SiteBuilder

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = ["publishing.md", "publishing.zh.md", "ceremony.md", "ceremony.zh.md"]
SERVE = """\
kiosk release serve --port 0 >served & served=$!
until grep -q http served; do :; done
kill $served
"""


def blocks(guide: str, kind: str = "sh") -> list[str]:
    text = (DOCS / guide).read_text(encoding="utf-8")
    return re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL)


class Reader:
    """Somebody at a terminal, who has the demo site and a few sticks."""

    def __init__(self, home: Path) -> None:
        self.home = home
        demo = SiteBuilder(home / "kiosk/media/demo")
        demo.write("site.yaml", SITE + "summary: 请用四十分钟，走一走\n")
        for stick in ("stick", "stick-a", "stick-b", "stick-c", "stick-d"):
            (home / "media" / stick).mkdir(parents=True)

    def run(self, *commands: str) -> str:
        script = "".join(commands).replace("/media/stick", f"{self.home}/media/stick")
        done = subprocess.run(
            ["/bin/bash", "-euxc", script],
            cwd=self.home,
            env={
                **{name: value for name, value in os.environ.items() if name != "LC_ALL"},
                "HOME": str(self.home),
                "XDG_DATA_HOME": str(data_folder().parent),  # fonts are cut once a machine
                "LC_MESSAGES": "en_GB",  # the answers' language; the machine may not know it
                "LANG": "C.UTF-8",
                "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.mark.timeout(1200)
def test_the_guide_to_publishing_works(tmp_path: Path) -> None:
    commands = blocks("publishing.md")
    assert any("kiosk release serve\n" in block for block in commands)
    daily = blocks("publishing.md", "crontab")[0].split(maxsplit=5)[5].replace("~/", f"{tmp_path}/")
    script = "".join(commands).replace("kiosk release serve\n", SERVE)
    told = Reader(tmp_path).run(script, f"({daily.strip()})\n")
    assert "release 1 is published" in told
    assert "release 3 is for other kiosks now" in told
    assert "signed anew: timestamp" in told
    assert "read back" in told


def test_a_first_publication_takes_five_commands() -> None:
    first = [block for block in blocks("publishing.md") if "release init" in block]
    assert len(first[0].splitlines()) == 5


@pytest.mark.timeout(1200)
def test_the_key_ceremony_works(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    prepare = "mkdir publishing && cd publishing && cp -r ../kiosk/media/demo village\n"
    commands = blocks("ceremony.md")
    at = next(number for number, block in enumerate(commands) if "1a2b3c4d" in block)
    reader.run(prepare, *commands[:at])
    listed = reader.run("cd publishing; kiosk release list --site heguang --json\n")
    third = json.loads(listed)["keys"]["root"][2]
    rest = "".join(commands[at:]).replace("1a2b3c4d", third)
    told = reader.run("cd publishing\n", rest)
    assert told.count("is published; the old key is no longer good") == 3
    assert "release 1 is published" in told


def test_both_languages_have_the_same_commands() -> None:
    for english, chinese in (GUIDES[:2], GUIDES[2:]):
        for kind in ("sh", "yaml", "crontab"):
            assert blocks(english, kind) == blocks(chinese, kind)


def test_the_settings_of_the_guide_are_read(tmp_path: Path) -> None:
    from kiosk.commands.releasing.settings import PublisherSettings  # noqa: PLC0415
    from kiosk.marked_yaml import read_model  # noqa: PLC0415

    bucket, days = blocks("publishing.md", "yaml")
    file = tmp_path / "publisher.yaml"
    file.write_text(bucket + days, encoding="utf-8")
    settings = read_model(file, PublisherSettings)
    assert settings.s3 is not None
    assert settings.s3.bucket == "villages"
    assert settings.days == PublisherSettings(repository=Path()).days


def test_every_act_is_in_the_guides() -> None:
    from kiosk.commands.releasing.acts import ACTS  # noqa: PLC0415

    text = "".join((DOCS / guide).read_text(encoding="utf-8") for guide in GUIDES[::2])
    assert all(f"kiosk release {act}" in text for act in ACTS)
