"""What follows a meeting of 云河区's standing committee: opinions to their end, and what was asked in the hall."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from lianxinqiao.demo.clock import Life, on, workday
from lianxinqiao.demo.secretary import Secretary
from lianxinqiao.meetings.actions import opining, preparing, seats, speaking
from lianxinqiao.meetings.models import AgendaItem, DeliberationOpinion, Meeting

# Question, who answers, answer: of the inquiry into preschools.
ASKED = (
    (
        "新建小区的配套幼儿园，楼盘交了三年还没有移交，到底卡在哪一家？",
        "区教育局局长",
        "五所卡在规划核实。我们和自然资源部门已经列出清单，年底前全部移交，逾期的暂停开发商新项目验收。",
    ),
    (
        "公办园学位占比还不到一半，普通家庭摇不上号，三年过半的钱从哪里来？",
        "区教育局局长",
        "区财政每年安排六千万元，配套园移交后全部办成公办园，明年先增加一千二百个学位。",
    ),
    (
        "保育员持证率不到七成，培训是教育局管还是人社局管？",
        "区教育局副局长",
        "由我局牵头，人社局出补贴。未持证的八百二十人分三批培训，不合格的转岗。",
    ),
)


def inquired(secretary: Secretary, item: AgendaItem, at: datetime) -> None:
    """专题询问: three members ask, the organ's own people answer."""
    for place, (text, who, answer) in enumerate(ASKED):
        moment = at + timedelta(minutes=6 * place)
        mandate = secretary.seats[8 + place]
        if not item.meeting.attendees.filter(mandate=mandate, signed_in_at__isnull=False).exists():
            mandate = secretary.seats[0]
        question = speaking.ask(item, text=text, mandate=mandate, by=secretary.clerk, at=moment)
        later = moment + timedelta(minutes=3)
        speaking.answer(question, answered_by=who, answer=answer, by=secretary.clerk, at=later)


def by_elected(secretary: Secretary, meeting: Meeting, day: date) -> None:
    """Two seats were filled in by-elections; the committee confirms their credentials."""
    at = on(day - timedelta(days=12), 10)
    title = "关于补选的个别区人大代表的代表资格的审查报告"
    item = preparing.add_item(meeting, kind="deputies", title=title, by=secretary.clerk, at=at)
    for post in secretary.chamber.deputies[-2:]:
        assert post.mandate is not None
        seats.enter(item, mandate=post.mandate, change="by_elected", by=secretary.clerk, at=at)


def plan_text(row: dict[str, Any]) -> str:
    return f"一、成立由主要负责人牵头的专班。\n二、逐条分解：{row['advice']}\n三、按月调度，按期报告结果。"


def followed(
    secretary: Secretary,
    opinions: Sequence[DeliberationOpinion],
    reports: Sequence[dict[str, Any]],
    day: date,
    *,
    fails: bool,
) -> Life:
    """Sent, planned, answered, commented on, tested and told; of one meeting the first fails its test and comes back."""
    heads = secretary.town.unit_heads
    yield (at := on(workday(day + timedelta(days=4)), 15))
    for opinion in opinions:
        opining.send(opinion, by=secretary.chair, at=at)
    yield (at := on(workday(day + timedelta(days=secretary.draw.randint(40, 70))), 10))
    for opinion, row in zip(opinions, reports, strict=True):
        opining.plan(opinion, text=plan_text(row), by=heads[row["unit"]], at=at)
    yield (at := on(workday(day + timedelta(days=secretary.draw.randint(120, 150))), 10))
    for opinion, row in zip(opinions, reports, strict=True):
        if fails and opinion is opinions[0]:
            continue
        told(secretary, opinion, row, row["answer"], at)
    if fails:
        yield from failed(secretary, opinions[0], reports[0], at)


def told(secretary: Secretary, opinion: DeliberationOpinion, row: dict[str, Any], result: str, at: datetime) -> None:
    opining.answer(opinion, result=result, by=secretary.town.unit_heads[row["unit"]], at=at)
    comment = f"{row['committee']}认为，处理情况与审议意见相符，主要问题已有着落。"
    opining.comment(opinion, comment=comment, by=secretary.clerk, at=at + timedelta(days=3))
    opining.close(opinion, by=secretary.clerk, at=at + timedelta(days=6))
    opining.publish(opinion, by=secretary.clerk, at=at + timedelta(days=9))


def failed(secretary: Secretary, opinion: DeliberationOpinion, row: dict[str, Any], at: datetime) -> Life:
    """Eleven of twenty-five are not content: back to the organ, and after three months it passes."""
    clerk, head = secretary.clerk, secretary.town.unit_heads[row["unit"]]
    opining.answer(opinion, result="已召开专题会议研究，正在制定实施方案。", by=head, at=at)
    comment = f"{row['committee']}认为，报告多为打算，{row['problem']}这些问题没有实质进展。"
    opining.comment(opinion, comment=comment, by=clerk, at=at + timedelta(days=3))
    opining.test(opinion, satisfied=4, basically=7, unsatisfied=14, invalid=1, by=clerk, at=at + timedelta(days=20))
    opining.again(
        opinion, reason="满意度测评没有通过，要求三个月内逐条整改。", by=secretary.chair, at=at + timedelta(days=20)
    )
    yield (later := at + timedelta(days=110))
    opining.answer(opinion, result=row["answer"], by=head, at=later)
    comment = f"{row['committee']}逐项核查了现场，认为整改到位。"
    opining.comment(opinion, comment=comment, by=clerk, at=later + timedelta(days=3))
    opining.test(opinion, satisfied=16, basically=8, unsatisfied=1, by=clerk, at=later + timedelta(days=15))
    opining.close(opinion, by=clerk, at=later + timedelta(days=15))
    opining.publish(opinion, by=clerk, at=later + timedelta(days=18))
