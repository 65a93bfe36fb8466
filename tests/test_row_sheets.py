"""Every sheet of rows, with one good row and one bad: the good one is done, the bad one says why and stands as typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from lianxinqiao.activities.actions import answering
from lianxinqiao.activities.models import Finding, Host
from lianxinqiao.activities.stages import Stage
from lianxinqiao.activities.tests import scene as activities
from lianxinqiao.acts import rowsheets
from lianxinqiao.meetings import profile
from lianxinqiao.meetings.actions import proposing
from lianxinqiao.meetings.models import Appointment
from lianxinqiao.meetings.tests import scene as meetings
from lianxinqiao.people.models import Person
from lianxinqiao.reports.models import Issue
from lianxinqiao.reports.tests import scene as reports
from lianxinqiao.rulebook.sections.meetings import Meetings
from lianxinqiao.stations.actions import rating as ratings
from lianxinqiao.stations.actions import rostering
from lianxinqiao.stations.models import Duty, Member, Rating
from lianxinqiao.stations.tests import scene as stations
from tests.cast import Cast, cast

TODAY = timezone.localdate
Cells = dict[str, str]


@pytest.fixture(autouse=True)
def _one_factor_suffices(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


@dataclass(frozen=True)
class Sheet:
    """Who opens it, two things that stand on it with what is typed, what the second is told, and what the first became."""

    people: Cast
    things: tuple[Any, Any]
    cells: tuple[Cells, Cells]
    said: str
    done: Callable[[Any], bool]
    stranger: str
    by: str = "clerk"
    shared: Cells | None = None


def of_findings() -> Sheet:
    people = cast()
    activity = activities.called(people, "deputy")
    activity.__class__.objects.filter(pk=activity.pk).update(stage=Stage.HELD)
    activity.refresh_from_db()
    Host.objects.create(district=people.district, kind="village", name="柳巷村")
    texts = ("东门没有护学岗。", "桥栏杆松了两处。")
    found = [answering.note(activity, text=text, by=people.clerk, at=activities.ENDS) for text in texts]
    good = {"host": "柳巷村", "unit": "教育局"}
    by_day = {"by_day": (TODAY() + timedelta(30)).isoformat()}
    said = "没有登记过“柳港村”这个走访对象，请先登记。"
    cells = (good, {**good, "host": "柳港村"})
    made: Callable[[Finding], bool] = lambda row: row.problem is not None and row.problem.organization.code == "jiaoyu"  # noqa: E731
    return Sheet(people, (found[0], found[1]), cells, said, made, "deputy", shared=by_day)


def of_duties() -> Sheet:
    people = cast()
    station = stations.with_team(people, stations.a_station(people, reception=stations.FIRST_FRIDAY))
    for part in ("deputy", "cosigner", "other_deputy"):
        span = {"from_on": TODAY(), "to_on": TODAY() + timedelta(400)}
        rostering.be_away(station, **span, by=people.posts[part], at=timezone.now())
    span = {"since": TODAY() + timedelta(1), "until": TODAY() + timedelta(90)}
    duties = rostering.plan(station, **span, by=people.station, at=timezone.now())
    cells = ({"mandates": "林晓禾、周望舒"}, {"mandates": "许知远远"})
    served: Callable[[Duty], bool] = lambda row: len(row.serving) == 2  # noqa: E731
    return Sheet(
        people, (duties[0], duties[1]), cells, "“许知远远”不是进站代表。", served, "chairpersons", by="station"
    )


def of_seats() -> Sheet:
    people = cast()
    station = stations.a_station(people)
    seats = (people.deputy.mandate, people.cosigner.mandate)
    cells = ({"stations": station.name}, {"stations": "云河站"})
    joined: Callable[[Any], bool] = lambda row: Member.objects.filter(station=station, mandate=row).exists()  # noqa: E731
    return Sheet(people, seats, cells, "没有“云河站”这个联络站。", joined, "deputy")


def of_scores() -> Sheet:
    people = cast()
    ratings.make_rubric(people.body, name="星级评定标准", by=people.clerk, at=stations.FOUNDED)
    full = {code: points for code, _words, points in ratings.SAMPLE_ITEMS}
    rated: list[Rating] = []
    for name in ("柳巷社区代表联络站", "望河镇代表联络站"):
        claims = {code: (points, "见台账") for code, points in full.items()}
        station = stations.a_station(people, name)
        told: dict[str, Any] = {"year": 2026, "statement": "全年接待不断", "claims": claims}
        rated.append(ratings.apply(station, **told, by=people.clerk, at=stations.FOUNDED))
        ratings.check(rated[-1], passes=True, note="", by=people.clerk, at=stations.FOUNDED)
    good = {code: str(points) for code, points in full.items()}
    scored: Callable[[Rating], bool] = lambda row: row.scores.filter(rater=people.deputy).count() == len(full)  # noqa: E731
    cells = (good, {**good, "premises": "99"})
    return Sheet(people, (rated[0], rated[1]), cells, "15", scored, "chairpersons", by="deputy")


def of_issues() -> Sheet:
    people = reports.committee()
    issues = [reports.signed(people, reports.edited(people)) for _each in range(2)]
    went: Callable[[Issue], bool] = lambda row: {each.called for each in row.reports.get().sendings.all()} >= {"教育局"}  # noqa: E731
    cells = ({"upper": "on", "units": "教育局、财政局"}, {"units": "教育厅"})
    return Sheet(people, (issues[0], issues[1]), cells, "没有“教育厅”这个单位。", went, "deputy")


def of_exams() -> Sheet:
    people = cast()
    item = meetings.item_of(people, meetings.drafted(people), "appointment", "人事任免案")
    office = meetings.office_of(people)
    rows = []
    for name in ("顾清", "程望"):
        person = Person.objects.create(name=name, district=people.district)
        told = {"person": person, "office": office, "action": "appoint", "reason": "工作需要"}
        rows.append(proposing.nominate(item, **told, by=people.clerk, at=meetings.DRAFTED))
    passed: Callable[[Appointment], bool] = lambda row: row.exam_score == 88  # noqa: E731
    return Sheet(people, (rows[0], rows[1]), ({"score": "88"}, {"score": "188"}), "100", passed, "deputy")


CASES = {
    "findings-list-sheet": of_findings,
    "duties-fill-sheet": of_duties,
    "stations-join-sheet": of_seats,
    "ratings-score-sheet": of_scores,
    "issues-send-sheet": of_issues,
    "appointments-exam-sheet": of_exams,
}
ELSEWHERE = {"suggestions-assign-sheet", "opinions-assign-sheet", "points-forward-sheet"}  # tests of their own rooms
pytestmark = pytest.mark.django_db


def client(user: Any) -> Client:
    made = Client()
    made.force_login(user)
    return made


def test_every_sheet_of_the_house_is_tried() -> None:
    assert get_resolver().url_patterns  # each room declares its own with its addresses
    assert {sheet.address for sheet in rowsheets.ALL} == set(CASES) | ELSEWHERE


@pytest.mark.parametrize("address", sorted(CASES))
def test_one_row_is_done_and_the_other_says_why_not(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = Meetings.model_validate({"exam_pass": 60})
    if address == "appointments-exam-sheet":
        monkeypatch.setattr(profile, "of", lambda _body, _on: rules)
    case = CASES[address]()
    sheet = next(each for each in rowsheets.ALL if each.address == address)
    page = client(case.people.posts[case.by].user)
    where = rowsheets.address_of(sheet, [each.pk for each in case.things])
    shown = page.get(where).content.decode()
    sent: dict[str, Any] = {"do": sheet.ways[0].code, "pk": [each.pk for each in case.things], **(case.shared or {})}
    for thing, cells in zip(case.things, case.cells, strict=True):
        assert all(f'name="row-{thing.pk}-{name}"' in shown for name in cells)
        sent |= {f"row-{thing.pk}-{name}": value for name, value in cells.items()}
    left = page.post(where.split("?")[0], sent).content.decode()
    good, bad = (type(each)._default_manager.get(pk=each.pk) for each in case.things)
    assert (case.done(good), case.done(bad)) == (True, False)
    assert f'name="row-{good.pk}-' not in left
    assert case.said in left
    assert all(f'value="{value}"' in left for value in case.cells[1].values())
    assert client(case.people.posts[case.stranger].user).get(where).status_code == 403


TICKED = [
    ("findings-list-sheet", "/activities/bulk", "list"),
    ("duties-fill-sheet", "/stations/bulk", "fill"),
    ("ratings-score-sheet", "/stations/bulk", "score"),
]


@pytest.mark.parametrize(("address", "bulk", "act"), TICKED)
def test_what_hangs_on_the_ticked_rows_stands_on_the_sheet(address: str, bulk: str, act: str) -> None:
    case = CASES[address]()
    page = client(case.people.posts[case.by].user)
    roots = {each.root.pk for each in case.things}
    answer = page.post(bulk, {"act": act, "pk": sorted(roots)}, follow=True)
    assert answer.redirect_chain
    shown = answer.content.decode()
    assert all(f'name="pk" value="{each.pk}"' in shown for each in case.things)
    nothing = page.post(bulk, {"act": act, "pk": [10**6]}, follow=True)
    assert 'name="row-' not in nothing.content.decode()
