"""What the CPPCC committee of 云河区 reported and said: its year 2020 to the end, and the current one as it waits today.

The numbers are those of the yearly report; each is a row that somebody entered by the act that the office uses.
"""

import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from random import Random

from django.utils import timezone

from lianxinqiao.demo.clock import Life, on, workday
from lianxinqiao.demo.content import FOLDER
from lianxinqiao.demo.cppcc_words import BEGAN, FOUND
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.people.models import Field, Organization, Post
from lianxinqiao.reports.actions import editing, following, issuing, speaking, writing
from lianxinqiao.reports.models import Report, Speech

YEAR = 2020
SUBMITTED, ADOPTED, NOT_USED = 43, 17, 9
# Reports on one matter: the second goes out with the first.
ALIKE = {
    "老人手机缴费、挂号困难": "口罩预约购买对老人不友好",
    "小区公共收益账目不清": "物业费涨价程序不透明",
    "涉企检查次数多": "企业注销“一件事”仍需多头跑",
}
# Words of a report that say whose field of work it is, and which unit answers it.
CLUES = (
    (("学", "幼儿园", "托育", "青少年"), "society", "jiaoyu"), (("医", "儿科", "近视", "卫生"), "society", "weijian"),
    (("养老", "老人", "残疾", "困境", "殡葬"), "society", "minzheng"), (("停车", "货车", "公交", "出租车", "骑手"), "society", "jiaotong"),
    (("物业", "小区", "电梯", "路灯", "供热", "燃气", "房"), "society", "zhujian"), (("企业", "餐饮店", "贷款", "注销", "检查"), "economy", "fagai"),
    (("农", "蔬菜", "村", "机井"), "economy", "nongye"), (("河", "扬尘", "油烟", "污水", "垃圾"), "ecology", "shengtai"),
    (("文化", "非遗", "健身", "旧址"), "culture", "wenlv"), (("宗教", "民族", "报表", "诈骗"), "politics", "gongan"),
)  # fmt: skip
PARTIES = (
    "民革云河区总支",
    "民盟云河区总支",
    "民建云河区总支",
    "农工党云河区总支",
    "九三学社云河区支社",
    "云河区工商联",
)
NOTES = (
    ("区委书记", "请有关部门研究，拿出办法，限期解决。"), ("区长", "所提问题具体，请分管区长牵头落实。"), ("常务副区长", "列入本月督查事项。"),
    ("副区长", "请与反映人当面沟通，一周内报进展。"), ("区委副书记", "举一反三，全区排查。"),
)  # fmt: skip
DONE = (
    "已会同街道现场查看，列入整改台账，责任到人。", "已制定方案，分三批实施，第一批已经完工。", "已发文明确标准，并对经办人员进行培训。",
    "已安排专项资金，完成后邀请反映人到场查看。", "经核实情况属实，已当场整改，并建立每月巡查制度。",
)  # fmt: skip
REASONS = (
    "所反映的事项已在办理，进展可查看区政府公开信息。",
    "属于个人具体诉求，已转信访部门并告知办理途径。",
    "情况不够具体，缺少时间地点，请补充后再报。",
)
ANSWERS = (
    "已纳入年度工作要点，{unit}成立专班，按季度推进。", "{unit}已拟定实施意见，正在征求意见，预计上半年印发。", "已选择两处开展试点，{unit}将在评估后推广。",
    "经与财政部门会商，所需经费已列入预算，由{unit}组织实施。", "此项工作已经启动，{unit}将邀请委员参加中期督导。", "{unit}会同有关单位逐条研究，确定了责任人和完成时限。",
)  # fmt: skip


def read(name: str) -> dict[str, list[list[str]]]:
    with (FOLDER / f"cppcc-{name}.toml").open("rb") as file:
        return tomllib.load(file)


