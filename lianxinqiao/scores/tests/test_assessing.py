"""A year's assessment: gathered from the other rooms, claimed, checked, disputed, published, frozen."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.actions import answering, attending
from lianxinqiao.activities.models import Activity, Deed
from lianxinqiao.activities.stages import Kept
from lianxinqiao.activities.tests.scene import ENDS, called, seat_of, signed_in
from lianxinqiao.notices.models import Notice
from lianxinqiao.scores.actions import assessing, disputing
from lianxinqiao.scores.models import Assessment, Point, Standing
from lianxinqiao.scores.stages import Counted, Stage
from lianxinqiao.scores.tables import presets
from tests.cast import Cast, moment
from tests.scenes import remembered

VECTORS = {row["n"]: row["expect"] for row in json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))}
BEGUN, LATER = moment("2026-04-01"), moment("2026-12-20")
CLAIM = {"event": "claim.other", "on": date(2026, 5, 4), "title": "旁听庭审", "words": "法院出具了旁听证。"}


@remembered
def assessed(people: Cast, table: str = "yunhe-sample", year: int = 2026) -> Assessment:
    return assessing.begin(people.body, year=year, table=presets()[table], by=people.clerk, at=BEGUN)


@remembered
def held(people: Cast, *parts: str) -> Activity:
    activity = called(people, *parts)
    signed_in(people, activity, *parts)
    answering.hold(activity, by=people.clerk, at=ENDS)
    return activity


def total(people: Cast, assessment: Assessment, part: str = "deputy") -> Decimal:
    return Standing.objects.get(assessment=assessment, mandate=seat_of(people, part)).total


@remembered
def gathered(people: Cast, *parts: str) -> Assessment:
    held(people, *parts)
    assessment = assessed(people)
    assessing.gather(assessment, by=people.clerk, at=BEGUN)
    return assessment


def test_what_the_rooms_hold_counts_once(people: Cast) -> None:
    assessment = gathered(people, "deputy", "cosigner")
    assert assessing.gather(assessment, by=people.clerk, at=LATER) == (0, 0)
    assert [int(total(people, assessment, part)) for part in ("deputy", "other_deputy")] == [5, 0]
    places = dict(Standing.objects.values_list("mandate__person__name", "place"))
    assert [places["林晓禾"], places["周望舒"], places["何清源"]] == [1, 1, 3]


def test_a_record_that_falls_takes_its_points_back_visibly(people: Cast) -> None:
    activity = held(people, "deputy", "cosigner")
    assessment = assessed(people, "minhang")
    assessing.gather(assessment, by=people.clerk, at=BEGUN)
    for seat in activity.participations.all():
        attending.mark(seat, here=False, reason="签到有误。", by=people.clerk, at=BEGUN)
    assert assessing.gather(assessment, by=people.clerk, at=LATER) == (0, 2)
    rows = Point.objects.values_list("stage", "reason", "changed_on")
    assert set(rows) == {(Counted.VOID, "依据的记录已经取消", LATER.date())}, VECTORS[36]["evidence_link"]
    client = Client()
    client.force_login(people.deputy.user)
    page = client.get(reverse("my-year")).content.decode()
    assert "-5" in page, "what it had given stands there as taken back"
    assert "视察云桥小学周边交通" in page


def test_a_claim_counts_once_it_is_confirmed(people: Cast) -> None:
    assessment = assessed(people)
    point = disputing.claim(assessment, **CLAIM, by=people.deputy, at=LATER)
    assessing.gather(assessment, by=people.clerk, at=LATER)
    assert total(people, assessment) == 0
    with pytest.raises(Refused):
        disputing.confirm(point, by=people.deputy, at=LATER)
    disputing.confirm(point, by=people.clerk, at=LATER)
    assert total(people, assessment) == 2
    assert Notice.objects.filter(kind="point.confirm", recipient=people.deputy.user).exists()
    disputing.void(point, reason="与培训重复", by=people.clerk, at=LATER)
    assert total(people, assessment) == 0


def test_an_act_belongs_to_its_own_year(people: Cast) -> None:
    """Done on 30 December, confirmed in January: it is the old year's."""
    assessment = assessed(people, year=2025)
    own = {**CLAIM, "on": date(2025, 12, 30)}
    point = disputing.claim(assessment, **own, by=people.deputy, at=moment("2026-01-02"))
    disputing.confirm(point, by=people.clerk, at=moment("2026-01-05"))
    assert point.on.year == VECTORS[33]["belongs_to"]
    with pytest.raises(Refused, match="2025年内"):
        disputing.claim(assessment, **CLAIM, by=people.deputy, at=LATER)


