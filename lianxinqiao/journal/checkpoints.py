"""Make checkpoints: take into the tree what was written since the last, and sign it. Never inside an act."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice

from django.db import connection, transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal import actions, chain, facts, keys, notes
from lianxinqiao.journal.models import Checkpoint, Cosignature, Entry, Leaf
from lianxinqiao.journal.signals import checkpoint_made
from lianxinqiao.journal.tree import Tree, leaf_hash

INSTALLATION = "installation"
LOCK = 0x4C5851_4A  # of the database: one at a time takes in and signs
AHEAD = 300  # seconds that a witness's clock may be before ours


def newest() -> Checkpoint | None:
    return Checkpoint.objects.prefetch_related("cosignatures").first()


def make(*, at: datetime | None = None, whole_facts: bool = False) -> Checkpoint | None:
    """Sign the tree of all that is written. The last checkpoint where nothing was; None for an empty journal.

    With `whole_facts` (once a day, and the first time) what no entry tells yet is written down before.
    Raises Refused where the tree no longer holds what was signed before: a log never contradicts itself.
    """
    at = at or timezone.now()
    signer = keys.signer()
    made = False
    with transaction.atomic():
        first = _introduce(signer.verifier, at)
    if first or whole_facts:
        facts.note_as_found(at=at)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        _take_in()
        tree = whole()
        last = Checkpoint.objects.filter(vkey=str(signer.verifier)).first()
        _refuse_to_contradict(tree, signer.verifier)
        if tree.size and (last is None or last.size < tree.size):
            text = notes.Checkpoint(signer.name, tree.size, tree.root()).text
            last, made = _keep(signer.sign(text), signer.verifier, at), True
    if last:
        keys.remember(last.size, last.note)
    if made:
        checkpoint_made.send(sender=Checkpoint, checkpoint=last)
    return last


def _introduce(verifier: notes.Verifier, at: datetime) -> bool:
    """A key that signs for the first time says so in the journal, which it then protects; whether this is so."""
    if Entry.objects.filter(chain=INSTALLATION, act="journal.key", data__vkey=str(verifier)).exists():
        return False
    data = {"vkey": str(verifier)}
    subject = Checkpoint(size=0, vkey=str(verifier))
    actions.record(act="journal.key", by=None, chain=INSTALLATION, obj=subject, at=at, data=data, shows=False)
    return True


def _keep(note: str, verifier: notes.Verifier, at: datetime) -> Checkpoint:
    told = notes.Checkpoint.of(notes.Note.read(note).text)
    root = told.text.split("\n")[2]
    return Checkpoint.objects.create(size=told.size, root=root, note=note, vkey=str(verifier), made_at=at)


def whole() -> Tree:
    """The tree by its kept leaves."""
    return Tree(
        [bytes(each) for each in Leaf.objects.order_by("index").values_list("hash", flat=True).iterator(20_000)]
    )


def _take_in() -> None:
    """Give a leaf to every entry without one. Each chain is taken in from its front, so its last number tells the rest."""
    last = Leaf.objects.aggregate(last=Max("index"))["last"]
    size = 0 if last is None else last + 1
    waiting = _waiting().iterator(5000)
    while some := list(islice(waiting, 5000)):
        Leaf.objects.bulk_create(
            Leaf(index=index, chain=entry.chain, number=entry.number, hash=leaf_hash(chain.text(entry)))
            for index, entry in enumerate(some, size)
        )
        size += len(some)


def _waiting() -> QuerySet[Entry]:
    taken = dict(Leaf.objects.values_list("chain").annotate(last=Max("number")))
    asked = ~Q(chain__in=taken)
    for name, last in taken.items():
        asked |= Q(chain=name, number__gt=last)
    return Entry.objects.filter(asked).order_by("id")


def _refuse_to_contradict(tree: Tree, verifier: notes.Verifier) -> None:
    for name, note in signed(verifier):
        told = notes.Checkpoint.of(notes.Note.read(note).text)
        if told.origin == verifier.name and (told.size > tree.size or tree.root(told.size) != told.root):
            raise Refused(
                _("日志与已签名的检查点 %(name)s 不符，不再签名：请运行 lianxinqiao journal verify。") % {"name": name}
            )


def signed(verifier: notes.Verifier) -> Iterator[tuple[str, str]]:
    """What that key signed, as far as it is kept: in the database and beside the key."""
    for size, note in Checkpoint.objects.filter(vkey=str(verifier)).order_by("size").values_list("size", "note"):
        yield str(size), note
    yield from keys.remembered()


@transaction.atomic
def cosign(text: str, vkey: str, *, at: datetime | None = None) -> Cosignature:
    """Add a witness's line to the checkpoint it is under. Raises Refused where it does not hold.

    `text` is the whole note as the witness gave it back, or the line alone (then for the newest checkpoint).
    """
    at = at or timezone.now()
    try:
        witness = notes.Verifier.of(vkey)
        found = _cosigned(text, witness)
    except notes.BadNote as error:
        raise Refused(_("这份联署无法核验：%(why)s") % {"why": error}) from error
    if found is None:
        raise Refused(_("文件里没有 %(name)s 对我们某个检查点的联署。") % {"name": witness.name})
    checkpoint, signature = found
    moment = datetime.fromtimestamp(min(signature.time, 1 << 36), UTC)
    if signature.time > at.timestamp() + AHEAD:
        raise Refused(_("联署的时间 %(time)s 还没有到。") % {"time": moment.isoformat()})
    return checkpoint.cosignatures.get_or_create(
        vkey=str(witness), defaults={"name": witness.name, "line": signature.line, "signed_at": moment, "added_at": at}
    )[0]


def _cosigned(text: str, witness: notes.Verifier) -> tuple[Checkpoint, notes.Signature] | None:
    if witness.kind != notes.COSIGNATURE:
        raise notes.BadNote("a witness's key is of type 4")
    if text.startswith(notes.DASH):
        checkpoint = newest()
        read = notes.Note.read(f"{checkpoint.note.partition(chr(10) * 2)[0]}\n\n{text}") if checkpoint else None
    else:
        read = notes.Note.read(text)
        checkpoint = Checkpoint.objects.filter(note__startswith=f"{read.text}\n").first()
    signature = read.signed_by(witness) if read and checkpoint else None
    return (checkpoint, signature) if checkpoint and signature else None
