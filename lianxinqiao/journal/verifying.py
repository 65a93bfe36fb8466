"""Verify: walk every chain, hold the tree against every signed checkpoint, and the tables against the journal.

It reads only, and names what it finds. What is written since the last checkpoint is held by its chain alone.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

from lianxinqiao.journal import apart, doors, facts, keys, notes
from lianxinqiao.journal import chain as chains
from lianxinqiao.journal.models import Checkpoint, Entry, Head, Leaf
from lianxinqiao.journal.tree import Tree, leaf_hash

# A clock is set right by seconds; an act may have been at work for a while when the checkpoint passed it by.
BACKWARD, SLOW = 60.0, 3600.0  # seconds


@dataclass(frozen=True)
class Finding:
    """What is not as it was written: its kind, where, how often. The words stand in `findings.py`."""

    kind: str
    chain: str = ""
    number: int = 0
    label: str = ""
    count: int = 1
    of: str = ""  # whose record it is about


@dataclass
class Told:
    """All that one verification learns."""

    findings: list[Finding] = field(default_factory=list)
    entries: int = 0
    protected: int = 0  # of them in the tree
    checkpoints: int = 0
    compared: int = 0  # notes that others hold
    last: Checkpoint | None = None

    def add(self, kind: str, chain: str = "", number: int = 0, label: str = "") -> None:
        """One line for a kind and chain: the first place, and how many there are."""
        for position, each in enumerate(self.findings):
            if chain and (each.kind, each.chain) == (kind, chain):
                self.findings[position] = replace(each, count=each.count + 1)
                return
        self.findings.append(Finding(kind, chain, number, label))


WALK = """
SELECT e.chain, e.number, act, actor_id, actor_title, actor_role, on_behalf_of, object_kind, object_id, object_label,
    {happened}, {written}, extract(epoch FROM written_at)::float8, data, facts, sealed_hash, previous_hash, e.hash, e.id, l.index, l.hash, salt, content, erased_at
FROM journal_entry e
LEFT JOIN journal_leaf l ON l.chain = e.chain AND l.number = e.number
LEFT JOIN journal_sealed s ON s.entry_id = e.id
{where} ORDER BY e.chain, e.number, e.id
"""


# As `chain.moment` spells it: to be spelt by PostgreSQL is half the time of reading a moment and writing it again.
SPELT = """to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""
HAPPENED, WRITTEN = SPELT.format("happened_at"), SPELT.format("written_at")


class Row(NamedTuple):
    chain: str
    number: int
    act: str
    actor_id: int | None
    actor_title: str
    actor_role: str
    on_behalf_of: str
    object_kind: str
    object_id: int | None
    object_label: str
    happened_at: str
    written_at: str
    written: float  # seconds since 1970
    data: Any
    facts: Any
    sealed_hash: str
    previous_hash: str
    hash: str
    pk: int
    leaf: int | None
    leaf_hash: bytes | None
    salt: str | None
    content: Any
    erased_at: datetime | None


def _rows(chain: str | None) -> Iterator[Row]:
    where = "WHERE e.chain = %s" if chain else ""
    with connection.chunked_cursor() as cursor:
        cursor.execute(WALK.format(where=where, happened=HAPPENED, written=WRITTEN), [chain] if chain else None)
        while some := cursor.fetchmany(5000):
            for row in some:
                read = Row._make(row)
                yield read._replace(data=_json(read.data), facts=_json(read.facts), content=_json(read.content))


def _json(told: Any) -> Any:
    return json.loads(told) if isinstance(told, str) else told


class Walk:
    """One pass over the entries, chain by chain."""

    def __init__(self, told: Told, checkpoints: Sequence[Checkpoint]) -> None:
        self.told = told
        self.sizes = [each.size for each in checkpoints]
        self.moments = [each.made_at.timestamp() for each in checkpoints]
        self.leaves: dict[int, bytes] = {}  # by what the entries say today
        self.ends: dict[str, tuple[int, str]] = {}
        self.erased: set[int] = set()
        self.erasures: set[int] = set()
        self.apart = apart.ends()
        self._name, self._number, self._hash = "", 0, ""
        self._written = 0.0

    def over(self, rows: Iterable[Row]) -> None:
        for row in rows:
            if row.chain != self._name:
                self._name, self._written = row.chain, 0.0
                self._number, self._hash = self.apart.get(row.chain, (0, ""))
            self._judge(row)
            self._number, self._hash, self._written = max(row.number, self._number), row.hash, row.written
            self.ends[row.chain] = (self._number, self._hash)
            self.told.entries += 1

    def beside(self) -> None:
        """What was erased without an act that says so, in whichever chain."""
        for entry in Entry.objects.filter(pk__in=self.erased - self.erasures).order_by("chain", "number"):
            self.told.add("erased", entry.chain, entry.number)

    def _judge(self, row: Row) -> None:
        if kind := self._place(row):
            number = self._number + 1 if kind == "missing" else row.number
            self.told.add(kind, row.chain, number)
        text = chains.text(row)
        leaf = leaf_hash(text)
        if kind := _content(row, text, leaf):
            self.told.add(kind, row.chain, row.number)
        if row.leaf is not None:
            self.leaves[row.leaf] = leaf
            self.told.protected += 1
        if self._is_back(row):
            self.told.add("clock", row.chain, row.number)
        self._sealed(row)

    def _place(self, row: Row) -> str:
        if row.number <= self._number:
            return "twice"
        if row.number > self._number + 1:
            return "missing"
        return "reordered" if row.previous_hash != self._hash else ""

    def _is_back(self, row: Row) -> bool:
        if row.written < self._written - BACKWARD:
            return True
        after = bisect_right(self.sizes, row.leaf) if row.leaf is not None else len(self.sizes)
        return bool(after) and row.written < self.moments[after - 1] - SLOW

    def _sealed(self, row: Row) -> None:
        if row.act == "journal.erase":
            self.erasures.update(row.data.get("entries", ()))
        if row.erased_at:
            self.erased.add(row.pk)
        elif bool(row.sealed_hash) != (row.salt is not None) or (
            row.sealed_hash and chains.seal_hash(row.salt or "", row.content) != row.sealed_hash
        ):
            self.told.add("sealed", row.chain, row.number)


