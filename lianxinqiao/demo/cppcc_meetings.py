"""The CPPCC's own meetings: its standing committee, its chairmen every month, and consultations on a topic."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from lianxinqiao.acts import numbers
from lianxinqiao.demo import cppcc_members
from lianxinqiao.demo.clock import Life, on, workday
from lianxinqiao.demo.cppcc import CHAIRMEN, STANDING
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.meetings import letters
from lianxinqiao.meetings.actions import attending, consulted, following, holding, keeping, preparing, speaking, voting
from lianxinqiao.meetings.models import AgendaItem, Meeting
from lianxinqiao.people.models import Mandate

PLACE, ROUND = "区政协机关二楼常委会会议室", "区政协委员议事厅"
# Month and day of the standing committee's meetings of 2020, and what each heard.
HELD = (
    ((3, 20), ("听取区政府关于疫情防控和复工复产情况的通报", "协商通过区政协2020年协商计划和民主监督计划")),
    ((6, 18), ("围绕“补齐公共卫生短板”开展专题议政", "听取提案办理工作情况的通报")),
    ((9, 17), ("围绕“十四五”规划编制协商议政", "通报上半年经济社会发展情况")),
    ((12, 15), ("协商通过召开区政协全体会议的决定", "审议常务委员会工作报告和提案工作报告")),
)
CHAIRED = (
    "研究年度协商计划草案", "研究全会提案立案审查情况", "听取委员联系企业复工情况", "确定重点提案督办领导", "研究公共卫生专题调研方案", "听取界别活动开展情况",
    "研究社情民意信息半年工作", "听取重点提案督办进展", "研究“十四五”建言材料", "听取委员履职考核情况", "研究专题协商会方案", "研究全会筹备工作",
)  # fmt: skip
# Consultations: day, topic, who speaks for the government, what members said, and what was taken up of it.
TALKS: tuple[tuple[tuple[int, int], str, str, tuple[str, ...], str], ...] = (
    (
        *((7, 23), "老旧小区加装电梯", "区住建局"),
        (
            "低楼层住户的采光和噪声补偿要有标准，不能一家一谈。",
            "电梯装上以后谁维保，建议把维保合同作为补贴条件。",
            "十三个小区地下管线没有图纸，先请管线单位一次摸清。",
        ),
        "区政府采纳两条：采光和噪声补偿的指导标准年底前印发；维保合同作为补贴条件写入新一年的实施细则。",
    ),
    (
        *((11, 12), "夜间经济与居民安宁", "区商务局"),
        (
            "外摆不是越多越好，油烟和噪声超标的街区应当暂停新增。",
            "给摊主固定的洗手池和隔油池，比罚款管用。",
        ),
        "区商务局、区城管局采纳：两处超标街区暂停新增外摆，首批四十个摊位统一安装隔油池。",
    ),
)


class Committee:
    """One term of the committee: who is called, and the acts that its meetings are made of."""

    def __init__(self, town: Town, chamber: Chamber) -> None:
        self.town, self.chamber = town, chamber
        self.clerk, self.chair = town.offices["general"], town.offices["chairpersons"]
        self.seats: list[Mandate] = []

    def seat(self, since: date) -> None:
        for place, post in enumerate(self.chamber.deputies[:STANDING]):
            assert post.mandate is not None
            title = "chair" if place == 0 else "vice" if place < CHAIRMEN - 1 else "secretary"
            values = {"mandate": post.mandate, "title": title if place < CHAIRMEN else "member", "from_on": since}
            keeping.seat_member(body=self.town.body, values=values, by=self.clerk, at=on(since))
            self.seats.append(post.mandate)

    def count_from(self, standing: int, chairs: int) -> None:
        term = str(self.chamber.session.term_id)
        numbers.count_from(self.town.body, "meeting.cppcc_standing", term, standing)
        numbers.count_from(self.town.body, "meeting.cppcc_chairs", term, chairs)

    def draft(
        self, kind: str, day: date, titles: Sequence[str], listed: Sequence[Mandate] = (), **more: Any
    ) -> Meeting:
        starts, at = on(day, 9), on(day - timedelta(days=14), 10)
        values = {"kind": kind, "starts_at": starts, "ends_at": starts + timedelta(hours=3), "place": PLACE, **more}
        values.setdefault("chaired_by", self.seats[0])
        meeting = preparing.draft(body=self.town.body, values=values, listed=listed, by=self.clerk, at=at)
        for title in titles:
            preparing.add_item(meeting, kind="other", title=title, by=self.clerk, at=at)
        return meeting

    def hold(self, meeting: Meeting, day: date, *, away: int) -> None:
        begins = on(day, 9)
        attending.call(meeting, by=self.clerk, at=on(day - timedelta(days=8), 10))
        rows = list(meeting.attendees.select_related("mandate").order_by("pk"))
        here = [row.mandate for row in (rows[:-away] if away else rows)]
        attending.mark_all(meeting, here, by=self.clerk, at=begins - timedelta(minutes=10))
        holding.open_(meeting, by=self.chair, at=begins)
        if meeting.of_kind.adopts_agenda:
            vote = voting.put_agenda(meeting, by=self.chair, at=begins)
            voting.close(vote, yes=len(here), by=self.chair, at=begins)
        for place, item in enumerate(meeting.items.order_by("position")):
            holding.hear(item, by=self.chair, at=begins + timedelta(minutes=20 + 40 * place))

    def end(self, meeting: Meeting, day: date) -> None:
        holding.close(meeting, by=self.chair, at=on(day, 12))
        at = on(workday(day + timedelta(days=4)), 10)  # minutes go to committee and government within seven workdays
        following.write_minutes(meeting, text=letters.minutes_of(meeting), by=self.clerk, at=at)
        following.approve_minutes(meeting, by=self.chair, at=at + timedelta(hours=3))
        if meeting.of_kind.public:
            following.publish(meeting, by=self.clerk, at=at + timedelta(hours=5))

    # -------------------------------------------------------------- lives
    def meeting(
        self, kind: str, day: date, titles: Sequence[str], away: int, moves: cppcc_members.Moves | None = None
    ) -> Life:
        yield on(day - timedelta(days=14), 10)
        found = self.draft(kind, day, titles)
        item = self.propose(found, moves, on(day - timedelta(days=10), 10)) if moves else None
        yield on(day, 9)
        self.hold(found, day, away=away)
        if item:
            here = found.attendees.exclude(signed_in_at=None).count()
            cppcc_members.decide(item, here, self.chair, on(day, 11))
        self.end(found, day)

    def propose(self, meeting: Meeting, moves: cppcc_members.Moves, at: datetime) -> AgendaItem:
        """The last of the roll leave."""
        _comes, goes = moves
        last = self.chamber.deputies[len(self.chamber.deputies) - len(goes) :]
        leaving = [post.mandate for post in last if post.mandate]
        return cppcc_members.propose(meeting, moves, leaving, self.clerk, at)

    def talk(self, day: date, topic: str, unit: str, said: Sequence[str], answer: str) -> Life:
        """通报、提问、解答、发言: each member says a thing, the clerk writes it down; the minutes are sent, and answered."""
        yield on(day - timedelta(days=14), 10)
        found = self.drafted_talk(day, topic, unit, self.seats[6 : 6 + 2 * len(said)])
        item, at = found.items.get(position=1), on(day - timedelta(days=14), 11)
        told: dict[str, Any] = {
            "title": f"“{topic}”协商材料",
            "text": f"{unit}关于{topic}的情况说明和有关政策文件目录，供委员会前阅看。",
        }
        preparing.file(item, kind="other", **told, by=self.clerk, at=at)
        yield on(day, 9)
        self.hold(found, day, away=0)
        item = found.items.get(position=2)
        for place, text in enumerate(said):
            at = on(day, 10) + timedelta(minutes=8 * place)
            self._say(found, place, text, at, item)
        self.end(found, day)
        yield on(workday(day + timedelta(days=5)), 9)
        at = on(workday(day + timedelta(days=5)), 9)
        consulted.send_minutes(found, sent_to=f"区委办公室、区政府办公室、{unit}", by=self.clerk, at=at)
        yield on(workday(day + timedelta(days=26)), 15)
        consulted.enter_answer(found, answer=answer, by=self.clerk, at=on(workday(day + timedelta(days=26)), 15))

    def drafted_talk(self, day: date, topic: str, unit: str, listed: Sequence[Mandate]) -> Meeting:
        titles = (f"{unit}通报“{topic}”情况", "委员发言和互动协商")
        return self.draft("consultation", day, titles, listed, title=topic, place=ROUND)

    def _say(self, found: Meeting, place: int, text: str, at: datetime, item: Any) -> None:
        speech = speaking.ask_to_speak(item, mandate=self.seats[6 + place], by=self.clerk, at=at)
        speaking.begin(speech, by=self.chair, at=at)
        speaking.end(speech, by=self.chair, at=at + timedelta(minutes=5))
        speaking.record(speech, text=text, by=self.clerk, at=at + timedelta(minutes=6))


def past(town: Town, year: int = 2020) -> Iterator[Life]:
    committee = Committee(town, town.chambers[year])
    committee.seat(committee.chamber.session.term.from_on)
    committee.count_from(14, 38)
    for (month, number), titles in HELD:
        moves = cppcc_members.IN_2020 if month == HELD[-1][0][0] else None
        yield committee.meeting("cppcc_standing", workday(date(year, month, number)), titles, 3, moves)
    for month, title in enumerate(CHAIRED, 1):
        yield committee.meeting("cppcc_chairs", workday(date(year, month, 9)), (title,), 0)
    for (month, number), topic, unit, said, answer in TALKS:
        yield committee.talk(workday(date(year, month, number)), topic, unit, said, answer)


def this_year(town: Town, year: int, today: date) -> None:
    """A consultation was held last month, the chairmen met, and a standing committee meeting is called."""
    committee = Committee(town, town.chambers[year])
    committee.seat(committee.chamber.session.term.from_on)
    committee.count_from(19, 51)
    day = workday(today - timedelta(days=33))
    said = (
        "一老一小的照护岗位要一起规划，社区里同一间房白天托老、傍晚托小。",
        "家庭照护床位的巡诊次数要写进协议，不能只看签约数。",
    )
    answer = "区民政局采纳：明年两个社区先试同房分时使用，家庭照护床位的巡诊次数写入服务协议。"
    for life in (
        committee.talk(day, "社区“一老一小”服务设施", "区民政局", said, answer),
        committee.meeting("cppcc_chairs", workday(today - timedelta(days=19)), ("研究四季度协商议题",), 0),
    ):
        for _moment in life:
            pass
    committee.drafted_talk(workday(today + timedelta(days=17)), "老旧街巷充电设施", "区发改局", committee.seats[6:12])
    ahead = workday(today + timedelta(days=16))
    meeting = committee.draft("cppcc_standing", ahead, ("围绕“适老化改造”开展专题议政",))
    committee.propose(meeting, cppcc_members.THIS_YEAR, on(today - timedelta(days=1), 9))
    attending.call(meeting, by=committee.clerk, at=on(today - timedelta(days=1), 10))
