"""Administration, business and audit are in different hands, and no administrator appoints or enters alone."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import ROLES, SECOND_PERSONS, Duty
from lianxinqiao.accounts.models import Device, DoorEvent, User
from lianxinqiao.api import actions as tokens
from lianxinqiao.journal.models import Entry
from lianxinqiao.notices.models import Notice
from lianxinqiao.people import rules
from lianxinqiao.people.actions import first_day, keys, registers, second_person
from lianxinqiao.people.models import Confirmation, Installation, Person, Post
from tests.cast import Cast

Act = Confirmation.Act
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _quick(settings: object) -> None:
    settings.PASSWORD_HASHERS = ["lianxinqiao.accounts.actions.QuickArgon2"]


def new_post(person: Person, role: str, people: Cast, **more: object) -> Post:
    body = None if role == "administrator" else people.body
    return Post(person=person, role=role, body=body, from_on=timezone.localdate(), **more)


def somebody(people: Cast, name: str = "新人") -> Person:
    user = User.objects.create(name=f"n{User.objects.count()}", display_name=name, must_change_password=False)
    return Person.objects.create(district=people.district, user=user, name=name)


def test_every_role_has_one_duty() -> None:
    assert {str(code) for code, role in ROLES.items() if role.duty != Duty.BUSINESS} == {"administrator", "auditor"}


@pytest.mark.parametrize(
    ("holder", "role"),
    [("administrator", "office_head"), ("administrator", "auditor"), ("auditor", "office_clerk"),
     ("clerk", "auditor"), ("deputy", "administrator")],
)  # fmt: skip
def test_one_person_does_not_hold_two_duties(people: Cast, holder: str, role: str) -> None:
    post = new_post(people.posts[holder].person, role, people)
    with pytest.raises(Refused, match="不同的人担任"):
        rules.duties_apart(post)
    with pytest.raises(IntegrityError, match="two duties"), transaction.atomic():
        post.save()


def test_posts_of_one_duty_stand_together_and_of_two_one_after_the_other(people: Cast) -> None:
    new_post(people.clerk.person, "office_head", people).save()
    Post.objects.filter(pk=people.administrator.pk).update(to_on=timezone.localdate() - timedelta(days=1))
    new_post(people.administrator.person, "office_clerk", people).save()


def test_what_stood_together_before_can_be_ended(people: Cast) -> None:
    Installation.begin(timezone.now(), timezone.now())
    second = new_post(people.clerk.person, "administrator", people)
    second.save()
    Installation.objects.update(first_day_ended_at=timezone.now())
    second.to_on = timezone.localdate()
    second.save()
    second.to_on = None
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


# ------------------------------------------------------------------ appointments
@pytest.mark.parametrize("role", sorted(SECOND_PERSONS))
def test_whoever_may_confirm_is_appointed_by_two(people: Cast, role: str) -> None:
    post = new_post(somebody(people), role, people)
    with pytest.raises(rules.NotAlone, match="由第二个人确认"):
        registers.enter(post, by=people.administrator)
    asked = second_person.ask_post(Act.ENTER_POST, post, because="x", by=people.administrator)
    assert not Post.objects.filter(person=post.person).exists()
    assert Notice.objects.filter(recipient=people.auditor.user, kind="people.confirmation").exists()
    second_person.confirm(asked, by=people.auditor)
    assert Post.objects.get(person=post.person).role == role
    entry = Entry.objects.get(act="people.post.enter")
    assert (entry.actor, entry.data["confirmed_by"]) == (people.administrator.user, people.auditor.title)
    acts = list(Entry.objects.filter(act__startswith="people.confirmation").values_list("act", flat=True))
    assert acts == ["people.confirmation.ask", "people.confirmation.confirm"]


def test_others_are_appointed_by_one(people: Cast) -> None:
    registers.enter(new_post(somebody(people), "office_clerk", people), by=people.administrator)


def test_nobody_appoints_themselves(people: Cast) -> None:
    own = people.administrator
    own.to_on = timezone.localdate() + timedelta(days=3)
    with pytest.raises((rules.NotAlone, Refused)):
        registers.correct(own, by=people.administrator)
    later = Post(person=own.person, role="station_staff", body=people.body, from_on=date(2030, 1, 1))
    Post.objects.filter(pk=own.pk).update(to_on=date(2029, 12, 31))
    with pytest.raises(rules.NotAlone, match="自己的任职"):
        registers.enter(later, by=people.administrator)


def test_the_last_auditor_is_ended_by_two_and_an_earlier_one_by_one(people: Cast) -> None:
    with pytest.raises(rules.NotAlone, match="最后一名审计员"):
        registers.end_post(people.auditor, on=timezone.localdate(), by=people.administrator)
    with pytest.raises(rules.NotAlone, match="最后一名审计员"):
        keys.close_account(people.auditor.person, by=people.administrator)
    new_post(somebody(people), "auditor", people).save()
    registers.end_post(people.auditor, on=timezone.localdate(), by=people.administrator)


def test_the_last_who_could_confirm_does_not_go_by_one_hand(people: Cast) -> None:
    Post.objects.filter(pk=people.auditor.pk).update(to_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(rules.NotAlone, match="最后一个能够确认"):
        keys.close_account(people.head.person, by=people.administrator)


def test_where_nobody_else_is_there_one_acts_alone_and_the_journal_says_so(people: Cast) -> None:
    Post.objects.exclude(pk=people.administrator.pk).filter(role__in=SECOND_PERSONS).delete()
    registers.enter(new_post(somebody(people), "auditor", people), by=people.administrator)
    assert "confirmed_by" not in Entry.objects.get(act="people.post.enter").data


@pytest.mark.parametrize("part", ["clerk", "deputy", "supervision", "administrator"])
def test_not_everybody_confirms_and_never_the_asker(people: Cast, part: str) -> None:
    post = new_post(somebody(people), "auditor", people)
    asked = second_person.ask_post(Act.ENTER_POST, post, because="x", by=people.administrator)
    with pytest.raises(Refused):
        second_person.confirm(asked, by=people.posts[part])
    assert not Post.objects.filter(person=post.person).exists()


def test_a_declined_one_is_not_done_and_none_is_decided_twice(people: Cast) -> None:
    post = new_post(somebody(people), "auditor", people)
    asked = second_person.ask_post(Act.ENTER_POST, post, because="x", by=people.administrator)
    second_person.decline(asked, by=people.head)
    with pytest.raises(Refused, match="已经有人办过"):
        second_person.confirm(asked, by=people.auditor)
    assert not Post.objects.filter(person=post.person).exists()
    assert Notice.objects.filter(recipient=people.administrator.user, kind="people.confirmation").exists()


def test_an_asker_who_left_has_nothing_confirmed(people: Cast) -> None:
    post = new_post(somebody(people), "auditor", people)
    asked = second_person.ask_post(Act.ENTER_POST, post, because="x", by=people.administrator)
    Post.objects.filter(pk=people.administrator.pk).update(to_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused, match="不是系统管理员"):
        second_person.confirm(asked, by=people.auditor)


def test_on_the_screens_it_is_asked_shown_and_confirmed(people: Cast) -> None:
    admin, auditor = Client(), Client()
    admin.force_login(people.administrator.user)
    auditor.force_login(people.auditor.user)
    person = somebody(people, "沈新任")
    typed = {"person": person.pk, "role": "office_head", "body": people.body.pk, "from_on": "2026-03-02"}
    page = admin.post("/people/posts/new", typed, follow=True).content.decode()
    assert "等第二个人确认" in page
    assert "双人确认" in auditor.get("/desk").content.decode()
    page = auditor.get("/people/confirmations").content.decode()
    assert "沈新任" in page
    asked = Confirmation.objects.get()
    assert "撤回" in admin.get("/people/confirmations").content.decode()
    assert admin.post(f"/people/confirmations/{asked.pk}/confirm").status_code == 403
    auditor.post(f"/people/confirmations/{asked.pk}/confirm")
    assert Post.objects.filter(person=person, role="office_head").exists()
    stranger = Client()
    stranger.force_login(people.deputy.user)
    assert stranger.get("/people/confirmations").status_code == 403


# ------------------------------------------------------------------ passwords
def test_of_a_renewed_password_nobody_but_its_owner_has_both_halves(people: Cast) -> None:
    deputy, admin, head = people.deputy, Client(), Client()
    admin.force_login(people.administrator.user)
    head.force_login(people.head.user)
    inside = Client()
    inside.force_login(deputy.user)
    inside.get("/roles")
    page = admin.post(f"/people/persons/{deputy.person.pk}/account/renew").content.decode()
    first = page.split("<code>")[1].split("</code>")[0]
    assert inside.get("/roles").status_code == 200  # nothing is done before it is confirmed
    asked = Confirmation.objects.get()
    assert first not in asked.half
    page = head.post(f"/people/confirmations/{asked.pk}/confirm").content.decode()
    second = page.split("<code>")[1].split("</code>")[0]
    asked.refresh_from_db()
    assert asked.half == ""
    deputy.user.refresh_from_db()
    assert not deputy.user.check_password(first)
    assert not deputy.user.check_password(second)
    assert deputy.user.check_password(first + second)
    assert inside.get("/roles").status_code == 302
    assert DoorEvent.objects.filter(user=deputy.user, result="renewed").exists()
    told = set(Notice.objects.filter(kind="people.renewed").values_list("recipient", flat=True))
    assert told == {deputy.user.pk, people.auditor.user.pk}
    entry = Entry.objects.get(act="people.person.renew_password")
    assert entry.data["confirmed_by"] == people.head.title
    assert first not in str(list(Entry.objects.values_list("data", flat=True)))


def test_with_a_second_factor_the_word_alone_opens_nothing(people: Cast) -> None:
    from allauth.mfa.totp.internal import auth as totp

    totp.TOTP.activate(people.clerk.user, "JBSWY3DPEHPK3PXP")
    word = keys.renew_password(people.clerk.person, by=people.administrator)
    stranger = Client()
    answer = stranger.post("/login", {"username": people.clerk.user.name, "password": word})
    assert answer.url == "/login/second-factor"
    with pytest.raises(Refused, match="首次密码还没有换掉"):
        keys.remove_second_factor(people.clerk.person, by=people.administrator)


def test_a_factor_is_taken_away_by_two(people: Cast) -> None:
    with pytest.raises(rules.NotAlone):
        keys.remove_second_factor(people.clerk.person, by=people.administrator)
    asked, _half = second_person.ask_keys(Act.REMOVE_FACTOR, people.clerk.person, because="x", by=people.administrator)
    second_person.confirm(asked, by=people.auditor)
    assert DoorEvent.objects.filter(user=people.clerk.user, result="second_factor_removed").exists()


def test_nobody_confirms_about_their_own_account(people: Cast) -> None:
    asked, _half = second_person.ask_keys(Act.RENEW, people.head.person, because="x", by=people.administrator)
    with pytest.raises(Refused, match="另一个人确认"):
        second_person.confirm(asked, by=people.head)


def test_tokens_and_devices_end_with_the_password(people: Cast) -> None:
    from datetime import UTC, datetime

    token, _secret = tokens.make(name="x", scopes=["read"], days=30, by=people.clerk, at=datetime.now(UTC))
    Device.objects.create(user=people.clerk.user, key="k")
    asked, _half = second_person.ask_keys(Act.RENEW, people.clerk.person, because="x", by=people.administrator)
    second_person.confirm(asked, by=people.auditor)
    token.refresh_from_db()
    assert token.revoked_at
    assert not Device.objects.filter(user=people.clerk.user).exists()


# ------------------------------------------------------------------ the first day
def test_on_the_first_day_one_person_does_everything_and_its_end_takes_it_apart(people: Cast) -> None:
    Post.objects.filter(role__in=SECOND_PERSONS).exclude(pk=people.administrator.pk).delete()
    first_day.begin(at=timezone.now())
    own = people.administrator.person
    registers.enter(new_post(own, "office_head", people), by=people.administrator)
    with pytest.raises(Refused, match="请先任命审计员"):
        first_day.end(by=people.administrator)
    auditor = somebody(people)
    registers.enter(new_post(auditor, "auditor", people), by=people.administrator)
    ended = first_day.end(by=people.administrator)
    assert [post.role for post in ended] == ["office_head"]
    held = Post.objects.held(timezone.localdate() + timedelta(days=1)).filter(person=own)
    assert [post.role for post in held] == ["administrator"]
    assert Entry.objects.get(act="people.installation.end_first_day").data["ended"]
    assert Notice.objects.filter(recipient=auditor.user, kind="people.first_day").exists()
    with pytest.raises(Refused, match="已经结束"):
        first_day.end(by=people.administrator)


def test_it_ends_by_itself_after_seven_days(people: Cast) -> None:
    began = timezone.now()
    first_day.begin(at=began)
    assert not first_day.end_when_due(at=began + timedelta(days=6, hours=23))
    assert first_day.end_when_due(at=began + timedelta(days=7))
    assert not Installation.first_day_lasts()


def test_every_page_says_that_it_lasts(people: Cast) -> None:
    client = Client()
    client.force_login(people.deputy.user)
    assert "初始设置期" not in client.get("/desk").content.decode()
    first_day.begin(at=timezone.now())
    assert "初始设置期" in client.get("/desk").content.decode()
