"""Notes without network, pictures, teams with their hours, coverage, the closing report, the ledger that comes in."""

import io
import uuid
from datetime import timedelta
from typing import Any

import docx
import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities import campaign_papers, campaign_rows, coverage, importing, papers, queries
from lianxinqiao.activities.actions import answering, campaigning, keeping, planning
from lianxinqiao.activities.models import Activity, Campaign, Deed, Host, Photo, Team
from lianxinqiao.activities.pages_beside import days_left
from lianxinqiao.activities.tests.scene import BEGINS, CALLED, ENDS, PLANNED, called, planned, seat_of, signed_in
from lianxinqiao.activities.tests.test_ledgers import a_problem
from tests.cast import Cast
from tests.walks import PNG


# ------------------------------------------------------------------ noted in a basement
def sent(client: Client, activity: Activity, identity: str, **more: Any) -> Any:
    told = {"activity": activity.pk, "text": "地下室水泵锈死。", "where": "三号楼", "identity": identity, **more}
    return client.post(reverse("finding-send"), told)


def test_an_item_of_a_phone_is_taken_once_and_waits_for_whoever_signs_in(people: Cast, client: Client) -> None:
    """Vectors 169 and 170: kept for days, the session over; then sent, and sent once more by a phone that heard no answer."""
    activity = called(people, "deputy")
    signed_in(people, activity, "deputy")
    identity = str(uuid.uuid4())
    photo = SimpleUploadedFile("现场.png", PNG, "image/png")
    with time_machine.travel(BEGINS + timedelta(days=2), tick=False):
        assert client.get(reverse("finding-token")).status_code == 401
        assert sent(client, activity, identity).status_code == 401
        client.force_login(people.deputy.user)
        assert client.get(reverse("finding-token")).json()["person"] == people.deputy.user.pk
        first, again = sent(client, activity, identity, picture=photo), sent(client, activity, identity)
    assert (first.status_code, again.status_code) == (201, 200)
    finding = activity.findings.get()
    assert (finding.where, finding.mandate, bool(finding.picture)) == ("三号楼", people.deputy.mandate, True)


def test_what_the_house_refuses_comes_back_with_its_sentence(people: Cast, client: Client) -> None:
    activity = called(people, "deputy")
    client.force_login(people.cosigner.user)
    answer = sent(client, activity, str(uuid.uuid4()))
    assert answer.status_code == 422
    assert "到场的代表" in answer.json()["sentence"]
    client.force_login(people.jiaoyu_clerk.user)
    assert sent(client, activity, str(uuid.uuid4())).status_code == 404


def test_the_page_on_the_phone_is_the_same_for_everybody(people: Cast, client: Client) -> None:
    stranger = client.get(reverse("finding-note")).content.decode()
    client.force_login(people.deputy.user)
    assert people.deputy.user.name not in client.get(reverse("finding-note")).content.decode()
    assert "kept-here" in stranger
    assert reverse("finding-note") in client.get(reverse("finding-worker")).content.decode()


# ------------------------------------------------------------------ a campaign for everybody
def shown(people: Cast) -> Campaign:
    values = {"name": "清洁云河", "aim": "清理河岸。", "from_on": PLANNED.date()}
    campaign = campaigning.begin(body=people.body, values=values, by=people.clerk, at=PLANNED)
    campaigning.aim(campaign, targets={"activities": 4, "deed": None}, by=people.clerk, at=PLANNED)
    activity = called(people, "deputy", campaign=campaign, township=people.townships["yunqiao"])
    answering.hold(activity, by=people.clerk, at=ENDS)
    campaigning.show(campaign, by=people.clerk, at=ENDS)
    return campaign


def with_place(orientation: int = 6) -> ContentFile:
    """A photograph of a telephone: turned, with where it was taken and by which."""
    exif = Image.Exif()
    exif[0x0112], exif[0x0110] = orientation, "Phone 12"
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, "JPEG", exif=exif)
    return ContentFile(out.getvalue(), name="河岸.jpg")


