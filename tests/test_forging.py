"""Everything that the owner of the database could do to the journal, done by raw SQL, and what verify calls it."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from lianxinqiao.accounts.models import DoorEvent
from lianxinqiao.journal import actions, checkpoints, findings, keys, notes, queries, verifying
from lianxinqiao.journal import chain as chains
from lianxinqiao.journal.models import Checkpoint, Entry
from lianxinqiao.journal.tree import Tree, leaf_hash
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.stages import Stage
from tests.cast import Cast
from tests.walks import a_suggestion

CHAIN = "forged"


def forge(*statements: str) -> None:
    """As the owner, with every guard switched off."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for sql in statements:
            cursor.execute(sql)
        cursor.execute("SET session_replication_role = DEFAULT")


def write(people: Cast, count: int, *, since: int = 0, chain: str = CHAIN) -> None:
    for n in range(since + 1, since + count + 1):
        actions.record(act="test.act", by=people.clerk, chain=chain, obj=people.body, data={"n": n})


def found(**against: str) -> list[tuple[str, str, int]]:
    told = verifying.everything(against.items())
    for each in told.findings:
        assert findings.sentence(each)
    return [(each.kind, each.chain, each.number) for each in told.findings]


def kinds(**against: str) -> set[str]:
    return {kind for kind, _, _ in found(**against)}


@pytest.fixture
def kept(people: Cast) -> str:
    """Seven entries, a checkpoint that somebody outside keeps, and three entries after it."""
    write(people, 7)
    note = checkpoints.make().note
    write(people, 3, since=7)
    assert found(kept=note) == []
    return note


def rehash(chain: str, number: int, data: dict) -> None:
    """Change an entry and write the whole rest of its chain anew, so that it fits together again."""
    previous = Entry.objects.filter(chain=chain, number=number - 1).values_list("hash", flat=True).first() or ""
    for entry in Entry.objects.filter(chain=chain, number__gte=number).order_by("number"):
        entry.data = data if entry.number == number else entry.data
        entry.previous_hash = previous
        previous = entry.hash = chains.entry_hash(chains.hashed_fields(entry))
        forge(
            f"UPDATE journal_entry SET data = '{json.dumps(entry.data)}', previous_hash = '{entry.previous_hash}', "
            f"hash = '{entry.hash}' WHERE id = {entry.pk}"
        )
    forge(f"UPDATE journal_head SET hash = '{previous}' WHERE chain = '{chain}'")


def plant_anew() -> None:
    """Let the tree say what the entries say now."""
    for entry in Entry.objects.all():
        leaf = leaf_hash(chains.text(entry)).hex()
        where = f"chain = '{entry.chain}' AND number = {entry.number}"
        forge(f"UPDATE journal_leaf SET hash = decode('{leaf}', 'hex') WHERE {where}")


def test_a_chain_written_anew_with_its_hashes(people: Cast, kept: str) -> None:
    rehash(CHAIN, 3, {"n": 30})
    assert verifying.everything().findings[0] == verifying.Finding("forged", CHAIN, 3, count=5)
    assert "rewritten" in kinds()


def test_a_chain_written_anew_with_its_leaves(people: Cast, kept: str) -> None:
    rehash(CHAIN, 3, {"n": 30})
    plant_anew()
    assert kinds() == {"rewritten"}


def test_a_chain_written_anew_with_its_leaves_and_checkpoints(people: Cast, kept: str) -> None:
    """Whoever has the database and not the key can sign with another one only."""
    rehash(CHAIN, 3, {"n": 30})
    plant_anew()
    tree, other = checkpoints.whole(), notes.Signer.new("forged.example/journal")
    forged = other.sign(notes.Checkpoint(other.name, tree.size, tree.root()).text)
    forge(f"UPDATE journal_checkpoint SET note = '{forged}', vkey = '{other.verifier}'")
    assert kinds() == {"key", "rewritten"}
    assert kinds(kept=kept) == {"key", "rewritten"}
    forge(f"UPDATE journal_checkpoint SET vkey = '{keys.verifier()}'")
    assert kinds() == {"unsigned", "rewritten"}


def test_the_tail_and_its_head_rewound(people: Cast, kept: str) -> None:
    last = Entry.objects.get(chain=CHAIN, number=5)
    forge(
        f"DELETE FROM journal_entry WHERE chain = '{CHAIN}' AND number > 5",
        f"UPDATE journal_head SET number = 5, hash = '{last.hash}' WHERE chain = '{CHAIN}'",
    )
    assert found() == [("rewound", CHAIN, 6)]
    forge(f"DELETE FROM journal_leaf WHERE chain = '{CHAIN}' AND number > 5")
    assert kinds() == {"rewound_tree", "rolled_back"}
    forge("DELETE FROM journal_checkpoint")
    assert kinds(kept=kept) == {"rolled_back"}


