"""The tree and its proofs, judged by an implementation that others wrote; the notes, by vectors that others published."""

import hashlib
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st
from pymerkle import InclusionProof, InmemoryTree, verify_consistency, verify_inclusion

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal import actions, checkpoints, notes, proofs
from lianxinqiao.journal.tree import EMPTY, Tree, extends, includes, leaf_hash
from tests.cast import Cast

SIZE = 37
TEXTS = [f"第{n}条".encode() for n in range(SIZE)]
OURS = Tree([leaf_hash(text) for text in TEXTS])


@pytest.fixture(scope="module")
def theirs() -> InmemoryTree:
    tree = InmemoryTree(algorithm="sha256")
    for text in TEXTS:
        tree.append_entry(text)
    return tree


def test_roots_are_theirs(theirs: InmemoryTree) -> None:
    assert OURS.root(0) == EMPTY == hashlib.sha256(b"").digest()
    for size in range(1, SIZE + 1):
        assert OURS.root(size) == theirs.get_root(size)


def test_proofs_are_theirs(theirs: InmemoryTree) -> None:
    """Theirs begins with the leaf itself, which ours leaves to whoever holds the entry."""
    for size in range(1, SIZE + 1):
        for index in range(size):
            path = theirs.prove_inclusion(index + 1, size).path
            assert [bytes.fromhex(each) if isinstance(each, str) else each for each in path[1:]] == OURS.inclusion(
                index, size
            )


def test_they_accept_our_proofs_and_we_theirs(theirs: InmemoryTree) -> None:
    for size in range(1, SIZE + 1):
        for index in range(size):
            proof = theirs.prove_inclusion(index + 1, size)
            ours = replace_path(proof, [leaf_hash(TEXTS[index]), *OURS.inclusion(index, size)])
            verify_inclusion(leaf_hash(TEXTS[index]), OURS.root(size), ours)
            assert includes(leaf_hash(TEXTS[index]), index, size, OURS.inclusion(index, size), theirs.get_root(size))
        for old in range(1, size):
            verify_consistency(OURS.root(old), OURS.root(size), theirs.prove_consistency(old, size))
            assert extends(old, theirs.get_root(old), size, theirs.get_root(size), OURS.consistency(old, size))


def replace_path(proof: InclusionProof, path: list[bytes]) -> InclusionProof:
    proof.path = path
    return proof


