"""What the rules of a report refuse, each by its sentence, beside what they let through."""

from typing import Any

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.models import Campaign
from lianxinqiao.writing import rules
from lianxinqiao.writing.actions import drafting, signing
from lianxinqiao.writing.models import WorkReport
from lianxinqiao.writing.tests.scene import BEGUN, SENT, WRITTEN, begun, write
from tests.cast import Cast

NO_KIND, CAMPAIGN, OF_THE_BODY = "请选择报告的种类", "主题活动总结报告要选择", "请选择本机构的主题活动"


@pytest.mark.parametrize(
    ("kind", "campaign_of", "sentence"),
    [
        ("handling", None, ""),
        ("nothing", None, NO_KIND),
        ("campaign", None, CAMPAIGN),
        ("handling", "own", CAMPAIGN),
        ("campaign", "own", ""),
        ("campaign", "other", OF_THE_BODY),
    ],
)
def test_a_campaign_has_its_own_kind_of_report(people: Cast, kind: str, campaign_of: str | None, sentence: str) -> None:
    report = WorkReport(body=people.body, kind=kind, year=2026)
    if campaign_of:
        body = people.body.pk if campaign_of == "own" else people.body.pk + 1
        report.campaign = Campaign(pk=1, body_id=body)
    asked: Any = (people.clerk, report, BEGUN)
    if not sentence:
        return rules.may_begin(*asked)
    with pytest.raises(Refused, match=sentence):
        rules.may_begin(*asked)
    return None


@pytest.mark.parametrize(("more", "is_refused"), [(-1, False), (0, True)])
def test_a_report_has_forty_sections_at_most(
    people: Cast, monkeypatch: pytest.MonkeyPatch, more: int, is_refused: bool
) -> None:
    report = begun(people)
    monkeypatch.setattr(rules, "SECTIONS", report.sections.count() - more)
    if is_refused:
        with pytest.raises(Refused, match="最多"):
            drafting.add(report, heading="五、附记", by=people.clerk, at=WRITTEN)
    else:
        drafting.add(report, heading="五、附记", by=people.clerk, at=WRITTEN)


def test_the_last_section_stays(people: Cast) -> None:
    report = begun(people)
    first, *others = report.sections.all()
    for section in others:
        drafting.remove(section, by=people.clerk, at=WRITTEN)
    with pytest.raises(Refused, match="至少要有一节"):
        drafting.remove(first, by=people.clerk, at=WRITTEN)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("收到代表建议{代表提出的建议}件。", ""),
        ("收到代表建议{代表提的建议}件。", "代表提的建议"),
        ("满意率{首次满意率}。", "首次满意率"),  # of nothing: a rate without a whole has no value
    ],
)
def test_a_number_that_is_not_there_is_not_sent_to_be_signed(people: Cast, text: str, sentence: str) -> None:
    report = begun(people)
    write(report.sections.first(), text, people)
    if not sentence:
        signing.send(report, by=people.clerk, at=SENT)
        assert report.stage == "review"
        return
    with pytest.raises(Refused, match=sentence):
        signing.send(report, by=people.clerk, at=SENT)
    assert WorkReport.objects.get().stage == "draft"
