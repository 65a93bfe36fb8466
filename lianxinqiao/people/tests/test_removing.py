"""What was entered wrongly is removed while nothing hangs on it, else ended with a reason; the journal keeps both."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal.models import Entry
from lianxinqiao.people import lists
from lianxinqiao.people.actions import registers
from lianxinqiao.people.models import (
    Body,
    District,
    Field,
    Mandate,
    Organization,
    Person,
    Post,
    Session,
    Term,
    Township,
)
from lianxinqiao.rulebook.models import ProfileVersion
from tests.cast import Cast
from tests.walks import Walk


def today() -> date:
    return timezone.localdate()


def wrong(people: Cast, key: str) -> object:
    """One of a register that nothing hangs on."""
    person = Person.objects.create(district=people.district, name="张晓明")
    made = {
        "districts": lambda: District.objects.create(code="990199", name="误区"),
        "bodies": lambda: _body(people),
        "terms": lambda: Term.objects.create(body=people.body, number=18, from_on=date(2027, 1, 10)),
        "sessions": lambda: Session.objects.create(
            term=people.session.term, number=6, opens_on=date(2036, 1, 10), closes_on=date(2036, 1, 12)
        ),
        "units": lambda: Organization.objects.create(
            district=people.district, code="x", name="误局", short_name="误局"
        ),
        "posts": lambda: Post.objects.create(
            person=person, role="office_clerk", body=people.body, from_on=date(2020, 1, 1)
        ),
        "mandates": lambda: Mandate.objects.create(person=person, term=people.session.term, from_on=date(1922, 1, 10)),
    }
    return made[key]()


def _body(people: Cast) -> Body:
    """With all that founding one enters beside it."""
    body = Body.objects.create(
        district=people.district, kind="congress", code="wu", name="误区人大常委会", short_name="误"
    )
    term = Term.objects.create(body=body, number=1, from_on=date(2022, 1, 1))
    Session.objects.create(term=term, number=1, opens_on=date(2022, 1, 1), closes_on=date(2022, 1, 3))
    Field.objects.create(body=body, code="x", name="其他")
    version = ProfileVersion.objects.filter(profile__code="district-default").latest("number")
    registers.adopt_profile(body, version, on=date(2022, 1, 1), by=people.administrator)
    return body


KEYS = ["districts", "bodies", "terms", "sessions", "units", "posts", "mandates"]


@pytest.mark.parametrize("key", KEYS)
def test_what_nothing_hangs_on_is_removed_with_a_reason(people: Cast, administrator: Client, key: str) -> None:
    obj = wrong(people, key)
    address = f"/people/{key}/{obj.pk}/remove"
    assert "登记错了" in administrator.get(f"/people/{key}/{obj.pk}/edit").content.decode()
    assert administrator.post(address, {"reason": ""}).context["form"].errors["reason"]
    assert administrator.post(address, {"reason": "登记错了。"}).status_code == 302
    assert not type(obj).objects.filter(pk=obj.pk).exists()
    entry = Entry.objects.get(act=f"people.{obj._meta.model_name}.remove")
    assert (entry.data["note"], entry.data["of"]) == ("登记错了。", str(obj))
    assert entry.data["before"]


@pytest.mark.parametrize("key", KEYS)
def test_what_something_hangs_on_stays(people: Cast, administrator: Client, key: str) -> None:
    Walk(people).assigned()
    standing = {
        "districts": people.district,
        "bodies": people.body,
        "terms": people.session.term,
        "sessions": people.session,
        "units": people.units["jiaoyu"],
        "posts": people.clerk,
        "mandates": people.deputy.mandate,
    }[key]
    with pytest.raises(Refused, match="不能删除"):
        registers.remove(standing, reason="登记错了。", by=people.administrator)
    page = administrator.get(f"/people/{key}/{standing.pk}/remove").content.decode()
    assert "上面还有" in page
    assert "btn-danger" not in page
    answer = administrator.post(f"/people/{key}/{standing.pk}/remove", {"reason": "登记错了。"})
    assert answer.status_code == 200
    assert type(standing).objects.filter(pk=standing.pk).exists()


def test_only_the_administrator_removes_and_persons_are_erased_instead(people: Cast, client: Client) -> None:
    unit = wrong(people, "units")
    with pytest.raises(Refused, match="系统管理员"):
        registers.remove(unit, reason="登记错了。", by=people.head)
    client.force_login(people.head.user)
    assert client.post(f"/people/units/{unit.pk}/remove", {"reason": "错"}).status_code == 403
    client.force_login(people.administrator.user)
    assert client.get(f"/people/persons/{people.clerk.person_id}/remove").status_code == 404


def test_a_post_that_two_people_give_is_not_taken_away_by_one(people: Cast) -> None:
    with pytest.raises(Refused, match="第二个人"):
        registers.remove(people.auditor, reason="登记错了。", by=people.administrator)
    assert Post.objects.filter(pk=people.auditor.pk).exists()


def test_a_post_ends_on_a_day_before_with_its_reason(people: Cast, administrator: Client) -> None:
    on = today() - timedelta(days=40)
    administrator.post(f"/people/posts/{people.jiaoyu_clerk.pk}/end", {"on": on, "because": "补记：已调离。"})
    assert Post.objects.get(pk=people.jiaoyu_clerk.pk).to_on == on
    assert Entry.objects.filter(act="people.post.end").latest("pk").data["note"] == "补记：已调离。"


def test_a_body_ends_when_nobody_acts_for_it(people: Cast, administrator: Client) -> None:
    address = f"/people/bodies/{people.body.pk}/end"
    answer = administrator.post(address, {"on": today(), "reason": "区划调整。"})
    assert "项任职，请先结束" in answer.content.decode()
    Post.objects.filter(body=people.body).update(to_on=today())
    assert administrator.post(address, {"on": today(), "reason": "区划调整。"}).status_code == 302
    body = Body.objects.get(pk=people.body.pk)
    assert (body.ended_on, body.ended_because) == (today(), "区划调整。")
    assert Entry.objects.get(act="people.body.end").data["note"] == "区划调整。"
    assert body.pk not in lists.REGISTERS["posts"].form().fields["body"].queryset.values_list("pk", flat=True)
    with pytest.raises(Refused, match="已经撤销"):
        registers.end_place(body, on=today(), reason="再一次。", by=people.administrator)
    page = administrator.get(f"/people/bodies/{body.pk}/edit")
    assert page.status_code == 200


def test_nothing_new_hangs_on_a_body_that_ended(people: Cast) -> None:
    Body.objects.filter(pk=people.body.pk).update(ended_on=today() - timedelta(days=1))
    body = Body.objects.get(pk=people.body.pk)
    person = Person.objects.create(district=people.district, name="张晓明")
    for late in (
        Post(person=person, role="office_clerk", body=body, from_on=today()),
        Term(body=body, number=18, from_on=today()),
    ):
        with pytest.raises(Exception, match="为止"):
            registers.enter(late, by=people.administrator)


def test_a_district_ends_after_what_stands_in_it(people: Cast) -> None:
    with pytest.raises(Refused, match="请先撤销"):
        registers.end_place(people.district, on=today(), reason="区划调整。", by=people.administrator)
    Body.objects.update(ended_on=today())
    Organization.objects.update(active=False, ended_on=today())
    with pytest.raises(Refused, match="请先撤销"):
        registers.end_place(people.district, on=today(), reason="区划调整。", by=people.administrator)
    Township.objects.update(ended_on=today())
    registers.end_place(people.district, on=today(), reason="区划调整。", by=people.administrator)
    assert District.objects.get(pk=people.district.pk).ended_on == today()
