"""The registers: entered, corrected and ended by an administrator, each with its journal entry."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.accounts.models import User
from lianxinqiao.journal import queries as journal
from lianxinqiao.journal.models import Entry
from lianxinqiao.people import lists
from lianxinqiao.people.actions import registers
from lianxinqiao.people.models import Committee, Mandate, Organization, Person, Post, Term
from lianxinqiao.people.pinyin import sort_key
from tests.cast import Cast

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize("key", list(lists.REGISTERS))
def test_every_register_opens_and_exports(administrator: Client, people: Cast, key: str) -> None:
    Committee.objects.create(body=people.body, code="caijing", name="财政经济委员会")  # the cast has none
    page = administrator.get(f"/people/{key}/")
    assert page.status_code == 200
    assert administrator.get(f"/people/{key}/?export=xlsx").content.startswith(b"PK")
    assert administrator.get(f"/people/{key}/new").status_code == 200
    obj = lists.REGISTERS[key].rows().order_by("pk").first()
    assert administrator.get(f"/people/{key}/{obj.pk}/edit").status_code == 200


@pytest.mark.parametrize("part", ["clerk", "deputy", "auditor", "jiaoyu_head", "supervision"])
def test_nobody_else_keeps_them(client: Client, people: Cast, part: str) -> None:
    client.force_login(getattr(people, part).user)
    for key in lists.REGISTERS:
        assert client.get(f"/people/{key}/").status_code == 403
        assert client.post(f"/people/{key}/new", {}).status_code == 403
    for path in ("/people/import", "/people/import/units", f"/people/persons/{people.clerk.person.pk}"):
        assert client.get(path).status_code == 403
    unit = Organization(district=people.district, code="x", name="某局", short_name="某局")
    with pytest.raises(Refused, match="系统管理员"):
        registers.enter(unit, by=getattr(people, part))


def test_entering_writes_the_journal_and_the_sort_key(administrator: Client, people: Cast) -> None:
    data = {"district": people.district.pk, "name": "张晓明", "phone": "13900001234", "work_unit": ""}
    answer = administrator.post("/people/persons/new", data)
    person = Person.objects.get(name="张晓明")
    assert answer.url == f"/people/persons/{person.pk}"
    assert person.pinyin == "zhang1 xiao3 ming2" == sort_key("张晓明")
    entry = journal.history(person).get()
    assert (entry.act, entry.actor) == ("people.person.enter", people.administrator.user)
    assert "13900001234" not in str(entry.data)


def test_correcting_says_what_changed_and_nothing_when_nothing_did(people: Cast) -> None:
    unit = people.units["jiaoyu"]
    n = Entry.objects.count()
    assert registers.correct(unit, by=people.administrator) == {}
    assert Entry.objects.count() == n
    unit.contact_name = "周老师"
    registers.correct(unit, by=people.administrator)
    assert journal.history(unit).get().data == {"before": {"contact_name": ""}, "after": {"contact_name": "周老师"}}


def test_an_entry_goes_into_the_chain_of_its_body(people: Cast) -> None:
    term = Term(body=people.body, number=18, from_on=date(2027, 1, 1))
    registers.enter(term, by=people.administrator)
    assert journal.history(term).get().chain == people.body.code
    assert journal.history(registers.enter(
        Organization(district=people.district, code="new", name="新局", short_name="新局"), by=people.administrator
    )).get().chain == "installation"  # fmt: skip


def test_ending_a_mandate_ends_its_posts_the_same_day(people: Cast) -> None:
    mandate = people.deputy.mandate
    registers.end_mandate(mandate, on=TODAY, because="辞职被接受", by=people.administrator)
    people.deputy.refresh_from_db()
    assert people.deputy.to_on == Mandate.objects.get(pk=mandate.pk).to_on == TODAY
    assert not Post.objects.of(people.deputy.user.pk, TODAY + timedelta(days=1)).exists()


def test_the_last_administrator_stays(people: Cast) -> None:
    with pytest.raises(Refused, match="至少要保留一名系统管理员"):
        registers.end_post(people.administrator, on=timezone.localdate(), by=people.administrator)
    user = User.objects.create(name="second", must_change_password=False)
    person = Person.objects.create(district=people.district, user=user, name="文管理")
    second = Post(person=person, role="administrator", from_on=TODAY - timedelta(days=900))
    two = {"by": people.administrator, "confirmed_by": people.auditor}
    registers.enter(second, **two)
    registers.end_post(people.administrator, on=timezone.localdate(), **two)


@pytest.mark.parametrize(
    ("role", "place", "words"),
    [
        ("office_clerk", {}, "这个角色要选择机构"),
        ("unit_clerk", {}, "这个角色要选择承办单位"),
        ("deputy", {"body": True}, "代表要先登记代表资格"),
    ],
)
def test_a_post_hangs_where_its_role_says(
    administrator: Client, people: Cast, role: str, place: dict[str, bool], words: str
) -> None:
    data = {"person": people.clerk.person.pk, "role": role, "from_on": "2026-01-01"}
    if place:
        data["body"] = people.body.pk
    answer = administrator.post("/people/posts/new", data)
    assert answer.status_code == 200
    assert words in answer.content.decode()


@pytest.mark.parametrize(
    ("key", "data", "words"),
    [
        ("terms", {"number": 17, "from_on": "2022-01-10"}, "这个机构已经登记了这一届"),
        ("terms", {"number": 18, "from_on": "2027-01-10", "to_on": "2026-01-01"}, "结束日期不能早于开始日期"),
        ("terms", {"number": "x", "from_on": "yesterday"}, "整数"),
        ("fields", {"code": "education", "name": "教育", "position": 0}, "这个机构已经有类别用了这个代码"),
        ("fields", {"code": "x" * 31, "name": "教" * 41, "position": -1}, "40"),
    ],
)
def test_what_cannot_stand_is_said_in_a_sentence(
    administrator: Client, people: Cast, key: str, data: dict[str, object], words: str
) -> None:
    answer = administrator.post(f"/people/{key}/new", {"body": people.body.pk, **data})
    assert answer.status_code == 200
    assert words in answer.content.decode()


def test_a_body_adopts_rules_from_a_day_on(administrator: Client, people: Cast) -> None:
    version = people.body.profiles.get().version
    administrator.post(f"/people/bodies/{people.body.pk}/rules", {"version": version.pk, "on": "2026-05-01"})
    assert people.body.profiles.count() == 2
    assert Entry.objects.filter(act="people.bodyprofile.adopt_profile", chain="yunhe").exists()


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_costs_the_same_for_one_and_for_thirty(
    administrator: Client, people: Cast, rows: int, django_assert_max_num_queries: object
) -> None:
    for n in range(rows):
        Person.objects.create(district=people.district, name=f"人{n}", pinyin=f"ren {n:03d}")
    administrator.get("/people/persons/")
    with django_assert_max_num_queries(15):
        administrator.get("/people/persons/")


def test_a_stranger_is_sent_to_the_door(client: Client, people: Cast) -> None:
    pk = people.clerk.person.pk
    for path in (
        "/people", "/people/persons/", "/people/persons/new", f"/people/persons/{pk}", "/people/import", "/roles",
        "/people/import/units", "/people/import/units/template", f"/people/bodies/{people.body.pk}/rules", "/setup/body",
    ):  # fmt: skip
        assert client.get(path).url.startswith("/login")
    assert client.post("/post", {"post": 1}).url.startswith("/login")
