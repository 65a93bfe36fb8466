"""Proofs as files: that an entry is in the tree, and that a later tree holds an earlier one unchanged."""

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal import chain, checkpoints, notes
from lianxinqiao.journal.models import Checkpoint, Entry, Leaf
from lianxinqiao.journal.tree import extends, includes, leaf_hash


def text(entry: Entry) -> bytes:
    """The entry as the tree holds it: its canonical text, without a line's end."""
    return chain.text(entry)


def inclusion(entry: Entry) -> str:
    """Against the newest checkpoint (C2SP tlog-proof). Raises Refused where the entry is younger."""
    leaf = Leaf.objects.filter(chain=entry.chain, number=entry.number).first()
    checkpoint = checkpoints.newest()
    if leaf is None or checkpoint is None or leaf.index >= checkpoint.size:
        raise Refused(_("这一条还没有收入检查点，请在下一个检查点之后再取证明。"))
    path = checkpoints.whole().inclusion(leaf.index, checkpoint.size)
    return notes.inclusion_file(leaf.index, path, checkpoint.text)


def consistency(old: int, new: Checkpoint) -> str:
    """Between a size that somebody knows and a checkpoint (the request that C2SP tlog-witness takes)."""
    if not 0 <= old <= new.size:
        raise Refused(_("检查点只有 %(size)s 条，不能与 %(old)s 条相比。") % {"size": new.size, "old": old})
    return notes.consistency_file(old, checkpoints.whole().consistency(old, new.size), new.text)


def holds(proof: str, entry: bytes, vkey: str) -> bool:
    """Whether a proof file shows this entry to be in the tree that the key signed. Raises BadNote."""
    index, path, note = notes.read_proof(proof)
    read = notes.Note.read(note)
    told = notes.Checkpoint.of(read.text)
    return bool(read.signed_by(notes.Verifier.of(vkey))) and includes(
        leaf_hash(entry), index, told.size, path, told.root
    )


def follows(proof: str, older: str) -> bool:
    """Whether a consistency file shows its checkpoint to go on from an older one. Raises BadNote."""
    old, path, note = notes.read_proof(proof)
    before, after = (notes.Checkpoint.of(notes.Note.read(each).text) for each in (older, note))
    return before.size == old and extends(old, before.root, after.size, after.root, path)