def test_a_picture_is_shown_once_somebody_has_looked_and_says_nothing_of_its_telephone(
    people: Cast, client: Client
) -> None:
    """Vector 78."""
    campaign = shown(people)
    photo = campaigning.photo(campaign, picture=with_place(), caption="清理前", by=people.clerk, at=ENDS)
    address = reverse("portal-campaign-photo", args=[campaign.pk, photo.pk])
    assert client.get(address).status_code == 404
    campaigning.clear(photo, by=people.clerk, at=ENDS)
    picture = Image.open(io.BytesIO(b"".join(client.get(address).streaming_content)))  # type: ignore[attr-defined]
    assert (dict(picture.getexif()), picture.size) == ({}, (20, 40))
    page = client.get(reverse("portal-campaign", args=[campaign.pk])).content.decode()
    assert "清理前" in page
    assert f'{reverse("portal-campaign-rows", args=[campaign.pk, "activities"])}">1</a> / 4' in page
    campaigning.withhold(Photo.objects.get(), by=people.clerk, at=ENDS)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("code", sorted(set(queries.COUNTED) - {"activities", "opinions", "hosts", "team", "article"}))
def test_what_nobody_has_looked_at_is_counted_for_strangers_and_not_shown(people: Cast, code: str) -> None:
    campaign = shown(people)
    problem = a_problem(people)
    type(problem).objects.filter(pk=problem.pk).update(campaign=campaign, stage="struck_off")
    deed = {"on": PLANNED.date(), "what": "给独居老人装扶手", "campaign": campaign}
    keeping.enter(Deed, body=people.body, values=deed, by=people.clerk, at=PLANNED)
    assert campaign_rows.rows(campaign, code).count() == (code in {"problems", "deed"})
    assert not campaign_rows.public(campaign, code).exists()


def test_a_campaign_is_read_by_nobody_outside_before_it_is_shown(people: Cast, client: Client) -> None:
    campaign = shown(people)
    assert client.get(reverse("portal-campaign", args=[campaign.pk])).status_code == 200
    campaigning.hide(campaign, by=people.clerk, at=ENDS)
    assert client.get(reverse("portal-campaign", args=[campaign.pk])).status_code == 404


def test_the_closing_report_says_the_figures_and_what_is_open(people: Cast) -> None:
    campaign = shown(people)
    problem = a_problem(people)
    type(problem).objects.filter(pk=problem.pk).update(campaign=campaign)
    campaigning.close(campaign, closing="河岸清爽了。", by=people.clerk, at=ENDS)
    written = docx.Document(io.BytesIO(papers.written(campaign_papers.closing(campaign), "docx")))
    text = "\n".join(each.text for each in written.paragraphs)
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    assert "用工缺口大" in text
    assert "河岸清爽了。" in text
    assert "25%" in cells


# ------------------------------------------------------------------ teams
def test_hours_of_a_team_are_those_of_its_sign_ins(people: Cast) -> None:
    values = {"on": PLANNED.date(), "what": "护河队", "township": people.townships["yunqiao"]}
    team = keeping.enter(Team, body=people.body, values=values, by=people.clerk, at=PLANNED)
    keeping.join(team, may_be_named=True, by=people.deputy, at=PLANNED)
    with pytest.raises(Refused, match="本人加入"):
        keeping.join(team, mandate=seat_of(people, "cosigner"), by=people.deputy, at=PLANNED)
    activity = planned(people, "deputy", kind="volunteering", organiser="group", team=team)
    planning.call(activity, by=people.clerk, at=CALLED)
    signed_in(people, activity, "deputy")
    answering.hold(activity, by=people.clerk, at=ENDS)
    assert sum(queries.hours_of_team(team).values()) == 2
    assert queries.hours_of(seat_of(people, "deputy"), 2026) == 2
    member = team.people.get()
    keeping.leave(member, by=people.deputy, at=ENDS)
    assert member.left_on == ENDS.date()


def test_nobody_is_led_to_teams_where_there_are_none(people: Cast, client: Client) -> None:
    assert client.get(reverse("portal-volunteering")).status_code == 404
    assert reverse("portal-volunteering") not in client.get(reverse("portal-activities")).content.decode()


