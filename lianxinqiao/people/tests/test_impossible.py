"""What cannot be is refused, and what is likely a slip is asked back, at every door."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.people import importing, plausible
from lianxinqiao.people.actions import registers, reorganizing, second_person
from lianxinqiao.people.models import Confirmation, Delegation, Mandate, Organization, Person, Post, Session, Term
from tests.cast import Cast

SINCE = date(2022, 1, 10)


def today() -> date:
    return timezone.localdate()


# ------------------------------------------------------------------ terms and sessions
def session(people: Cast, number: int, opens: date, days: int = 3, **more: object) -> Session:
    return Session(
        term=people.session.term, number=number, opens_on=opens, closes_on=opens + timedelta(days=days), **more
    )


@pytest.mark.parametrize(
    ("number", "opens", "days", "words"),
    [
        (6, date(2036, 1, 12), 3, "还远，请核对年份"),
        (1, date(2021, 1, 12), 3, "从2022-01-10开始，会议不能在那以前"),
        (6, date(2026, 1, 14), 3, "会期重叠"),
        (6, date(2025, 1, 14), 3, "次序与日期不符"),
        (4, date(2026, 2, 14), 3, "次序与日期不符"),
        (4, date(2025, 1, 14), 90, "会期超过60天"),
    ],
)
def test_a_session_that_cannot_be(
    people: Cast, administrator: Client, number: int, opens: date, days: int, words: str
) -> None:
    row = session(people, number, opens, days)
    with pytest.raises(ValidationError, match=words):
        registers.enter(row, by=people.administrator)
    data = {"term": row.term_id, "number": number, "opens_on": opens, "closes_on": row.closes_on}
    assert words in administrator.post("/people/sessions/new", data).content.decode()
    assert Session.objects.count() == 1


def test_a_session_after_its_term(people: Cast) -> None:
    people.session.term.to_on = date(2025, 12, 31)
    with pytest.raises(ValidationError, match="到2025-12-31为止"):
        registers.enter(session(people, 6, date(2026, 3, 1)), by=people.administrator)


def test_a_closing_time_outside_the_session(people: Cast) -> None:
    outside = timezone.make_aware(timezone.datetime(2025, 2, 1, 12))
    with pytest.raises(ValidationError, match="截止时间不在会议期间"):
        registers.enter(session(people, 4, date(2025, 1, 14), closing_time=outside), by=people.administrator)
    inside = timezone.make_aware(timezone.datetime(2025, 1, 15, 12))
    registers.enter(session(people, 4, date(2025, 1, 14), closing_time=inside), by=people.administrator)


@pytest.mark.parametrize(
    ("number", "since", "until", "words"),
    [
        (18, date(2072, 1, 1), None, "还远"),
        (16, date(1922, 1, 1), None, "太早了"),
        (18, date(2022, 2, 1), date(2032, 2, 1), "任期五年"),
        (16, date(2023, 1, 1), None, "次序与日期不符"),
    ],
)
def test_a_term_that_cannot_be(people: Cast, number: int, since: date, until: date | None, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        registers.enter(Term(body=people.body, number=number, from_on=since, to_on=until), by=people.administrator)


# ------------------------------------------------------------------ seats and posts
def person(people: Cast, name: str = "张晓明") -> Person:
    return Person.objects.create(district=people.district, name=name)


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (date(1922, 1, 10), None, "请核对年份"),
        (date(2029, 6, 1), None, "年份"),
        (SINCE, date(2072, 1, 1), "请核对年份"),
    ],
)
def test_a_seat_that_cannot_be(people: Cast, since: date, until: date | None, words: str) -> None:
    row = Mandate(person=person(people), term=people.session.term, from_on=since, to_on=until)
    with pytest.raises(ValidationError, match=words):
        registers.enter(row, by=people.administrator)


def test_an_election_before_the_term_is_none(people: Cast) -> None:
    row = Mandate(person=person(people), term=people.session.term, from_on=SINCE - timedelta(days=40))
    registers.enter(row, by=people.administrator)


def test_a_seat_of_1922_in_a_sheet(people: Cast) -> None:
    rows = [
        ["姓名", "账号", "角色", "所属代码", "届", "任职起"],
        ["张晓明", "zhangxm", "人大代表", "yunhe", "17", "1922-01-10"],
    ]
    outcome = importing.run("persons", rows, district=people.district, by=people.administrator, keep=True)
    assert any("请核对年份" in problem.reason for problem in outcome.problems)
    assert not Person.objects.filter(name="张晓明").exists()


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [(date(1922, 1, 1), None, "太早了"), (date(2072, 1, 1), None, "还远"), (SINCE, date(2072, 1, 1), "还远")],
)
def test_a_post_that_cannot_be(people: Cast, since: date, until: date | None, words: str) -> None:
    post = Post(
        person=person(people), role="unit_clerk", organization=people.units["jiaoyu"], from_on=since, to_on=until
    )
    with pytest.raises(ValidationError, match=words):
        registers.enter(post, by=people.administrator)


def test_the_same_post_twice_at_a_time(people: Cast) -> None:
    who, unit = people.jiaoyu_clerk.person, people.units["jiaoyu"]
    with pytest.raises(ValidationError, match="时间重叠"):
        registers.enter(Post(person=who, role="unit_clerk", organization=unit, from_on=SINCE), by=people.administrator)
    registers.end_post(people.jiaoyu_clerk, on=date(2025, 1, 1), by=people.administrator)
    again = Post(person=who, role="unit_clerk", organization=unit, from_on=date(2025, 1, 2))
    registers.enter(again, by=people.administrator)


def test_a_post_before_its_seat_or_on_anothers(people: Cast) -> None:
    mandate = people.other_deputy.mandate
    head = {"role": "delegation_head", "body": people.body, "mandate": mandate}
    with pytest.raises(ValidationError, match="任职不能早于这一天"):
        early = Post(person=mandate.person, from_on=SINCE - timedelta(days=1), **head)
        registers.enter(early, by=people.administrator)
    with pytest.raises(ValidationError, match="属于另一个人"):
        registers.enter(Post(person=people.deputy.person, from_on=SINCE, **head), by=people.administrator)


def test_a_post_in_a_unit_that_ended(people: Cast) -> None:
    reorganizing.merge([people.units["jiaoyu"]], into=people.units["jiaotong"], on=today(), by=people.administrator)
    unit = Organization.objects.get(code="jiaoyu")
    with pytest.raises(ValidationError, match="为止，任职不能晚于这一天"):
        registers.enter(
            Post(person=person(people), role="unit_clerk", organization=unit, from_on=SINCE), by=people.administrator
        )
    unit.active = True
    with pytest.raises(ValidationError, match="不能再启用"):
        registers.correct(unit, by=people.administrator)


@pytest.mark.parametrize(
    ("part", "role", "place", "words"),
    [
        ("chairpersons", "unit_head", "organization", "常务委员会组成人员不得担任国家行政机关的职务"),
        ("chairpersons", "supervision", "body", "常务委员会组成人员不得担任国家行政机关的职务"),
        ("jiaoyu_head", "chairpersons", "body", "常务委员会组成人员不得担任国家行政机关的职务"),
        ("supervision", "unit_clerk", "organization", "审核答复的人不能同时办理"),
        ("jiaoyu_head", "office_clerk", "body", "审核答复的人不能同时办理"),
    ],
)
def test_posts_that_judge_each_other(
    people: Cast, administrator: Client, part: str, role: str, place: str, words: str
) -> None:
    where = {"body": people.body} if place == "body" else {"organization": people.units["caizheng"]}
    post = Post(person=people.posts[part].person, role=role, from_on=SINCE, **where)
    with pytest.raises(Refused, match=words):
        registers.enter(post, by=people.administrator, confirmed_by=people.auditor)
    with pytest.raises(Refused, match=words):
        second_person.ask_post(Confirmation.Act.ENTER_POST, post, because="", by=people.administrator)
    data = {"person": post.person_id, "role": role, "from_on": SINCE, **{name: each.pk for name, each in where.items()}}
    assert administrator.post("/people/posts/new", data).status_code == 403
    Post.objects.filter(person=post.person).update(to_on=SINCE - timedelta(days=1))
    registers.enter(post, by=people.administrator, confirmed_by=people.auditor)


def test_a_post_that_another_holds_ends_on_a_day_before_that_other_came(people: Cast) -> None:
    """Entered late: today there is another administrator, on the day itself there was none yet."""
    second = Post.objects.create(
        person=person(people, "文管理"), role="administrator", from_on=today() - timedelta(days=1)
    )
    second.person.user = people.station.user
    Person.objects.filter(pk=people.station.person_id).update(user=None)
    second.person.save()
    registers.end_post(
        people.administrator, on=today() - timedelta(days=30), by=people.administrator, confirmed_by=people.auditor
    )


# ------------------------------------------------------------------ telephone numbers
@pytest.mark.parametrize("phone", ["1390000123", "139000012345", "23900001234", "手机", "12345"])
def test_a_number_by_which_nobody_can_be_called(people: Cast, administrator: Client, phone: str) -> None:
    with pytest.raises(ValidationError, match="手机号是11位数字"):
        registers.enter(Person(district=people.district, name="张晓明", phone=phone), by=people.administrator)
    data = {"district": people.district.pk, "name": "张晓明", "phone": phone, "work_unit": ""}
    answer = administrator.post("/people/persons/new", data)
    assert "手机号是11位数字" in answer.content.decode()
    rows = [
        ["姓名", "账号", "手机号", "角色", "所属代码", "任职起"],
        ["张晓明", "zhangxm", phone, "承办单位经办人", "jiaoyu", "2022-01-10"],
    ]
    outcome = importing.run("persons", rows, district=people.district, by=people.administrator, keep=True)
    assert any("手机号是11位数字" in problem.reason for problem in outcome.problems)
    assert not Person.objects.filter(name="张晓明").exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("139 0000 1234", "13900001234"), ("１３９００００１２３４", "13900001234"), ("+86 13900001234", "13900001234"),
     ("0999-6600008", "09996600008"), ("+852 9123 4567", "+85291234567"), ("", "")],
)  # fmt: skip
def test_a_number_is_kept_as_it_is_dialled(people: Cast, typed: str, kept: str) -> None:
    row = Person(district=people.district, name="张晓明", phone=typed)
    registers.enter(row, by=people.administrator)
    assert row.phone == kept


@pytest.mark.parametrize(
    "right",
    ["0999-6600008", "6600008", "12345", "400-810-1234", "6600008转801", "13900001234、6600008", "值班室 6600008", ""],
)
def test_numbers_of_an_office(right: str) -> None:
    assert plausible.wrong_contact(right) == ""


@pytest.mark.parametrize("wrong", ["1390000123", "0999-6600008、1390000123", "139000012345678"])
def test_a_number_of_an_office_that_cannot_be(people: Cast, wrong: str) -> None:
    unit = people.units["jiaoyu"]
    unit.contact_phone = wrong
    with pytest.raises(ValidationError, match="不是电话号码"):
        registers.correct(unit, by=people.administrator)


# ------------------------------------------------------------------ near-same names are asked back
def test_a_near_same_delegation_is_asked_back(people: Cast, administrator: Client) -> None:
    term = people.session.term
    Delegation.objects.create(term=term, name="河口代表团")
    data = {"term": term.pk, "name": "河口"}
    page = administrator.post("/people/delegations/new", data).content.decode()
    assert "已有“河口代表团”，“河口”很可能是同一个" in page
    assert 'name="different"' in page
    assert not Delegation.objects.filter(name="河口").exists()
    assert administrator.post("/people/delegations/new", {**data, "different": "on"}).status_code == 302
    assert Delegation.objects.filter(name="河口").exists()


def test_a_near_same_unit_is_asked_back(people: Cast, administrator: Client) -> None:
    data = {
        "district": people.district.pk,
        "code": "jy2",
        "name": "云河区教育委",
        "short_name": "教委",
        "kind": "government",
    }
    page = administrator.post("/people/units/new", data).content.decode()
    assert "已有“云河区教育局”" in page
    assert administrator.post("/people/units/new", {**data, "different": "on"}).status_code == 302


def test_other_names_are_not_asked_about(people: Cast, administrator: Client) -> None:
    data = {"term": people.session.term_id, "name": "第三代表团"}
    assert administrator.post("/people/delegations/new", data).status_code == 302
    row = Delegation.objects.get(name="第三代表团")
    assert administrator.post(f"/people/delegations/{row.pk}/edit", data).status_code == 302


def test_a_sheet_says_what_is_near(people: Cast) -> None:
    rows = [["单位代码", "全称"], ["jy2", "云河区教育委"]]
    outcome = importing.run("units", rows, district=people.district, by=people.administrator, keep=False)
    assert [note.words for note in outcome.notes] == ["“云河区教育委”与已有的“云河区教育局”相近，请核对是不是同一个。"]