class Teller:
    """One year of the committee: who reports and says what, drawn from a seed of its own."""

    def __init__(self, town: Town, chamber: Chamber, seed: int) -> None:
        self.town, self.chamber = town, chamber
        self.draw = Random(seed)  # noqa: S311 - a story, not a secret
        self.members = chamber.deputies
        self.reports: dict[str, Report] = {}

    @property
    def clerk(self) -> Post:
        return self.town.offices["clerk"]

    @property
    def head(self) -> Post:
        return self.town.offices["head"]

    def clue(self, words: str) -> tuple[Field, Organization]:
        for keys, field, unit in CLUES:
            if any(key in words for key in keys):
                return self.town.fields[field], self.town.units[unit]
        return self.town.fields["other"], self.town.units["xinfang"]

    # -------------------------------------------------------------- reports
    def hand_in(self, row: Sequence[str], place: int, at: datetime, by: Post | None = None) -> Report:
        """By a member in the own name, that of the sector or group, or a party; of an informant by the office."""
        title, seen, advice = row
        member = by or self.members[(place * 7) % len(self.members)]
        assert member.mandate is not None
        source = ("member", "member", "sector", "member", "group", "member", "party", "member", "informant")[place % 9]
        values = {
            "title": title,
            "text": f"{seen}\n建议：{advice}",
            "field": self.clue(title + seen)[0],
            "urgent": place % 13 == 5,
            "source": source,
        }
        if source == "informant":
            values |= {"in_name_of": f"特邀信息员 {next(self.town.names)}"}
            member = self.clerk
        elif source != "member":
            seat = member.mandate
            assert seat is not None
            named = {
                "sector": f"{seat.sector}界",
                "group": str(seat.delegation),
                "party": PARTIES[place % len(PARTIES)],
            }
            values["in_name_of"] = named[source]
        report = writing.begin(body=self.town.body, values=values, by=member, at=at)
        writing.hand_in(report, by=member, at=at)
        self.reports[title] = report
        return report

    def edit(self, report: Report, at: datetime) -> None:
        """A clearer title, and the advice set apart."""
        title = report.title if len(report.title) > 14 else f"{report.title}，应予重视"
        text = report.text.replace("\n建议：", "\n对此，建议：")
        editing.edit(report, title=title, text=text, by=self.clerk, at=at)

    def issue(self, report: Report, at: datetime, *, up: bool, rank: int) -> None:
        issue = issuing.compile_(report, by=self.clerk, at=at)
        issuing.sign(issue, reviewed_by=self.town.offices["research"].person.name, by=self.head, at=at)
        _field, unit = self.clue(report.title + report.text)
        units = [unit] if rank % 3 == 0 or not up else []
        issuing.send(issue, upper=up, party=rank % 4 == 1, government=rank % 2 == 0, units=units, by=self.clerk, at=at)
        report.refresh_from_db()

    def report(self, row: Sequence[str], place: int, rank: int, day: date) -> Life:
        """From the phone to the end; `rank` says how far it gets."""
        yield (at := on(workday(day), self.draw.randint(9, 20), self.draw.randint(0, 59)))
        report = self.hand_in(row, place, at)
        yield (at := on(workday(day + timedelta(days=2)), 10, self.draw.randint(0, 59)))
        if rank >= len(self.order) - NOT_USED:
            editing.decline(report, reason=REASONS[rank % len(REASONS)], by=self.clerk, at=at)
            return
        self.edit(report, at)
        if row[0] in ALIKE:
            editing.combine(report, into=self.reports[ALIKE[row[0]]], by=self.clerk, at=at)
            return
        wait = 6 if row[0] in ALIKE.values() else 3  # until the other one has come
        yield (at := on(workday(day + timedelta(days=wait + self.draw.randint(0, 2))), 15, self.draw.randint(0, 59)))
        self.issue(report, at, up=rank < SUBMITTED, rank=rank)
        yield (at := on(workday(day + timedelta(days=self.draw.randint(14, 28))), 11, self.draw.randint(0, 59)))
        if rank % 5 == 2:
            leader, words = NOTES[rank // 5 % len(NOTES)]
            following.note(report, leader=leader, text=words, on=timezone.localdate(at), by=self.clerk, at=at)
        if rank < ADOPTED:
            level = ("city", "city", "province", "city", "district", "city", "national")[rank % 7]
            known = {"way": "passed_on", "on": timezone.localdate(at), "by": self.clerk, "at": at}
            following.adopt(report, level=level, **known)  # type: ignore[arg-type]
        for sending in report.sendings.filter(to="unit").select_related("organization"):
            assert sending.organization is not None
            clerk = self.town.clerks[sending.organization.code]
            following.answer(sending, feedback=DONE[(rank + place) % len(DONE)], by=clerk, at=at)
        yield (at := on(workday(day + timedelta(days=34)), 16))
        following.close(report, by=self.clerk, at=at)

    def year_of_reports(self) -> Iterator[Life]:
        rows = read("reports")["past"]
        alike = {row[0] for row in rows if row[0] in ALIKE}
        leads = set(ALIKE.values())
        free = [row[0] for row in rows if row[0] not in alike | leads]
        self.draw.shuffle(free)
        # Whatever goes out with another one has no rank among those that are sent up; those others have the first.
        self.order = [*sorted(leads), *free[: SUBMITTED - len(leads)], *sorted(alike), *free[SUBMITTED - len(leads) :]]
        first, last = date(YEAR, 2, 3), date(YEAR, 11, 16)
        span = (last - first).days
        days = {row[0]: first + timedelta(days=span * place // len(rows)) for place, row in enumerate(rows)}
        for second, lead in ALIKE.items():
            days[second] = days[lead] + timedelta(days=1)
        for place, row in enumerate(rows):
            yield self.report(row, place, self.order.index(row[0]), days[row[0]])

    # -------------------------------------------------------------- the plenary
    def speech(self, row: Sequence[str], place: int) -> Life:
        """Handed in before the plenary, the first ten spoken and the others printed; its opinions answered by summer."""
        topic, *points = row
        session = self.chamber.session
        member = self.members[(place * 5) % len(self.members)]
        yield (at := on(workday(session.opens_on - timedelta(days=20 - place % 9)), 9 + place % 8, place))
        made = self.offered(topic, points, member, place, at)
        yield (at := on(workday(session.opens_on - timedelta(days=5)), 10, place))
        way = Speech.Way.ORAL if place < 10 else Speech.Way.WRITTEN
        speaking.choose(made, way=way, place=place + 1, by=self.clerk, at=at)
        yield (at := on(workday(session.closes_on + timedelta(days=4)), 9, place))
        seconds = 420 + place * 6 if way == Speech.Way.ORAL else None
        speaking.give(made, on=session.closes_on, seconds=seconds, by=self.clerk, at=at)
        drawn = speaking.draw(made, points="\n".join(points), by=self.clerk, at=at)
        yield (at := on(workday(session.closes_on + timedelta(days=12)), 14, place))
        for number, point in enumerate(drawn):
            speaking.forward(point, unit=self.unit_for(topic, number), by=self.clerk, at=at)
        yield (at := on(workday(session.closes_on + timedelta(days=50 + place)), 15, place))
        for number, point in enumerate(drawn):
            assert point.unit is not None
            words = ANSWERS[(place + number) % len(ANSWERS)].format(unit=point.unit.called)
            speaking.answer(point, feedback=words, by=self.town.clerks[point.unit.code], at=at)
        yield (at := on(workday(session.closes_on + timedelta(days=54 + place)), 10, place))
        for point in drawn:
            speaking.close(point, by=self.clerk, at=at)

    def offered(self, topic: str, points: Sequence[str], member: Post, place: int, at: datetime) -> Speech:
        assert member.mandate is not None
        behalf = ("party", "sector", "member")[place % 3] if place else "party"
        named = {"party": PARTIES[place // 3 % len(PARTIES)], "sector": f"{member.mandate.sector}界"}.get(behalf, "")
        advice = "\n".join(f"（{number}）{point}" for number, point in zip("一二三四五六", points, strict=False))
        began, found = BEGAN[place % len(BEGAN)].format(topic=topic), FOUND[place % len(FOUND)]
        text = f"{began}\n一、主要问题\n{found}\n二、建议\n{advice}"
        values = {"session": self.chamber.session, "topic": topic, "mandate": member.mandate, "text": text}
        values |= {"behalf": behalf, "in_name_of": named}
        return speaking.offer(body=self.town.body, values=values, by=member, at=at)

    def unit_for(self, topic: str, number: int) -> Organization:
        """The unit whose work the topic is; of several opinions one goes to the one beside it."""
        _field, unit = self.clue(topic)
        units = list(self.town.units.values())
        return unit if number % 2 == 0 else units[(units.index(unit) + number) % 30]


def past(town: Town) -> list[Life]:
    """The year 2020, to be played in the order of time with the other lives of it."""
    teller = Teller(town, town.chambers[YEAR], 20201949)
    topics = read("speeches")["topics"]
    return [*teller.year_of_reports(), *(teller.speech(row, place) for place, row in enumerate(topics))]


# ------------------------------------------------------------------ the current year
def this_year(town: Town, year: int, today: date) -> None:
    """What waits today: reports to edit and to issue, an issue to sign, one to send, a unit's answer, speeches, opinions."""
    teller = Teller(town, town.chambers[year], 1949)
    reports_now(teller, today)
    speeches_now(teller, today)


def reports_now(teller: Teller, today: date) -> None:
    shown = next(post for post in teller.members if post.person.user and post.person.user.name == "member")
    rows = read("reports")["now"]
    for place, row in enumerate(rows):
        day = workday(today - timedelta(days=2 * (len(rows) - place) + 1))
        at = on(day, 10, 5 * place)
        report = teller.hand_in(row, place, at, by=shown if place in {0, 3, 6} else None)
        later = on(min(workday(day + timedelta(days=1)), today), 9, place)
        if place < 6:
            teller.edit(report, later)
        if place == 0:
            teller.issue(report, later, up=True, rank=6)
            following.note(
                report, leader=NOTES[1][0], text=NOTES[1][1], on=timezone.localdate(later), by=teller.clerk, at=later
            )
        elif place in {1, 2}:
            issue = issuing.compile_(report, by=teller.clerk, at=later)
            if place == 1:
                issuing.sign(issue, by=teller.head, at=later)
    writing.begin(
        body=teller.town.body,
        values={"title": "早市占道但群众离不开", "text": "文昌街道早市占了半条路，买菜的老人很多。"},
        by=shown,
        at=on(workday(today - timedelta(days=1)), 20),
    )


def speeches_now(teller: Teller, today: date) -> None:
    opens = teller.chamber.session.opens_on
    for place, topic in enumerate(read("speeches")["now"]):
        at = on(workday(opens - timedelta(days=12)), 9, place)
        made = teller.offered(str(topic), ("加强统筹。",), teller.members[place * 3 + 7], place, at)
        if place > 5:
            continue
        speaking.choose(made, way="oral" if place < 3 else "written", place=place + 1, by=teller.clerk, at=at)
        given = on(workday(teller.chamber.session.closes_on + timedelta(days=4)), 9, place)
        speaking.give(made, on=teller.chamber.session.closes_on, by=teller.clerk, at=given)
        if place > 3:
            continue
        lines = f"制定“{topic}”三年行动计划。\n每年安排专项资金支持“{topic}”。"
        for number, point in enumerate(speaking.draw(made, points=lines, by=teller.clerk, at=given)):
            if place < 3:
                speaking.forward(point, unit=teller.unit_for(str(topic), number), by=teller.clerk, at=given)
            if place == 0:
                assert point.unit is not None
                words = ANSWERS[number].format(unit=point.unit.called)
                speaking.answer(
                    point,
                    feedback=words,
                    by=teller.town.clerks[point.unit.code],
                    at=on(workday(today - timedelta(days=2))),
                )
