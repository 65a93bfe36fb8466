"""Leave: what was taken elsewhere goes from here, in one transaction that first finds it as it was packed.

Whatever was written meanwhile is found by the hash of its table, or by a row that refers to what would go, or it waits
for this transaction and then finds its row gone: in none of the three is it answered as done and lost.
"""

from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.db import DatabaseError, connection

from lianxinqiao.access.refused import Refused
from lianxinqiao.database import archive
from lianxinqiao.journal import actions as journal
from lianxinqiao.journal import apart, checkpoints, facts
from lianxinqiao.operating.moving import accounted, closing, packing, rows, streams
from lianxinqiao.people import leaving
from lianxinqiao.people.models import District

# They go on changing by what other districts do.
GO_ON = frozenset({"journal_head", "journal_shown", "journal_leaf", "journal_checkpoint", "journal_cosignature"})
STAYS = rows.WHOLE | {"people_district", *rows.RULES}
# Changed since: serialization_failure, foreign_key_violation, deadlock_detected.
CAME_BETWEEN = {"40001", "23503", "40P01"}


class Changed(Exception):
    """Something was written since it was packed: pack it anew."""


def leave(parcel: Path) -> dict[str, int]:
    """How many rows went, by table. Raises Changed, Refused."""
    manifest = archive.check(parcel)
    try:
        return _leave(manifest)
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", None) in CAME_BETWEEN:
            raise Changed from error
        raise


def _leave(manifest: dict[str, Any]) -> dict[str, int]:
    codes, chains = manifest["districts"], manifest["chains"]
    with packing.one_moment() as cursor:
        cursor.execute(
            "select count(*) from (select from journal_head where chain = any(%s) and closed_at is not null for update) c",
            [chains],
        )
        if cursor.fetchone()[0] != len(chains):
            raise Refused("这个区县没有停办，不能移走。 The district is not closed.")
        # Whoever asks to follow something waits: no row of theirs refers to what goes.
        cursor.execute("lock table portal_following in share row exclusive mode")
        bodies, districts, _chains = rows.found(cursor, codes)
        keys = rows.gather(cursor, bodies, districts)
        _refuse_changed(cursor, keys, manifest)
        going = _going(cursor, keys)
        _lock_whoever_is_only_named(cursor, going)
        gone = _delete(going)
        _said(cursor, going, manifest)
        cursor.execute("set constraints all immediate")
    return gone


def _said(cursor: Any, going: rows.Keys, manifest: dict[str, Any]) -> None:
    """One entry of the chain that stays: which chains went, how each ended, and of which records told here no row stands."""
    went = _told_of(cursor, going)
    journal.record(
        act=apart.LEFT,
        by=None,
        chain=rows.COMMON,
        obj=District.objects.get(code=manifest["districts"][0]),
        data={
            "districts": manifest["districts"],
            "chains": {chain: manifest["heads"][chain] for chain in manifest["chains"]},
        },
        facts=accounted.gone(lambda table, key: key in went.get(table, ())),
    )


def _refuse_changed(cursor: Any, keys: rows.Keys, manifest: dict[str, Any]) -> None:
    for table in rows.moving():
        if table not in GO_ON:
            _count, summed = streams.digest(streams.question(cursor, table, keys))
            if summed != manifest["members"][f"{packing.ROWS}{table}"]["sha256"]:
                raise Changed(table)


def _going(cursor: Any, keys: rows.Keys) -> rows.Keys:
    """Of all that went along, what nothing that stays refers to."""
    going = rows.Keys(cursor, "d")
    for table in rows.moving():
        if table not in STAYS:
            going.do(f"insert into {going[table]} select key from {keys[table]}")
    common = f"chain = '{rows.COMMON}'"
    _keep(going, "journal_entry", common)
    _keep(going, "journal_sealed", f"entry_id in (select id from journal_entry where {common})")
    _keep(going, "people_post", rows.ADMINISTERS)
    _keep_what_is_needed(going)
    # Whoever also has a post that stays, or administers, keeps an account with all that is theirs.
    staying = _staying(going)
    _keep(going, "accounts_user", f"id in {staying}")
    for table, column in rows.OF_USER.items():
        _keep(going, table, f"{column} in {staying}")
    _keep_what_is_needed(going)
    cursor.execute(
        f"delete from usersessions_usersession where user_id in (select key from holders) and user_id not in {staying}"
    )
    _refuse_needed(going, keys)
    return going