def test_the_head_set_back_alone(people: Cast, kept: str) -> None:
    forge(f"UPDATE journal_head SET number = 4 WHERE chain = '{CHAIN}'")
    assert found() == [("head", CHAIN, 5)]


def test_the_tail_alone(people: Cast, kept: str) -> None:
    forge(f"DELETE FROM journal_entry WHERE chain = '{CHAIN}' AND number > 8")
    assert found() == [("cut", CHAIN, 9)]


def test_the_head_alone(people: Cast, kept: str) -> None:
    forge(f"DELETE FROM journal_head WHERE chain = '{CHAIN}'")
    assert found() == [("cut", CHAIN, 11)]


def test_a_whole_chain_and_its_head(people: Cast, kept: str) -> None:
    forge(f"DELETE FROM journal_entry WHERE chain = '{CHAIN}'", f"DELETE FROM journal_head WHERE chain = '{CHAIN}'")
    assert found() == [("gone", CHAIN, 1)]


def test_everything_of_a_chain_with_its_leaves(people: Cast, kept: str) -> None:
    for table in ("entry", "head", "leaf"):
        forge(f"DELETE FROM journal_{table} WHERE chain = '{CHAIN}'")
    assert kinds() == {"rewound_tree", "rolled_back"}


def test_an_entry_in_the_middle(people: Cast, kept: str) -> None:
    forge(f"DELETE FROM journal_entry WHERE chain = '{CHAIN}' AND number = 4")
    assert found() == [("missing", CHAIN, 4)]


def test_a_changed_entry(people: Cast, kept: str) -> None:
    forge(f"UPDATE journal_entry SET actor_title = '别人' WHERE chain = '{CHAIN}' AND number = 2")
    assert ("altered", CHAIN, 2) in found()


def test_a_number_given_twice(people: Cast, kept: str) -> None:
    forge(
        "SET CONSTRAINTS ALL IMMEDIATE",
        "ALTER TABLE journal_entry DROP CONSTRAINT journal_number_is_used_once",
        f"UPDATE journal_entry SET number = 9 WHERE chain = '{CHAIN}' AND number = 10",
    )
    assert ("twice", CHAIN, 9) in found()


def test_sealed_content_altered_removed_and_erased_in_silence(people: Cast, kept: str) -> None:
    entry = actions.record(act="x", by=None, chain=CHAIN, obj=people.body, sealed={"phone": "139"})
    assert found() == []
    forge(f'UPDATE journal_sealed SET content = \'{{"phone": "138"}}\' WHERE entry_id = {entry.pk}')
    assert found() == [("sealed", CHAIN, 11)]
    forge(f"UPDATE journal_sealed SET content = '{{}}', erased_at = now() WHERE entry_id = {entry.pk}")
    assert found() == [("erased", CHAIN, 11)]
    forge(f"DELETE FROM journal_sealed WHERE entry_id = {entry.pk}")
    assert found() == [("sealed", CHAIN, 11)]


def test_a_clock_set_back(people: Cast, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now - timedelta(days=2))
    write(people, 1, since=10)
    assert found() == [("clock", CHAIN, 11)]


