"""What is refused of assessments, claims, appeals, standards and samples; each sentence stands here once."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from lianxinqiao.access.refused import can
from lianxinqiao.activities.tests.scene import seat_of
from lianxinqiao.people.models import BodyProfile
from lianxinqiao.rulebook.sections.scores import Scores
from lianxinqiao.scores import rules
from lianxinqiao.scores.actions import assessing, disputing, marking, samples, standards
from lianxinqiao.scores.models import Assessment, Point
from lianxinqiao.scores.rules import RULES
from lianxinqiao.scores.stages import AppealStage, Counted, SampleStage, Stage
from lianxinqiao.scores.tables import presets
from lianxinqiao.scores.tests.test_assessing import BEGUN, CLAIM, LATER, assessed
from lianxinqiao.scores.tests.test_records import MISSING, previewed
from lianxinqiao.scores.tests.test_standards import drafted
from tests.cast import Cast, cast
from tests.refusals import refused


def clerk(people: Cast, at: Any = LATER) -> dict[str, Any]:
    return {"by": people.clerk, "at": at}


def deputy(people: Cast, at: Any = LATER) -> dict[str, Any]:
    return {"by": people.deputy, "at": at}


# ------------------------------------------------------------------ a year's assessment
def test_what_is_refused_of_an_assessment(people: Cast) -> None:
    table = presets()["yunhe-sample"]
    row = assessed(people)
    refused(
        {
            "这个年度还没有开始": lambda: assessing.begin(people.body, year=2027, table=table, **clerk(people)),
            "已经有": lambda: assessed(people),
            "还没有归集履职记录": lambda: assessing.preview(row, **clerk(people)),
            "不能": lambda: assessing.publish(row, **clerk(people)),
            "应由": lambda: assessing.gather(row, **deputy(people)),
        }
    )
    unusable = [name for name, each in presets().items() if not each.is_usable]
    for name in unusable:
        refused({"没有写明分值": lambda name=name: assessed(people, name, 2025)})  # type: ignore[misc]


def test_what_waits_holds_a_result_back(people: Cast) -> None:
    row = assessed(people)
    claimed = disputing.claim(row, **CLAIM, **deputy(people))
    assessing.gather(row, **clerk(people))
    assessing.preview(row, **clerk(people))
    refused({"还有1条申报没有核实": lambda: assessing.publish(row, **clerk(people))})
    disputing.confirm(claimed, **clerk(people))
    appeal = disputing.appeal(row, text="漏记一次。", **deputy(people))
    refused({"还有1件申诉没有处理": lambda: assessing.publish(row, **clerk(people))})
    disputing.settle(appeal, upheld=False, answer="签到表上没有。", **clerk(people))
    assessing.publish(row, **clerk(people))
    assessing.freeze(row, **clerk(people))
    assert (appeal.stage, row.stage) == (AppealStage.DISMISSED, Stage.FROZEN)
    refused({"不能": lambda: disputing.claim(row, **CLAIM, **deputy(people))})


# ------------------------------------------------------------------ claims
def test_what_is_refused_of_a_claim(people: Cast) -> None:
    row = assessed(people)

    def claimed(**more: Any) -> Any:
        return disputing.claim(row, **{**CLAIM, **more}, **deputy(people))

    refused(
        {
            "评分标准里没有这个事项": lambda: claimed(event="no.such"),
            "日期要在2026年内": lambda: claimed(on=date(2025, 12, 31)),
            "并且不晚于今天": lambda: claimed(on=LATER.date() + timedelta(days=1)),
            "请写明情况和证明材料": lambda: claimed(words=" "),
        }
    )
    made = claimed()
    refused(
        {
            "请说明原因": lambda: disputing.refuse(made, reason=" ", **clerk(people)),
            "应由": lambda: disputing.confirm(made, **deputy(people)),
        }
    )
    disputing.refuse(made, reason="旁听证不是本人的。", **clerk(people))
    assert (made.stage, made.reason) == (Counted.REFUSED, "旁听证不是本人的。")


@pytest.mark.parametrize(("people_", "fits"), [(1, True), (3, True), (4, False)])
def test_a_collective_proposal_names_so_many(people_: int, fits: bool) -> None:
    limited = [(table, item) for table in presets().values() for item in table.items if item.people == 3]
    assert limited, "one of the tables that came says it"
    table, item = limited[0]
    event = next(iter(item.points))
    if fits:
        rules.refuse_too_many(table, event, people_)
    else:
        refused_(lambda: rules.refuse_too_many(table, event, people_), "最多只能登记3名主要成员，现有4名")


def refused_(deed: Any, sentence: str) -> None:
    with pytest.raises(Exception, match=sentence):
        deed()


# ------------------------------------------------------------------ appeals
def test_what_is_refused_of_an_appeal(people: Cast) -> None:
    row = previewed(people)
    theirs = Point.objects.filter(assessment=row, mandate=seat_of(people, "cosigner")).first()
    assert theirs is not None
    last = rules.last_appeal(row)
    assert last is not None
    late = LATER + timedelta(days=(last - LATER.date()).days + 1)
    refused(
        {
            "请写明申诉内容": lambda: disputing.appeal(row, text=" ", **deputy(people)),
            "这条履职记录属于别人": lambda: disputing.appeal(row, text="不对。", about=theirs, **deputy(people)),
            f"申诉到{last.isoformat()}为止": lambda: disputing.appeal(row, text="不对。", **deputy(people, late)),
        }
    )
    appeal = disputing.appeal(row, text="漏记一次。", **deputy(people))
    refused(
        {
            "您的申诉正在处理": lambda: disputing.appeal(row, text="再申。", **deputy(people)),
            "请说明原因": lambda: disputing.settle(appeal, upheld=True, answer=" ", **clerk(people)),
        }
    )
    disputing.settle(appeal, upheld=True, answer="核对属实。", **clerk(people))
    refused(
        {
            "没有这个事项": lambda: disputing.correct(appeal, **{**MISSING, "event": "no.such"}, **clerk(people)),
            "日期要在2026年内": lambda: disputing.correct(
                appeal, **{**MISSING, "on": date(2025, 5, 4)}, **clerk(people)
            ),
        }
    )
    disputing.correct(appeal, **MISSING, **clerk(people))
    refused({"这条更正已经登记": lambda: disputing.correct(appeal, **MISSING, **clerk(people))})


def test_days_of_appeal_run_from_what_was_shown_last() -> None:
    fresh = Assessment(year=2026)
    assert rules.last_appeal(fresh) is None


def test_without_a_profile_the_defaults_hold(people: Cast) -> None:
    BodyProfile.objects.filter(body=people.body).delete()
    assert rules.of(people.body, BEGUN.date()) == Scores()


# ------------------------------------------------------------------ raters
def test_what_is_refused_of_a_rating(people: Cast) -> None:
    rated = next(table for table in presets().values() if table.raters and table.is_usable)
    row, plain = assessed(people, rated.code, 2025), assessed(people)
    seat, code = seat_of(people, "deputy"), rated.raters[0].code
    marks = dict.fromkeys(rated.columns, Decimal(90))

    def rate(assessment: Assessment = row, rater: str = code, given: Any = marks, by: Any = None) -> Any:
        post = by or people.clerk
        return marking.rate(assessment, mandate=seat, rater=rater, marks=given, by=post, at=LATER)

    refused(
        {
            "这份标准不由各方评定": lambda: rate(plain),
            "评分标准里没有这一方评定": lambda: rate(rater="nobody"),
            "每一栏都要评定": lambda: rate(given={}),
            "每一栏评0到100分": lambda: rate(given=dict.fromkeys(rated.columns, Decimal(101))),
            "评0到100分": lambda: rate(given=dict.fromkeys(rated.columns, Decimal(-1))),
            "本人只能填写自评": lambda: rate(
                rater=next(each.code for each in rated.raters if each.code != "self"), by=people.deputy
            ),
        }
    )
    assert rate().total == Decimal(90)


# ------------------------------------------------------------------ a body's own standard
def test_what_is_refused_of_a_standard(people: Cast) -> None:
    row, by = drafted(people), clerk(people, BEGUN)
    rated = next(table for table in presets().values() if table.raters)
    refused(
        {
            "评分标准里还没有项目": lambda: standards.release(row, **by),
            "请写明评定哪几栏": lambda: standards.set_raters(row, raters=rated.raters, columns=(), **by),
            "应由": lambda: standards.release(row, **deputy(people, BEGUN)),
        }
    )
    with pytest.raises(ValidationError):
        standards.draft(people.body, name=" ", **by)


def test_a_released_standard_stays_as_it_is(people: Cast) -> None:
    row, by = drafted(people, "yunhe-sample"), clerk(people, BEGUN)
    item = row.table.items[0]
    standards.drop_item(row, code=item.code, **by)
    assert item.code not in {each.code for each in row.table.items}
    standards.put_item(row, item=item, **by)
    standards.release(row, **by)
    refused(
        {
            "不能": lambda: standards.drop_item(row, code=item.code, **by),
            "阶段，不能": lambda: standards.change(row, source="另一个来源", **by),
        }
    )
    standards.withdraw(row, **by)
    refused({"不能": lambda: standards.withdraw(row, **by)})


# ------------------------------------------------------------------ samples of duty
def test_what_is_refused_of_a_sample(people: Cast) -> None:
    stranger, row = seat_of(cast(code="other"), "deputy"), previewed(people)
    theirs = Point.objects.filter(assessment=row, mandate=seat_of(people, "cosigner")).first()
    told = {"title": "一条路的三年", "summary": "从建议到通车。", **clerk(people)}
    refused(
        {
            "请选择本机构的代表、委员": lambda: samples.draft(people.body, mandates=[], **told),
            "本机构的代表、委员": lambda: samples.draft(people.body, mandates=[stranger], **told),
        }
    )
    sample = samples.draft(people.body, mandates=[seat_of(people, "deputy")], **told)
    on = LATER.date()
    refused(
        {
            "日期不能晚于今天": lambda: samples.add_step(
                sample, on=on + timedelta(days=1), text="走访。", **clerk(people)
            ),
            "这条履职记录属于别人": lambda: samples.add_step(
                sample, on=on, text="走访。", point=theirs, **clerk(people)
            ),
            "至少写两步": lambda: samples.publish(sample, **clerk(people)),
        }
    )
    for text in ("走访十二户。", "提出建议。"):
        samples.add_step(sample, on=on, text=text, **clerk(people))
    samples.publish(sample, **clerk(people))
    refused({"请说明原因": lambda: samples.withdraw(sample, reason=" ", **clerk(people))})
    samples.withdraw(sample, reason="本人要求。", **clerk(people))
    assert sample.stage == SampleStage.WITHDRAWN


def test_who_may_what_of_an_assessment(people: Cast) -> None:
    office, everybody = {"clerk", "head"}, {"deputy", "cosigner", "other_deputy", "delegation_head"}
    row = assessed(people)
    row.gathered_at = BEGUN
    granted = {"assessment.gather": office, "assessment.preview": office, "assessment.claim": everybody}
    for code, who in granted.items():
        may = {part for part, post in people.posts.items() if can(RULES.may, code, post, row)}
        assert may == who, code
