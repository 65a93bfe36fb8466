"""A person's record: disputed and corrected, printed, shown to everybody; samples of duty."""

from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.tests.scene import seat_of
from lianxinqiao.people.models import Mandate
from lianxinqiao.rulebook.sections.scores import Scores
from lianxinqiao.scores import events, group_activities, papers
from lianxinqiao.scores.actions import assessing, disputing, samples
from lianxinqiao.scores.models import Assessment, Point
from lianxinqiao.scores.stages import SampleStage
from lianxinqiao.scores.tests.test_assessing import BEGUN, CLAIM, LATER, assessed, gathered, total
from tests.cast import Cast
from tests.scenes import remembered

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
MISSING = {"event": "training.attended", "on": date(2026, 5, 4), "title": "社区法治课"}


@remembered
def previewed(people: Cast) -> Assessment:
    assessment = gathered(people, "deputy", "cosigner")
    assessing.preview(assessment, by=people.clerk, at=LATER)
    return assessment


def test_a_disputed_score_is_corrected_once_with_the_difference(people: Cast) -> None:
    """Vector 198: the organiser registers, the deputy disputes, it is checked and then adjusted."""
    assessment = previewed(people)
    before = total(people, assessment)
    appeal = disputing.appeal(assessment, text="五月的社区法治课没有计入。", by=people.deputy, at=LATER)
    with pytest.raises(Refused):
        disputing.correct(appeal, **MISSING, by=people.clerk, at=LATER)  # not settled yet
    disputing.settle(appeal, upheld=True, answer="核对签到属实，补记。", by=people.clerk, at=LATER)
    point = disputing.correct(appeal, **MISSING, by=people.clerk, at=LATER)
    assert total(people, assessment) == before + 3
    assert (point.appeal, point.words) == (appeal, "核对签到属实，补记。")
    with pytest.raises(Refused, match="已经登记"):
        disputing.correct(appeal, **MISSING, by=people.clerk, at=LATER)
    assessing.publish(assessment, by=people.clerk, at=LATER)
    assessing.freeze(assessment, by=people.clerk, at=LATER)
    with pytest.raises(Refused):
        disputing.correct(appeal, **{**MISSING, "title": "另一课"}, by=people.clerk, at=LATER)


def test_an_appeal_is_about_one_s_own_point_and_in_time(people: Cast) -> None:
    assessment = previewed(people)
    others = Point.objects.get(mandate=seat_of(people, "cosigner"))
    with pytest.raises(Refused, match="属于别人"):
        disputing.appeal(assessment, text="这条不对。", about=others, by=people.deputy, at=LATER)
    with pytest.raises(Refused, match="申诉到2026-12-30为止"):
        disputing.appeal(assessment, text="晚了。", by=people.deputy, at=LATER + timedelta(days=11))


def test_a_collective_act_of_too_many_is_refused(people: Cast) -> None:
    assessment = assessed(people, "tongcheng-2019")
    claim = {**CLAIM, "event": "proposal.filed"}
    with pytest.raises(Refused, match="最多只能登记3名主要成员"):
        disputing.claim(assessment, **claim, people=4, by=people.deputy, at=LATER)
    disputing.claim(assessment, **claim, people=3, leads=False, by=people.deputy, at=LATER)


def test_what_proves_a_claim_is_read_by_its_owner_and_the_office(people: Cast) -> None:
    assessment = assessed(people)
    proof = SimpleUploadedFile("旁听证.pdf", PDF, "application/pdf")
    point = disputing.claim(assessment, **CLAIM, proof=proof, by=people.deputy, at=LATER)
    address = reverse("assessment-proof", args=[assessment.pk, point.pk])
    client = Client()
    for part, status in (("deputy", 200), ("clerk", 200), ("cosigner", 404)):
        client.force_login(people.posts[part].user)
        assert client.get(address).status_code == status, part


def test_a_printed_record_names_no_grade_while_the_year_is_open(people: Cast) -> None:
    assessment = gathered(people, "deputy")
    seat = seat_of(people, "deputy")

    def printed() -> str:
        return " ".join(each.text for each in papers.record(assessment, seat).paragraphs)

    assert "等次" not in printed(), "it is not settled yet"
    assessing.preview(assessment, by=people.clerk, at=LATER)
    assert "等次：不称职" in printed()