@given(st.integers(1, SIZE), st.data())
@settings(deadline=None, max_examples=60)
def test_a_wrong_proof_is_refused(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    path = OURS.inclusion(index, size)
    assert not includes(leaf_hash(b"another"), index, size, path, OURS.root(size))
    assert not includes(leaf_hash(TEXTS[index]), size, size, path, OURS.root(size))
    if path:
        assert not includes(leaf_hash(TEXTS[index]), index, size, path[:-1], OURS.root(size))
    old = data.draw(st.integers(1, size))
    way = OURS.consistency(old, size)
    assert not extends(old, b"\0" * 32, size, OURS.root(size), way)
    assert not extends(old, OURS.root(old), size, b"\0" * 32, way)
    if way:
        assert not extends(old, OURS.root(old), size, OURS.root(size), way[:-1])


# The example of golang.org/x/mod/sumdb/note, from which the format of C2SP comes.
VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SKEY = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNED = (
    f"{TEXT}\n— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)


def test_notes_are_those_of_others() -> None:
    signer = notes.Signer.of(SKEY)
    assert str(signer.verifier) == VKEY
    assert str(signer) == SKEY
    assert signer.sign(TEXT) == SIGNED
    assert notes.Note.read(SIGNED).signed_by(notes.Verifier.of(VKEY))
    with pytest.raises(notes.BadNote, match="does not hold"):
        notes.Note.read(SIGNED.replace("cryptography", "Cryptography")).signed_by(notes.Verifier.of(VKEY))
    assert notes.Note.read(SIGNED).signed_by(notes.Signer.new("PeterNeumann").verifier) is None


@pytest.mark.parametrize("text", ["", "x", "x\n\n", "x\n\n- a b\n", "x\n\n— a ???\n", "x\x07y\n\n— a AAAAAAAA\n"])
def test_what_is_no_note_is_said_to_be_none(text: str) -> None:
    with pytest.raises(notes.BadNote):
        read = notes.Note.read(text)
        notes.Checkpoint.of(read.text)


@pytest.mark.parametrize("text", ["o\n01\nAAAA\n", "o\n1\nAAAA\n", "o\n-1\n" + "A" * 43 + "=\n", "o\n1\n"])
def test_what_is_no_checkpoint_is_said_to_be_none(text: str) -> None:
    with pytest.raises(notes.BadNote):
        notes.Checkpoint.of(text)


def test_a_proof_file_holds_by_their_hand_too(people: Cast) -> None:
    """The file, the entry's text and the verifier key are all that somebody else needs."""
    entries = [actions.record(act="x", by=None, chain="proved", obj=people.body, data={"n": n}) for n in range(5)]
    old = checkpoints.make()
    file, text = proofs.inclusion(entries[2]), proofs.text(entries[2])
    assert proofs.holds(file, text, old.vkey)
    assert not proofs.holds(file, text.replace(b"2", b"3", 1), old.vkey)

    head, _, note = file.partition("\n\n")
    lines = head.split("\n")
    assert lines[0] == "c2sp.org/tlog-proof@v1"
    index = int(lines[1].removeprefix("index "))
    theirs = InmemoryTree(algorithm="sha256")
    for _ in range(int(note.split("\n")[1])):
        theirs.append_entry(b"")
    proof = theirs.prove_inclusion(index + 1)
    import base64

    leaf = hashlib.sha256(b"\0" + text).digest()
    root = base64.b64decode(note.split("\n")[2])
    verify_inclusion(leaf, root, replace_path(proof, [leaf, *(base64.b64decode(line) for line in lines[2:])]))

    body, _, rest = note.partition("\n\n")
    signature = base64.b64decode(rest.split(" ")[2])[4:]
    key = base64.b64decode(old.vkey.split("+", 2)[2])[1:]
    Ed25519PublicKey.from_public_bytes(key).verify(signature, f"{body}\n".encode())

    actions.record(act="x", by=None, chain="proved", obj=people.body)
    new = checkpoints.make()
    assert proofs.follows(proofs.consistency(old.size, new), old.note)
    assert proofs.consistency(old.size, new).startswith(f"old {old.size}\n")
    with pytest.raises(Refused, match="还没有收入"):
        proofs.inclusion(actions.record(act="x", by=None, chain="proved", obj=people.body))


def test_a_witness_cosigns(people: Cast) -> None:
    made = checkpoints.make()
    witness = notes.Signer.new("witness.example/w1")
    vkey = str(replace(witness.verifier, kind=notes.COSIGNATURE))
    now = int(made.made_at.timestamp())
    text = notes.Note.read(made.note).text
    line = notes.cosign(text, witness, now)
    assert checkpoints.cosign(f"{made.note}{line}\n", vkey).signed_at.timestamp() == now
    assert checkpoints.cosign(f"{line}\n", vkey).pk == made.cosignatures.get().pk  # once
    read = notes.Note.read(made.text)
    assert [each.name for each in read.signatures] == [made.vkey.split("+")[0], "witness.example/w1"]
    assert read.signed_by(notes.Verifier.of(vkey))

    other = notes.Signer.new("witness.example/w1")
    for wrong, why in (
        (notes.cosign(text, other, now), "没有"),
        (notes.cosign("x\n1\n", witness, now), "does not hold"),
        (notes.cosign(text, witness, now + 9999), "还没有到"),
        ("— x y", "无法核验"),
    ):
        with pytest.raises(Refused, match=why):
            checkpoints.cosign(f"{wrong}\n", vkey)
    with pytest.raises(Refused, match="type 4"):
        checkpoints.cosign(made.note, str(witness.verifier))


def test_the_witness_of_their_example() -> None:
    """The key id of a cosignature is taken over its own type, so that it is no signature of a log."""
    witness = replace(notes.Verifier.of(VKEY), kind=notes.COSIGNATURE)
    told = hashlib.sha256(b"PeterNeumann\n\x04" + witness.key).digest()[:4].hex()
    assert str(witness).split("+")[1] == told
