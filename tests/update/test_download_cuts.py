"""A download over a line that is cut again and again."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content import release
from kiosk.content.store import Store
from kiosk.update.download import Manner
from kiosk.update.errors import CutError, ServerError
from tests.fakes import server_faults as faults
from tests.fakes.bad_server import BadServer
from tests.fakes.trees import held, manifest_of, noise, objects_of
from tests.update.taker import Taker

PIECE = 50_000
SIZE = 4 * PIECE + 777
SITE = {"film.mp4": noise(SIZE)}
CUTS = st.lists(
    st.one_of(
        st.integers(0, SIZE).map(faults.cut_after),
        st.integers(0, 200).map(faults.cut_after),
        st.integers(1, SIZE).map(lambda end: faults.no_length(end=end)),
        st.just(faults.hang_up),
        st.just(faults.cut_in_headers),
        st.just(faults.status(503, body=b"")),
    ),
    max_size=25,
)


def kept(store: Store) -> int:
    return store.partial(manifest_of(SITE).files[0]).size


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "PIECE", PIECE)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(cuts=CUTS, restarts=st.booleans())
def test_any_sequence_of_cuts_ends_in_the_same_bytes_and_moves_none_twice(
    tmp_path_factory: pytest.TempPathFactory,
    cuts: list[faults.Fault],
    restarts: bool,  # noqa: FBT001 - hypothesis gives it
) -> None:
    folder = tmp_path_factory.mktemp("cuts")
    moved = 0
    with BadServer(objects_of(SITE)) as server:
        server.then(*cuts)
        store = Store.open(folder)
        while True:
            before = kept(store)
            try:
                taker = Taker(server, store, manner=Manner(failures=1 if restarts else 4))
                moved += taker.take(SITE).moved
            except (CutError, ServerError):
                moved += kept(store) - before
                if restarts:
                    store = Store.open(folder)
            else:
                break
        assert held(store, manifest_of(SITE)) == SITE
        assert moved == SIZE
        assert server.sent == SIZE