@pytest.mark.parametrize(("what", "kind", "begins"), [("record", "docx", b"PK"), ("report", "docx", b"PK"), ("record", "pdf", b"%PDF")])  # fmt: skip
def test_a_record_and_a_report_are_printed(people: Cast, what: str, kind: str, begins: bytes) -> None:
    assessment = previewed(people)
    client = Client()
    client.force_login(people.deputy.user)
    mandate = seat_of(people, "deputy").pk
    answer = client.get(reverse("assessment-paper", args=[assessment.pk, mandate, what, kind]))
    assert answer.content.startswith(begins)
    client.force_login(people.cosigner.user)
    assert client.get(reverse("assessment-paper", args=[assessment.pk, mandate, what, kind])).status_code == 404


def test_strangers_read_what_was_done_once_it_is_published(people: Cast) -> None:
    assessment = previewed(people)
    address = reverse("portal-record", args=[seat_of(people, "deputy").pk])
    assert "视察云桥小学周边交通" not in Client().get(address).content.decode()
    assessing.publish(assessment, by=people.clerk, at=LATER)
    page = Client().get(address).content.decode()
    assert "视察云桥小学周边交通" in page
    assert "总分" not in page


def test_the_office_sees_groups_and_nobody_else_compares(people: Cast) -> None:
    assessment = previewed(people)
    assessing.publish(assessment, by=people.clerk, at=LATER)
    client = Client()
    client.force_login(people.clerk.user)
    page = client.get(assessment.get_absolute_url()).content.decode()
    for words in ("分组情况", "第一代表团", "完成基本要求的人数"):
        assert words in page
    client.force_login(people.deputy.user)
    assert "周望舒" not in client.get(assessment.get_absolute_url()).content.decode()


def test_groups_that_met_too_seldom_are_shown_to_the_office(people: Cast) -> None:
    assessment = previewed(people)
    Mandate.objects.filter(pk=seat_of(people, "deputy").pk).update(township=people.townships["yunqiao"])
    client = Client()
    client.force_login(people.clerk.user)
    assert "代表小组活动" not in client.get(assessment.get_absolute_url()).content.decode()
    with patch("lianxinqiao.scores.pages.of", return_value=Scores(group_meetings=4)):
        page = client.get(assessment.get_absolute_url()).content.decode()
    row = group_activities.of(people.body, 2026, 4)[0]
    assert (row.held, row.short) == (0, 4)
    assert escape(row.address) in page
    assert client.get(row.address).status_code == 200


def test_a_sample_is_told_step_by_step(people: Cast) -> None:
    assessment = previewed(people)
    seat = seat_of(people, "deputy")
    told = {"title": "五年盯一座桥", "summary": "从群众反映到通车，一件事跟到底。", "mandates": [seat]}
    sample = samples.draft(people.body, **told, by=people.clerk, at=LATER)
    clerk = Client()
    clerk.force_login(people.clerk.user)
    assert "sample.add_step" in clerk.get(sample.get_absolute_url()).content.decode()
    samples.add_step(sample, on=date(2024, 3, 1), text="走访时听村民说过河要绕十里。", by=people.clerk, at=LATER)
    with pytest.raises(Refused, match="至少写两步"):
        samples.publish(sample, by=people.clerk, at=LATER)
    point = Point.objects.get(assessment=assessment, mandate=seat)
    samples.add_step(sample, on=point.on, text="带队视察。", point=point, by=people.clerk, at=LATER)
    others = Point.objects.exclude(mandate=seat).first()
    with pytest.raises(Refused, match="属于别人"):
        samples.add_step(sample, on=date(2026, 1, 5), text="别人的。", point=others, by=people.clerk, at=LATER)
    assert Client().get(reverse("portal-sample", args=[sample.pk])).status_code == 404
    samples.publish(sample, by=people.clerk, at=LATER)
    page = Client().get(reverse("portal-sample", args=[sample.pk])).content.decode()
    assert "走访时听村民说过河要绕十里。" in page
    assert "五年盯一座桥" in Client().get(reverse("portal-samples")).content.decode()
    samples.withdraw(sample, reason="有一处日期要核对。", by=people.clerk, at=BEGUN)
    assert sample.stage == SampleStage.WITHDRAWN


@pytest.mark.parametrize(
    ("event", "measure"),
    [
        ("proposal.filed", "件"), ("suggestion.lead", "件"), ("sqmy.adopted", "篇"), ("book.read", "本"),
        ("course.passed", "门"), ("activity.attended", "次"), ("hall.spoken", "次"), ("award.city", "项"),
    ],
)  # fmt: skip
def test_what_was_done_is_counted_as_one_says_it(event: str, measure: str) -> None:
    assert events.measure(event) == measure