def _content(row: Row, text: bytes, leaf: bytes) -> str:
    if chains.digest(text) != row.hash:
        return "altered"
    # It fits to its neighbours, and is not what the tree took in: written anew with its hashes.
    return "forged" if row.leaf_hash is not None and bytes(row.leaf_hash) != leaf else ""


def chain(name: str) -> list[Finding]:
    """One chain alone."""
    told = Told()
    walk = Walk(told, _signed())
    walk.over(_rows(name))
    _ends(told, walk, [name])
    return told.findings


def _signed() -> list[Checkpoint]:
    return list(Checkpoint.objects.order_by("size", "id"))


def everything(against: Iterable[tuple[str, str]] = ()) -> Told:
    """All chains, the tree, the checkpoints, and notes that others kept (name and text of each)."""
    told, signed = Told(), _signed()
    walk = Walk(told, signed)
    walk.over(_rows(None))
    walk.beside()
    heads = Head.objects.values_list("chain", flat=True)
    known = {*walk.ends, *heads, *Leaf.objects.order_by().values_list("chain", flat=True).distinct()}
    _ends(told, walk, sorted(known))
    tree = Tree(_leaves(walk))
    told.last = signed[-1] if signed else None
    _checkpoints(told, tree, signed)
    _notes(told, tree, against)
    for difference in facts.differences():
        label = f"{difference.label}（{'、'.join(difference.rows)}）"
        told.findings.append(Finding("facts", label=label, of=difference.chain))
    for label in doors.differences():
        told.add("door", label=label)
    return told


def _ends(told: Told, walk: Walk, names: Iterable[str]) -> None:
    """What should stand at the end of each chain: by its head, and by the tree."""
    heads = {each.chain: each for each in Head.objects.all()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT chain, max(number) FROM journal_leaf GROUP BY chain")
        taken = dict(cursor.fetchall())
    for name in names:
        number, last = walk.ends.get(name) or walk.apart.get(name, (0, ""))
        head = heads.get(name)
        if taken.get(name, 0) > number:
            told.add("rewound" if number else "gone", name, number + 1)
        elif head is None:
            if number:
                told.add("cut", name, number + 1)
        elif (head.number, head.hash) != (number, last):
            told.add("cut" if head.number >= number else "head", name, min(head.number, number) + 1)


def _leaves(walk: Walk) -> list[bytes]:
    """By today's entries; where one is gone, what the tree took in."""
    kept = Leaf.objects.order_by("index").values_list("index", "hash").iterator(20_000)
    return [walk.leaves.get(index, bytes(kept_hash)) for index, kept_hash in kept]


def _checkpoints(told: Told, tree: Tree, signed: Sequence[Checkpoint]) -> None:
    ours = keys.verifier()
    # A key that the journal itself introduced: in a restored place those of before are known by that alone.
    said = Entry.objects.filter(act="journal.key").values_list("data__vkey", flat=True)
    known = {str(ours), *keys.former(), *said} if ours else {each.vkey for each in signed}
    moment = 0.0
    for each in signed:
        told.checkpoints += 1
        label = f"{each.size} {timezone.localtime(each.made_at):%Y-%m-%d}"
        if each.vkey not in known:
            told.add("key", label=label)
        elif kind := _against(tree, each.note, [notes.Verifier.of(each.vkey)], "rewound_tree"):
            told.add(kind, label=label)
        if each.made_at.timestamp() < moment - BACKWARD:
            told.add("clock", label=label)
        moment = each.made_at.timestamp()
    in_tables = {each.note for each in signed}
    for name, note in keys.remembered():
        if kind := _against(tree, note, [], "rolled_back"):
            told.add(kind, label=name)
        elif note not in in_tables:
            told.add("checkpoint_gone", label=name)


def _notes(told: Told, tree: Tree, against: Iterable[tuple[str, str]]) -> None:
    ours = keys.verifier()
    known = [notes.Verifier.of(vkey) for vkey in {*keys.former(), *([str(ours)] if ours else [])}]
    for name, text in against:
        told.compared += 1
        note = notes.read_proof(text)[2] if text.startswith(("c2sp.org/tlog-proof", "old ")) else text
        if kind := _against(tree, note, known, "rolled_back"):
            told.add(kind, label=name)


def _against(tree: Tree, note: str, known: Sequence[notes.Verifier], shorter: str) -> str:
    """What is wrong between the tree and one note; the kind `shorter` where the tree has fewer entries."""
    try:
        read = notes.Note.read(note)
        said = notes.Checkpoint.of(read.text)
        if known and not any(read.signed_by(each) for each in known):
            return "unsigned"
    except notes.BadNote:
        return "signature"
    if said.size > tree.size:
        return shorter
    return "" if tree.root(said.size) == said.root else "rewritten"
