"""What is kept with a release proves, with no network, that it was signed when it was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content.store.store import Store
from kiosk.update.errors import ChainError, OtherReleaseError, OtherSiteError
from kiosk.update.offline import accepted_file, verify_chain
from tests.fakes.bad_server import BadServer
from tests.fakes.signed_tree import DAY, NOW, SITE, SignedTree, manifest_of
from tests.fakes.trusting import Trusting

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kiosk.content.release import Manifest
    from kiosk.update.findings import Signed


@pytest.fixture
def tree() -> SignedTree:
    tree = SignedTree()
    for role in ("timestamp", "root", "targets"):
        tree.rotate(role)
    tree.offer(1, 2)
    return tree


@pytest.fixture
def signed(tree: SignedTree, tmp_path: Path) -> Signed:
    with BadServer() as server:
        kiosk = Trusting(tmp_path / "kiosk", server, tree)
        kiosk.check()
        return kiosk.trust.release(kiosk.source, 2)


def _verify(
    signed: Signed,
    tree: SignedTree,
    chain: Mapping[str, bytes] | None = None,
    *,
    manifest: bytes | None = None,
    number: int = 2,
    site: str = SITE,
) -> Manifest:
    return verify_chain(
        signed.chain if chain is None else chain,
        signed.data if manifest is None else manifest,
        pinned=tree.pinned,
        site=site,
        number=number,
    )


def test_a_release_that_was_kept_is_proven_with_no_network(
    signed: Signed, tree: SignedTree
) -> None:
    assert _verify(signed, tree) == manifest_of(2)


def test_it_is_proven_as_well_after_going_through_the_store(
    signed: Signed, tree: SignedTree, tmp_path: Path
) -> None:
    store = Store.open(tmp_path / "store")
    body = tmp_path / "site.yaml"
    body.write_bytes(b"release 2")
    store.adopt(body, signed.manifest.files[0])
    store.install(signed.manifest, signed.data, signed.chain)
    proof = store.proof(2)
    assert _verify(signed, tree, proof.chain, manifest=proof.manifest).number == 2


def test_it_is_held_against_the_time_it_was_accepted_at_and_no_other(
    signed: Signed, tree: SignedTree
) -> None:
    # All of its signatures have run out by any clock; it was accepted while they held.
    assert tree.timestamp.expires == NOW + 30 * DAY
    _verify(signed, tree, {**signed.chain, "accepted.json": accepted_file(NOW + 29 * DAY)})
    with pytest.raises(ChainError):
        _verify(signed, tree, {**signed.chain, "accepted.json": accepted_file(NOW + 31 * DAY)})


def test_the_pin_of_a_newer_installation_still_proves_it(signed: Signed, tree: SignedTree) -> None:
    for version in (2, 3, 4):
        pinned = tree.files[tree.at(f"metadata/{version}.root.json")]
        verify_chain(signed.chain, signed.data, pinned=pinned, site=SITE, number=2)


@pytest.mark.parametrize("drop", range(7))
def test_with_a_file_of_the_chain_missing_nothing_is_proven(
    signed: Signed, tree: SignedTree, drop: int
) -> None:
    names = sorted(set(signed.chain) - {"1.root.json"})  # that one is pinned
    assert len(names) == 7
    del signed.chain[names[drop]]  # type: ignore[attr-defined]
    with pytest.raises(ChainError):
        _verify(signed, tree)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_an_altered_byte_of_the_chain_proves_nothing_else(
    signed: Signed, tree: SignedTree, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(signed.chain)))
    altered = bytearray(signed.chain[name])
    altered[data.draw(st.integers(0, len(altered) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        proven = _verify(signed, tree, {**signed.chain, name: bytes(altered)})
    except ChainError:
        return
    assert proven == manifest_of(2)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_an_altered_byte_of_the_manifest_is_always_found(
    signed: Signed, tree: SignedTree, data: st.DataObject
) -> None:
    altered = bytearray(signed.data)
    altered[data.draw(st.integers(0, len(altered) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(ChainError):
        _verify(signed, tree, manifest=bytes(altered))


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["accepted.json", "2.root.json", "timestamp.json"]), st.binary()
    )
)
def test_nonsense_is_told_in_words(
    signed: Signed, tree: SignedTree, nonsense: dict[str, bytes]
) -> None:
    if nonsense:
        with pytest.raises(ChainError):
            _verify(signed, tree, {**signed.chain, **nonsense})


def test_the_chain_of_other_signers_proves_nothing(signed: Signed) -> None:
    with pytest.raises(ChainError):
        _verify(signed, SignedTree())


def test_the_manifest_of_another_release_is_not_proven_by_this_one_s_chain(
    signed: Signed, tree: SignedTree
) -> None:
    with pytest.raises(ChainError):
        _verify(signed, tree, manifest=tree.manifests[1])


def test_a_release_is_not_proven_under_the_number_of_another(
    signed: Signed, tree: SignedTree
) -> None:
    with pytest.raises(ChainError):
        _verify(signed, tree, number=1)


def test_a_release_signed_under_the_number_of_another_is_not_proven() -> None:
    tree = SignedTree()
    tree.manifests[5] = manifest_of(2).to_bytes()
    tree.publish()
    chain = {
        **{name: tree.files[tree.at(f"metadata/{name}")] for name in ("timestamp.json",)},
        "snapshot.json": tree.files[tree.at("metadata/2.snapshot.json")],
        "targets.json": tree.files[tree.at("metadata/2.targets.json")],
        "accepted.json": accepted_file(NOW),
    }
    with pytest.raises(OtherReleaseError):
        verify_chain(chain, tree.manifests[5], pinned=tree.pinned, site=SITE, number=5)


def test_a_release_of_another_site_is_not_proven(signed: Signed, tree: SignedTree) -> None:
    with pytest.raises(OtherSiteError):
        _verify(signed, tree, site="another")