def test_a_name_stands_on_the_portal_with_consent_only(people: Cast, client: Client) -> None:
    values = {"on": PLANNED.date(), "what": "护河队", "township": people.townships["yunqiao"]}
    team = keeping.enter(Team, body=people.body, values=values, by=people.clerk, at=PLANNED)
    keeping.join(team, mandate=seat_of(people, "deputy"), may_be_named=True, by=people.clerk, at=PLANNED)
    keeping.join(team, mandate=seat_of(people, "cosigner"), by=people.clerk, at=PLANNED)
    assert reverse("portal-volunteering") in client.get(reverse("portal-activities")).content.decode()
    page = client.get(reverse("portal-volunteering")).content.decode()
    assert seat_of(people, "deputy").person.spoken in page
    assert seat_of(people, "cosigner").person.spoken not in page


# ------------------------------------------------------------------ problems and coverage
@pytest.mark.parametrize(("ahead", "tone"), [(12, "good"), (9, "warn"), (2, "bad"), (-1, "bad")])
def test_an_open_problem_is_coloured_by_the_days_that_are_left(people: Cast, ahead: int, tone: str) -> None:
    problem = a_problem(people)
    with time_machine.travel(PLANNED + timedelta(days=10 - ahead), tick=False):
        mark = days_left(problem)
    assert mark.tone == tone  # type: ignore[union-attr]


def test_who_has_had_nothing_stands_first(people: Cast) -> None:
    activity = called(people, "deputy")
    signed_in(people, activity, "deputy")
    answering.hold(activity, by=people.clerk, at=ENDS)
    rows = coverage.of(people.body, ENDS.date() + timedelta(days=5))["deputies"]
    assert rows[0][1] is None
    assert (rows[-1][0].pk, rows[-1][1], rows[-1][0].times) == (seat_of(people, "deputy").pk, 5, 1)


# ------------------------------------------------------------------ a ledger that comes in
def play(people: Cast, *rows: list[str], keep: bool = True) -> Any:
    return importing.run([list(importing.NAMES), *rows], body=people.body, by=people.clerk, keep=keep, at=ENDS)


def row(people: Cast, **cells: str) -> list[str]:
    name = seat_of(people, "deputy").person.name
    told = {
        "日期": "2026-03-12",
        "活动名称": "视察老旧小区",
        "活动类别": "专题视察",
        "活动组织者": "常委会",
        "参加人员": name,
        "走访对象": "恒远机械",
        **cells,
    }
    return [told.get(heading, "") for heading in importing.NAMES]


def test_a_ledger_is_taken_in_with_who_came_and_a_second_time_changes_nothing(people: Cast) -> None:
    Host.objects.create(district=people.district, kind="enterprise", name="恒远机械")
    plan = play(people, row(people))
    assert (plan.problems, len(plan.changes)) == ([], 1)
    activity = Activity.objects.get()
    assert (activity.stage, activity.participations.count(), activity.visits.count()) == ("held", 1, 1)
    again = play(people, row(people))
    assert (len(again.changes), len(again.same), Activity.objects.count()) == (0, 1, 1)


@pytest.mark.parametrize(
    ("heading", "cell", "said"),
    [
        ("活动类别", "参观", "请填"),
        ("参加人员", "查无此人", "登记册里没有"),
        ("日期", "2027-03-12", "不能晚于今天"),
        ("活动组织者", "代表小组", ""),
        ("走访对象", "不知名公司", "登记册里没有"),
    ],
)
def test_a_bad_cell_is_told_where_it_stands_and_nothing_is_kept(
    people: Cast, heading: str, cell: str, said: str
) -> None:
    Host.objects.create(district=people.district, kind="enterprise", name="恒远机械")
    plan = play(people, row(people), row(people, **{heading: cell, "活动名称": "另一次"}))
    if not said:  # a group may inspect too
        assert not plan.problems
        return
    assert [said in problem.reason for problem in plan.problems] == [True]
    assert Activity.objects.count() == 0
