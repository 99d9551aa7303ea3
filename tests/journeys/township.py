"""The township's real server in a process of its own, with a village that publishes."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from kiosk.bench.program import wait_until
from tests.journeys.kiosk import environment
from tests.update.agency import Agency, content, cover

if TYPE_CHECKING:
    from pathlib import Path

_BEFORE = "import json, django; django.setup(); "
_TREE = """
from wagtail.models import Page
from kiosk.server.authoring.models import Township, VillageSite
root = Page.get_first_root_node()
town = root.add_child(instance=Township(title='晨溪乡', slug='town', live=False))
town.add_child(instance=VillageSite(title='禾光村', slug='heguang', code='heguang', live=False))
"""
_APPROVE = """
from kiosk.server.authoring.models import VillageSite
from kiosk.server.devices.pairing import approve, find
kiosk = find({code!r})
site = VillageSite.objects.get(code='heguang')
approve(kiosk, code={code!r}, site=site, name='礼堂', by=None)
print(json.dumps(kiosk.fingerprint))
"""
_SEND = """
from kiosk.link.commands import COMMAND
from kiosk.server.devices.actions import send_command
from kiosk.server.devices.models import Kiosk
command = COMMAND.validate_json({command!r})
print(json.dumps([str(c.pk) for c in send_command(Kiosk.objects.approved(), command)]))
"""
_ASK = """
from kiosk.server.devices.models import Kiosk, KioskCommand, Screenshot
kiosk = Kiosk.objects.first()
picture = Screenshot.objects.first()
told = dict(
    state=kiosk and kiosk.state, shown=kiosk and kiosk.shown, facts=kiosk and kiosk.facts,
    picture=picture and picture.file.path,
    commands={{str(c.pk): c.state for c in KioskCommand.objects.all()}},
)
print(json.dumps(told))
"""


class Township:
    """Everything of it below one folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        (folder / "village").mkdir()
        self.agency = Agency(folder / "village")
        self.agency.end()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.data = folder / "server"
        settings = folder / "server.yaml"
        settings.write_text(f"address: {self.address}\n", "utf-8")
        self.environ = environment(
            KIOSK_SERVER_SETTINGS=str(settings),
            KIOSK_SERVER_DATA=str(self.data),
            DJANGO_SETTINGS_MODULE="kiosk.server.project.settings",
        )
        trust = self.data / "keys" / "trust"
        trust.mkdir(parents=True)
        (trust / "heguang.root.json").write_bytes(self.agency.village.pinned)
        self._run("-m", "django", "migrate", "--verbosity", "0")
        self._run("-m", "django", "createcachetable")
        self.do(_TREE)
        published = str(self.agency.folder / "repository")
        words = (
            *("--interface", "wsgi", "--no-ws", "--host", "127.0.0.1", "--port", str(self.port)),
            *("--workers", "1", "--blocking-threads", "4"),
            *("--static-path-route", "/published", "--static-path-mount", published),
        )
        self._log = (folder / "server.log").open("wb")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "granian", *words, "kiosk.server.project.wsgi:application"],
            env=self.environ,
            stdout=self._log,
            stderr=self._log,
        )
        wait_until(self._answers, "the server", timeout=120)

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(60)
        self._log.close()
        self.agency.stack.close()

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        except OSError:
            return False
        return True

    def _run(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words], env=self.environ, capture_output=True, text=True, check=False
        )
        assert not done.returncode, done.stderr
        return done.stdout

    def do(self, script: str, **values: str) -> Any:
        """Run a script where the server's models are; return what it prints."""
        told = self._run("-c", _BEFORE + "\n" + script.format(**values)).strip()
        return json.loads(told.splitlines()[-1]) if told else None

    # --- what people do -----------------------------------------------------------------

    def publish(self, number: int, colour: tuple[int, int, int]) -> None:
        files = {**content(number), "pictures/cover.jpg": cover(colour)}
        assert self.agency.village.publish(files).number == number

    def approve(self, code: str) -> str:
        """Approve the kiosk that shows `code`; return the fingerprint that the console shows."""
        return str(self.do(_APPROVE, code=code))

    def send(self, command: str) -> str:
        """Send a command, as JSON, to all kiosks; return its id."""
        return str(self.do(_SEND, command=command)[0])

    @property
    def kiosk(self) -> dict[str, Any]:
        """What the server knows of its one kiosk."""
        told: dict[str, Any] = self.do(_ASK)
        return told