def _staying(going: rows.Keys) -> str:
    return f"""(select user_id from people_person p join people_post o on o.person_id = p.id
        where user_id is not null and o.id not in {going.within("people_post")})"""


def _refuse_needed(going: rows.Keys, keys: rows.Keys) -> None:
    gone, meant = going.within("people_body"), keys.within("people_body")
    going.cursor.execute(f"select short_name from people_body where id in {meant} and id not in {gone}")
    if names := "、".join(name for (name,) in going.cursor.fetchall()):
        raise Refused(
            f"别的机构的记录还引用着{names}，不能移走。 Records of other bodies refer to this district: {names}."
        )


def _keep(going: rows.Keys, table: str, condition: str) -> int:
    key = rows.key_of(rows.tables()[table])
    return going.do(f"delete from {going[table]} where key in (select {key} from {table} where {condition})")


def _keep_what_is_needed(going: rows.Keys) -> None:
    there, moving = rows.tables(), rows.moving()
    full = {table for table in moving if table not in STAYS and going.are_there(table)}
    asked = set(there)  # where a row may stay that was not known to
    while asked:
        before, asked = asked, set()
        for table in before:
            stays = f" where {rows.key_of(there[table])} not in {going.within(table)}" if table in moving else ""
            for field in rows.relations(there[table]):
                if (target := field.related_model._meta.db_table) not in full:
                    continue
                named = f"(select {field.column} from {table}{stays})"
                if _keep(going, target, f"{field.target_field.column} in {named}"):
                    asked.add(target)


def _lock_whoever_is_only_named(cursor: Any, going: rows.Keys) -> None:
    named = ", ".join(f"{column} = {value}" for column, value in streams.LOCKED.items())
    cursor.execute(
        f"""update accounts_user set {named} where id in (select key from holders)
        and id not in {going.within("accounts_user")} and id not in {_staying(going)}"""
    )


def _delete(going: rows.Keys) -> dict[str, int]:
    gone = {}
    for table, model in reversed(rows.moving().items()):  # what is sealed goes before its entry
        if table not in STAYS:
            key = rows.key_of(model)
            gone[table] = going.do(f"delete from {table} where {key} in {going.within(table)}")
            label = model._meta.label_lower
            going.do(
                f"delete from search_entry where kind = '{label}' and key::text in (select key::text from {going[table]})"
            )
    return {table: count for table, count in gone.items() if count}


def _told_of(cursor: Any, going: rows.Keys) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for kind in facts.kinds():
        table = kind.model._meta.db_table
        if table not in STAYS:
            cursor.execute(f"select key from {going[table]}")
            found[table] = {int(key) for (key,) in cursor.fetchall()}
    return found


def tidy(parcel: Path) -> None:
    """After it left: attachments that nothing names any more, a checkpoint over the entry that says so, and the mark."""
    manifest = archive.check(parcel)
    with connection.cursor() as cursor:
        for name in sorted(manifest["members"]):
            if name.startswith(packing.ATTACHED) and not _is_named(cursor, path := name.removeprefix(packing.ATTACHED)):
                default_storage.delete(path)
    checkpoints.make()
    leaving.unmark()
    parcel.unlink(missing_ok=True)


def _is_named(cursor: Any, path: str) -> bool:
    for table, column in packing.STORED:
        cursor.execute(f"select 1 from {table} where {column} = %s limit 1", [path])
        if cursor.fetchone():
            return True
    return False


def has_left(codes: list[str]) -> bool:
    told = closing.state(codes)
    return not told["bodies"] and any(
        each["act"] == apart.LEFT and set(codes) <= set(each["districts"]) for each in told["moves"]
    )
