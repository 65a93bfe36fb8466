"""Who comes to the CPPCC committee of 云河区 within its term and who leaves: proposed, agreed on by the chairmen, voted."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from lianxinqiao.acts.frame import day
from lianxinqiao.meetings.actions import preparing, seats, voting
from lianxinqiao.meetings.models import AgendaItem, Meeting
from lianxinqiao.people.models import Mandate, Post

TITLE = "协商决定增补和调整政协委员"
CONSULTED = "区委统战部与推荐单位、所在单位党组织协商，征求了纪检监察机关意见，主席会议审议同意提请常委会会议。"


@dataclass(frozen=True)
class Comes:
    name: str
    sector: str
    work: str
    by: str
    reason: str


@dataclass(frozen=True)
class Goes:
    reason: str
    by: str = ""
    change: str = "left"


IN_2020 = (
    (
        Comes("温景澄", "教育", "云河区实验小学校长", "区教育局", "从教二十一年，课后服务的做法在全区推开，在教育界别有代表性。"),
        Comes("黎若岚", "医药卫生", "区妇幼保健院儿保科主任", "农工党云河区总支", "牵头疫情期间的线上儿科门诊，多次反映基层儿科人手问题。"),
    ),
    (
        Goes("调往市直机关工作，本人书面申请辞去委员。", "区委统战部"),
        Goes("随子女到外地居住，不便履行职责，本人书面申请辞去委员。"),
    ),
)  # fmt: skip
THIS_YEAR = (
    (
        Comes("贺砚秋", "社会福利和社会保障", "云桥街道养老服务中心主任", "区民政局", "主持两处嵌入式养老机构，熟悉家庭照护床位的实际困难。"),
        Comes("向远舟", "科技", "云河智能装备研究所副所长", "九三学社云河区支社", "主持三项关键零部件攻关，常年带队到企业车间解决问题。"),
    ),
    (Goes("岗位调整，不再在本区工作，本人书面申请辞去委员。", "区工商联"),),
)  # fmt: skip
Moves = tuple[tuple[Comes, ...], tuple[Goes, ...]]


def propose(meeting: Meeting, moves: Moves, leaving: list[Mandate], clerk: Post, at: datetime) -> AgendaItem:
    """Under an item of their own, with the papers, and with the chairmen's consent."""
    item = preparing.add_item(meeting, kind="members", title=TITLE, by=clerk, at=at)
    comes, goes = moves
    rows = []
    for new in comes:
        told: dict[str, Any] = {"name": new.name, "sector": new.sector, "work_unit": new.work, "proposed_by": new.by}
        rows.append(seats.co_opt(item, **told, reason=new.reason, by=clerk, at=at))
        paper: dict[str, Any] = {
            "kind": "member",
            "title": f"{new.name}委员推荐表",
            "text": f"{new.name}，{new.work}。{new.reason}",
        }
        preparing.file(item, **paper, by=clerk, at=at)
    for old, mandate in zip(goes, leaving, strict=True):
        leaves: dict[str, Any] = {"mandate": mandate, "change": old.change, "proposed_by": old.by, "reason": old.reason}
        rows.append(seats.let_go(item, **leaves, by=clerk, at=at))
    for row in rows:
        agreed_on = day(at - timedelta(days=1))
        seats.agree(row, agreed_on=agreed_on, consulted=CONSULTED, by=clerk, at=at)
    return item


def decide(item: AgendaItem, here: int, chair: Post, at: datetime) -> None:
    """By a show of hands, one abstaining."""
    vote = voting.put(item, by=chair, at=at)
    voting.close(vote, yes=here - 1, abstain=1, by=chair, at=at + timedelta(minutes=5))