def test_a_clock_set_back_where_the_chain_is_new(people: Cast, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nothing before it in its chain; but the tree was signed when it claims to have been written later."""
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now - timedelta(days=2))
    write(people, 1, chain="young")
    assert found() == [("clock", "young", 1)]


def test_an_old_backup_put_back(people: Cast, kept: str, tmp_path: Path) -> None:
    """What a dump of before the checkpoint holds: everything fits, and is shorter than what others keep."""
    write(people, 2, since=10)
    later = checkpoints.make().note
    size = notes.Checkpoint.of(notes.Note.read(kept).text).size
    forge(
        f"DELETE FROM journal_entry WHERE chain = '{CHAIN}' AND number > 7",
        f"UPDATE journal_head SET (number, hash) = (SELECT number, hash FROM journal_entry WHERE chain = '{CHAIN}' "
        f"AND number = 7) WHERE chain = '{CHAIN}'",
        f"DELETE FROM journal_leaf WHERE index >= {size}",
        f"DELETE FROM journal_checkpoint WHERE size > {size}",
    )
    assert kinds(kept=kept) == {"rolled_back"}  # by the note that lies beside the key
    with pytest.raises(Exception, match="journal verify"):
        checkpoints.make()  # and a log never signs against itself
    for note in Path(keys.folder()).glob("checkpoints/*"):
        note.unlink()
    assert kinds(kept=kept) == set()
    assert kinds(later=later) == {"rolled_back"}


def test_a_removed_checkpoint(people: Cast, kept: str) -> None:
    forge("DELETE FROM journal_checkpoint")
    assert kinds() == {"checkpoint_gone"}


def test_a_note_that_is_not_ours_or_was_changed(people: Cast, kept: str) -> None:
    other = notes.Signer.new("other.example/journal")
    assert kinds(other=other.sign(notes.Note.read(kept).text)) == {"unsigned"}
    assert kinds(changed=kept.replace("\n", "\n1", 1)) == {"signature"}
    assert kinds(nonsense="这不是检查点") == {"signature"}


FACTS = {
    "a grade": "UPDATE matters_assessment SET attitude = 'unsatisfied', result = 'basically'",
    "a grade on the suggestion": "UPDATE matters_matter SET final_result = 'unsatisfied'",
    "a stage": "UPDATE matters_matter SET stage = 'withdrawn', closed_at = NULL",
    "a number": "UPDATE matters_matter SET number = 99",
    "a date": "UPDATE matters_matter SET answered_on = answered_on - 10",
    "a delivered text": "UPDATE matters_reply SET body = body || '。'",
    "an assessment removed": "DELETE FROM matters_assessment",
    "a file's hash": "UPDATE files_attachment SET sha256 = repeat('0', 64)",
    "a file taken off": "DELETE FROM matters_suggestionfile",
    "the suggestion removed": "DELETE FROM matters_matter",
}


@pytest.fixture
def assessed(people: Cast) -> None:
    from lianxinqiao.files import actions as files
    from lianxinqiao.matters.actions import drafting
    from tests.walks import PNG, Walk

    walk = Walk(people)
    photo = files.store_bytes("照片.png", PNG, by=people.deputy.user)
    drafting.attach(walk.suggestion, photo, by=people.deputy, at=walk.at)
    walk.closed()
    assert found() == []


def test_facts_changed_beside_the_journal(assessed: None) -> None:
    from django.db import transaction

    for what, sql in FACTS.items():
        with transaction.atomic():
            forge(sql)
            told = verifying.everything().findings
            assert [each.kind for each in told] == ["facts"], what
            assert "护学岗" in told[0].label or what == "the suggestion removed", what
            transaction.set_rollback(True)
    assert found() == []


def test_facts_of_before_are_noted_as_found(people: Cast) -> None:
    """What was there before entries told facts is covered from the first checkpoint on."""
    a_suggestion(people, at=Stage.REGISTERED)
    forge("UPDATE journal_entry SET facts = NULL")
    forge("UPDATE matters_matter SET title = '别的'")
    assert "facts" not in kinds()
    checkpoints.make()
    entry = Entry.objects.get(act="journal.facts")
    assert (entry.chain, [*(entry.facts or {})["found"]]) == (people.body.code, [str(Suggestion.objects.get().pk)])
    forge("UPDATE matters_matter SET title = '又一个'")
    assert "facts" in kinds()
    checkpoints.make(whole_facts=True)
    assert Entry.objects.filter(act="journal.facts").count() == 1


def test_logins_and_refusals_are_a_chain(people: Cast, client) -> None:
    client.force_login(people.clerk.user)
    assert client.get("/journal/").status_code == 403
    assert found() == []
    acts = list(Entry.objects.filter(chain="doors").order_by("number").values_list("act", flat=True))
    assert acts == ["door.entered", "door.refused"]
    assert queries.end("doors")[0] == 2
    event = DoorEvent.objects.get(result="refused")
    assert str(event.tried_name) not in json.dumps(Entry.objects.get(object_id=event.pk, act="door.refused").data)
    forge(f"UPDATE accounts_doorevent SET address = '10.9.9.9' WHERE id = {event.pk}")
    assert kinds() == {"door"}
    forge(f"DELETE FROM accounts_doorevent WHERE id = {event.pk}")
    assert kinds() == {"door"}
    forge(
        "INSERT INTO accounts_doorevent (tried_name, result, agent, detail, device, mark, at) VALUES ('x', 'left', '', '', '', '', now())"
    )
    assert [kind for kind, _, _ in found()] == ["door", "door"]


def test_door_events_go_when_their_time_has_come(people: Cast, client) -> None:
    from lianxinqiao.journal import doors

    client.force_login(people.clerk.user)
    later = timezone.now() + timedelta(days=200)
    DoorEvent.objects.all().delete()
    assert doors.forget_what_is_gone(at=timezone.now()) == 0
    assert kinds() == {"door"}
    assert doors.forget_what_is_gone(at=later) == 1
    assert found() == []
    assert Entry.objects.filter(act="journal.erase").count() == 1


def test_the_signed_tree_is_what_the_entries_say(people: Cast, kept: str) -> None:
    entries = {(each.chain, each.number): chains.text(each) for each in Entry.objects.all()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT chain, number FROM journal_leaf ORDER BY index")
        order = cursor.fetchall()
    tree = Tree([leaf_hash(entries[place]) for place in order])
    newest = Checkpoint.objects.get()
    assert notes.Checkpoint.of(notes.Note.read(newest.note).text).root == tree.root()
