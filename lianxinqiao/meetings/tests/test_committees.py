"""A committee's own meeting: it says whose it is, its members are called, it is counted for itself, its clerk runs it."""

import pytest
from django.core.exceptions import ValidationError

from lianxinqiao.access.refused import can
from lianxinqiao.meetings.act_forms import PLAN_FORMS
from lianxinqiao.meetings.actions import attending, planning
from lianxinqiao.meetings.forms import MeetingForm
from lianxinqiao.meetings.models import Meeting
from lianxinqiao.meetings.rules import PLAN_RULES, RULES
from lianxinqiao.meetings.tests.scene import CALLED, drafted, item_of
from lianxinqiao.people.models import Committee
from tests.cast import Cast, moment

AT = moment("2026-01-20")


@pytest.fixture
def committees(people: Cast) -> list[Committee]:
    names = {"caijing": "财政经济委员会", "jkww": "教科文卫工作委员会"}
    found = [Committee.objects.create(body=people.body, code=code, name=name) for code, name in names.items()]
    for part, committee in (("deputy", found[0]), ("cosigner", found[0]), ("other_deputy", found[1])):
        mandate = people.posts[part].mandate
        assert mandate
        mandate.committee = committee
        mandate.save()
    return found


def of(people: Cast, committee: Committee | None, **more: object) -> Meeting:
    return drafted(people, kind="committee", committee=committee, unseated=True, **more)


def test_its_members_are_called(people: Cast, committees: list[Committee]) -> None:
    called = of(people, committees[0]).attendees.values_list("mandate__person__name", flat=True)
    assert set(called) == {"林晓禾", "周望舒"}


def test_each_counts_its_meetings_for_itself(people: Cast, committees: list[Committee]) -> None:
    held = [of(people, row) for row in (committees[0], committees[1], committees[0])]
    for meeting in held:
        item_of(people, meeting, "other", "研究预算执行情况")
        attending.call(meeting, by=people.clerk, at=CALLED)
    assert [meeting.number for meeting in held] == [1, 1, 2]
    assert str(held[2]).endswith("第二次财政经济委员会会议")


@pytest.mark.parametrize(("kind", "named", "refused"), [("committee", False, True), ("standing", True, False)])
def test_it_says_whose_it_is_and_others_are_of_none(
    people: Cast, committees: list[Committee], kind: str, named: bool, refused: bool
) -> None:
    committee = committees[0] if named else None
    if refused:
        with pytest.raises(ValidationError, match="哪个委员会"):
            of(people, committee)
        return
    assert drafted(people, kind=kind, committee=committee).committee is None


def test_a_body_without_committees_is_asked_for_none(people: Cast) -> None:
    assert of(people, None).committee is None
    assert "committee" not in MeetingForm(post=people.clerk).fields


@pytest.mark.parametrize(("place", "may"), [(0, True), (1, False)])
def test_its_clerk_runs_its_meetings_and_no_others(
    people: Cast, committees: list[Committee], place: int, may: bool
) -> None:
    meeting = of(people, committees[place])
    people.clerk.committee = committees[0]
    people.clerk.save()
    assert can(RULES.may, "meeting.change", people.clerk, meeting, CALLED) is may


def test_its_clerk_asks_for_a_topic_and_does_not_draft_the_plan(people: Cast, committees: list[Committee]) -> None:
    plan = planning.begin(body=people.body, kind="supervision", year=2026, by=people.clerk, at=AT)
    people.clerk.committee = committees[0]
    people.clerk.save()
    may = {act: can(PLAN_RULES.may, act, people.clerk, plan, AT) for act in ("plan.bid", "plan.add")}
    assert may == {"plan.bid": True, "plan.add": False}
    offered = PLAN_FORMS["plan.bid"](subject=plan, post=people.clerk).fields["committee"]
    assert [name for name, _word in offered.choices] == ["", "财政经济委员会", "教科文卫工作委员会"]  # type: ignore[attr-defined]