def test_it_is_previewed_appealed_published_and_frozen(people: Cast) -> None:
    assessment = gathered(people, "deputy")
    assessing.preview(assessment, by=people.clerk, at=LATER)
    assert Notice.objects.filter(kind="assessment.preview", recipient=people.other_deputy.user).exists()
    appeal = disputing.appeal(assessment, text="少计一次培训", by=people.deputy, at=LATER)
    with pytest.raises(Refused, match="正在处理"):
        disputing.appeal(assessment, text="再说一次", by=people.deputy, at=LATER)
    with pytest.raises(Refused, match="1件申诉没有处理"):
        assessing.publish(assessment, by=people.clerk, at=LATER)
    with pytest.raises(Refused, match="说明原因"):
        disputing.settle(appeal, upheld=True, answer=" ", by=people.clerk, at=LATER)
    disputing.settle(appeal, upheld=True, answer="培训签到补登，已计入。", by=people.clerk, at=LATER)
    assessing.publish(assessment, by=people.clerk, at=LATER)
    assessing.freeze(assessment, by=people.clerk, at=LATER)
    frozen = total(people, assessment)
    Deed.objects.create(
        body=people.body,
        on=date(2026, 6, 1),
        what="修路灯",
        mandate=seat_of(people, "deputy"),
        stage=Kept.CONFIRMED,
        entered_by=people.clerk,
        entered_at=LATER,
    )
    with pytest.raises(Refused, match="已定档"):
        assessing.gather(assessment, by=people.clerk, at=LATER)
    with pytest.raises(Refused, match="已定档"):
        disputing.void(Point.objects.get(), reason="改", by=people.clerk, at=LATER)
    assert (assessment.stage, total(people, assessment)) == (Stage.FROZEN, frozen)


def test_it_is_not_previewed_before_it_was_gathered(people: Cast) -> None:
    with pytest.raises(Refused, match="还没有归集"):
        assessing.preview(assessed(people), by=people.clerk, at=LATER)


def test_a_table_whose_points_are_cut_off_is_not_begun_with(people: Cast) -> None:
    with pytest.raises(Refused, match="没有写明分值"):
        assessed(people, "jintai")
    assessed(people)
    with pytest.raises(ValidationError, match="已经有履职考核"):
        assessed(people)


def test_a_group_that_met_too_seldom_is_told_what_is_missing(people: Cast) -> None:
    assessment = gathered(people, "deputy")
    row = Standing.objects.get(assessment=assessment, mandate=seat_of(people, "deputy"))
    assert row.missing == ["提出建议1件", "参加活动2次"]
    assert row.grade == "不称职"


def test_nobody_sees_a_colleague_s_year(people: Cast) -> None:
    assessment = gathered(people, "deputy", "cosigner")
    client = Client()
    client.force_login(people.deputy.user)
    mandate = seat_of(people, "cosigner").pk
    assert client.get(reverse("assessment-person", args=[assessment.pk, mandate])).status_code == 404
    assert "周望舒" not in client.get(assessment.get_absolute_url()).content.decode()
    client.force_login(people.clerk.user)
    assert client.get(reverse("assessment-person", args=[assessment.pk, mandate])).status_code == 200
    page = client.get(assessment.get_absolute_url()).content.decode()
    assert "周望舒" in page
    assert "请本人核对" in page


def test_an_assessment_is_begun_and_a_claim_made_on_the_screen(people: Cast) -> None:
    client = Client()
    client.force_login(people.clerk.user)
    client.post(reverse("assessment-new"), {"year": "2025", "table": "yunhe-sample"})
    assessment = Assessment.objects.get()
    client.force_login(people.deputy.user)
    address = reverse("assessment-act", args=[assessment.pk, "assessment.claim", assessment.pk])
    assert client.get(address).status_code == 200
    client.post(address, {**CLAIM, "on": "2025-05-04"})
    assert Point.objects.get().stage == Counted.CLAIMED
    client.force_login(people.clerk.user)
    assert "旁听庭审" in client.get(assessment.get_absolute_url()).content.decode()
    assert client.get(reverse("assessments")).status_code == 200
