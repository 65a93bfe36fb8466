"""Which rows are a district's: those of its bodies, of its people and units, and whatever these refer to.

Every table stands in one of four ways below, and a test finds the one that stands in none. Keys are gathered in temporary
tables, one for each table, so that a district of millions of rows is told apart by the database itself.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import connection, models

from lianxinqiao.access.refused import Refused
from lianxinqiao.people import walls

COMMON = "installation"  # the chain of what bodies share; it stands in both places up to the move
# Stays in the old place, and is made anew in the new one.
LEFT = {
    "django_migrations": "of the database itself",
    "django_session": "whoever is signed in signs in again",
    "usersessions_usersession": "likewise",
    "accounts_doorevent": "who knocked at which door, and its chain, stay with the door",
    "accounts_outsidesession": "likewise",
    "accounts_takenanswer": "answers of an identity server, once taken",
    "notices_installation": "which place a database is at home in",
    "search_entry": "made anew from what it is of",
    "submissions_submission": "which forms were sent, for a day: their pages end with the session",
}
QUEUE = "procrastinate_"
# Goes along whole and stays whole.
WHOLE = frozenset(
    {
        *("auth_group", "auth_group_permissions", "auth_permission", "django_content_type", "people_installation"),
        *("journal_head", "journal_shown", "journal_leaf", "journal_checkpoint", "journal_cosignature"),
        *("workdays_importedyear", "workdays_day"),
    }
)
# Of each account alone, and of each post: its holder's, wherever they work.
OF_USER = {
    "accounts_device": "user_id",
    "accounts_formerpassword": "user_id",
    "accounts_outsideidentity": "user_id",
    "account_emailaddress": "user_id",
    "mfa_authenticator": "user_id",
    "acts_savedview": "user_id",
    "notices_notice": "recipient_id",
    "notices_preference": "user_id",
    "submissions_keptform": "user_id",
    "files_attachment": "uploaded_by_id",
}
OF_DISTRICT = ("people_organization", "people_township", "people_person", "activities_host", "activities_occasion")
# Table, its column, and the table above.
BELOW = (
    ("account_emailconfirmation", "email_address_id", "account_emailaddress"),
    ("notices_dispatch", "notice_id", "notices_notice"),
    ("people_succession", "from_unit_id", "people_organization"),
    ("people_succession", "to_unit_id", "people_organization"),
    ("people_confirmation", "post_id", "people_post"),
    ("people_confirmation", "person_id", "people_person"),
    ("matters_replytemplate", "organization_id", "people_organization"),
    ("acts_feed", "post_id", "people_post"),
    ("acts_told", "feed_id", "acts_feed"),
    ("acts_job", "asked_by_id", "people_post"),
    ("api_token", "post_id", "people_post"),
    ("api_hook", "token_id", "api_token"),
    ("journal_sealed", "entry_id", "journal_entry"),
)
# What hangs on rows that are only found because another refers to them.
BELOW_THOSE = (
    ("files_intake", "attachment_id", "files_attachment"),
    ("ballots_slip", "ballot_id", "ballots_ballot"),
    ("ballots_signingkey", "ballot_id", "ballots_ballot"),
    ("ballots_ballotpaper", "ballot", "ballots_ballot"),
)
RULES = (
    "rulebook_profileversion",
    "rulebook_ruleprofile",
)  # by whoever follows them, and those that came with the program
BY_HAND = frozenset(
    {"people_body", "people_district", "people_post", "accounts_user", "portal_following", "ballots_ballot", *RULES}
)


def tables() -> dict[str, type[models.Model]]:
    """Every table that has a model, without the queue of the worker."""
    found = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True) if model._meta.managed}
    return {table: model for table, model in found.items() if not table.startswith(QUEUE)}


def moving() -> dict[str, type[models.Model]]:
    """Those of which rows go along."""
    return {table: model for table, model in tables().items() if table not in LEFT}


def relations(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if field.is_relation]


def key_of(model: type[models.Model]) -> str:
    return str(model._meta.pk.column)


def unknown() -> set[str]:
    """Tables of which nothing here says whose their rows are."""
    led = {model._meta.db_table for model in walls.ways()} | set(walls.BY_HAND)
    below = {table for table, _column, _above in (*BELOW, *BELOW_THOSE)}
    return set(tables()) - led - below - set(LEFT) - WHOLE - set(OF_USER) - set(OF_DISTRICT) - BY_HAND


class Keys:
    """The keys of some rows of every table, in temporary tables that end with the transaction."""

    def __init__(self, cursor: Any, letter: str) -> None:
        self.cursor, self.letter = cursor, letter
        self.do(
            ";".join(
                f"create temp table {self[table]} on commit drop as select {key_of(model)} as key from {table} where false;"
                f"alter table {self[table]} add primary key (key)"
                for table, model in moving().items()
            )
        )

    def __getitem__(self, table: str) -> str:
        return f"{self.letter}_{table}"[:63]

    def do(self, statement: str, *told: Any) -> int:
        self.cursor.execute(statement, told or None)
        return int(self.cursor.rowcount)

    def add(self, table: str, condition: str, *told: Any) -> int:
        key = key_of(tables()[table])
        return self.do(
            f"insert into {self[table]} select {key} from {table} where {condition} on conflict do nothing", *told
        )

    def are_there(self, table: str) -> bool:
        self.cursor.execute(f"select exists (select from {self[table]})")
        return bool(self.cursor.fetchone()[0])

    def within(self, table: str) -> str:
        return f"(select key from {self[table]})"


def gather(cursor: Any, bodies: list[int], districts: list[int]) -> Keys:
    """The rows that go along; beside them the temporary table `holders`, the accounts whose holders do.

    Raises Refused where they refer to something of a body that stays.
    """
    keys = Keys(cursor, "k")
    _of_bodies(keys, bodies, districts)
    _of_people(keys, bodies)
    for table, column, above in BELOW:
        keys.add(table, f"{column} in {keys.within(above)}")
    _of_rules(keys)
    for table in WHOLE:
        keys.add(table, "true")
    _with_what_they_need(keys)
    for table, column, above in BELOW_THOSE:
        keys.add(table, f"{column} in {keys.within(above)}")
    _of_strangers(keys)
    _with_what_they_need(keys)
    _refuse_others(keys, bodies)
    return keys


def _of_bodies(keys: Keys, bodies: list[int], districts: list[int]) -> None:
    keys.add("people_body", "id = any(%s)", bodies)
    keys.add("people_district", "id = any(%s)", districts)
    for model, columns in walls.ways().items():
        field = columns[0]
        above = field.related_model._meta.db_table
        keys.add(model._meta.db_table, f"{field.column} in {keys.within(above)}")
    for field in relations(tables()["activities_evidence"]):
        above = field.related_model._meta.db_table
        if field.null and above != "files_attachment":
            keys.add("activities_evidence", f"{field.column} in {keys.within(above)}")
    for table in OF_DISTRICT:
        keys.add(table, "district_id = any(%s)", districts)
    chains = f"(select code from people_body where id in {keys.within('people_body')})"
    keys.add("journal_entry", f"chain = '{COMMON}' or chain in {chains}")


ADMINISTERS = "role = 'administrator'"
OWN_POST = """body_id = any(%s) or organization_id in {units}
    or (body_id is null and organization_id is null and person_id in {persons})"""


def _of_people(keys: Keys, bodies: list[int]) -> None:
    """Posts in the bodies and units; administrators have theirs in both places, since each needs one."""
    units, persons = keys.within("people_organization"), keys.within("people_person")
    keys.add("people_post", f"{OWN_POST.format(units=units, persons=persons)} or {ADMINISTERS}", bodies)
    posts = keys.within("people_post")
    keys.do(f"""create temp table holders on commit drop as
        select distinct user_id as key from people_person where user_id is not null
        and (id in {persons} or id in (select person_id from people_post where id in {posts}))""")
    keys.do("alter table holders add primary key (key)")
    keys.add("accounts_user", "id in (select key from holders)")
    for table, column in OF_USER.items():
        keys.add(table, f"{column} in (select key from holders)")


def _of_rules(keys: Keys) -> None:
    keys.add("rulebook_profileversion", "issued_by_id is null or issued_by_id in (select key from holders)")


def _of_strangers(keys: Keys) -> None:
    """Who asked to be told by letter of something of theirs; whoever follows more than one body goes on where they are."""
    for name, numbered in (("deputy", "people_mandate"), ("field", "people_field"), ("unit", "people_organization")):
        found = f"(select '{name}=' || key from {keys.within(numbered)} s)"
        keys.add("portal_following", f"string_to_array(query, '&') && array{found}")
    codes = f"(select code from people_body where id in {keys.within('people_body')})"
    for name in ("suggestion", "proposal"):
        keys.add(
            "portal_following",
            f"exists (select from unnest(array{codes}) c where '&' || query like '%%&{name}=' || c || '-%%')",
        )


def _with_what_they_need(keys: Keys) -> None:
    """Whatever a row refers to goes along, and what that refers to."""
    there = moving()
    grown = {table for table in there if table not in WHOLE and keys.are_there(table)}
    while grown:
        before, grown = grown, set()
        for table in before:
            for field in relations(there[table]):
                if not _leads(field, there):
                    continue
                target, column = field.related_model._meta.db_table, field.column
                named = f"(select {column} from {table} where {key_of(there[table])} in {keys.within(table)})"
                missing = f"{key_of(there[target])} not in {keys.within(target)}"
                if keys.add(target, f"{field.target_field.column} in {named} and {missing}"):
                    grown.add(target)


def _leads(field: Any, there: dict[str, Any]) -> bool:
    target = field.related_model._meta.db_table
    return target in there and target not in WHOLE


def _refuse_others(keys: Keys, bodies: list[int]) -> None:
    keys.cursor.execute(
        f"select short_name from people_body where id in {keys.within('people_body')} and not id = any(%s)", [bodies]
    )
    if others := [name for (name,) in keys.cursor.fetchall()]:
        names = "、".join(others)
        raise Refused(
            f"这个区县的记录还引用着别的机构的：{names}。 Records of this district refer to those of other bodies: {names}."
        )


def found(cursor: Any, codes: Iterable[str]) -> tuple[list[int], list[int], list[str]]:
    """Bodies and districts by the districts' codes: their keys, and the codes of the bodies."""
    cursor.execute("select id from people_district where code = any(%s)", [list(codes)])
    districts = [key for (key,) in cursor.fetchall()]
    cursor.execute("select id, code from people_body where district_id = any(%s) order by id", [districts])
    there = cursor.fetchall()
    return [key for key, _code in there], districts, [code for _key, code in there]


def counted(keys: Keys) -> Iterator[tuple[str, int]]:
    for table in moving():
        keys.cursor.execute(f"select count(*) from {keys[table]}")
        yield table, int(keys.cursor.fetchone()[0])


def raw() -> Any:
    """The driver's own connection, for what is streamed."""
    connection.ensure_connection()
    return connection.connection
