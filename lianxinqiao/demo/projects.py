"""What 云河区 built: the schools begun in 2019, the investment plan of 2020 to its openings, and the current year's works.

The numbers are those of the yearly report; each is the sum of results that the office measured, school by school.
"""

import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from lianxinqiao.activities.models import Activity
from lianxinqiao.demo.clock import Life, on, workday
from lianxinqiao.demo.content import FOLDER
from lianxinqiao.demo.people import Town
from lianxinqiao.people.models import Post
from lianxinqiao.projects import columns, importing
from lianxinqiao.projects.actions import building, counting, deciding, planning
from lianxinqiao.projects.kinds import Purpose
from lianxinqiao.projects.models import Plan, Project
from lianxinqiao.rulebook.sections.projects import Projects

YEAR = 2020
PLACES = {"小学": 45, "初中": 50, "幼儿园": 30}  # in a class
DRAFTED, APPROVED = date(2020, 3, 2), date(2020, 3, 26)
MEETING, DECISION = "区十六届人大常委会第二十七次会议", "云人常〔2020〕6号"
# What deputies looked at, by the beginning of the activity's title, and the purpose of the projects that they saw.
SEEN = (("视察全区老旧小区", "housing"), ("视察云河沿岸", "environment"), ("视察养老服务", "elderly"), ("视察农贸市场", "other"))  # fmt: skip
NOTES = {
    "education": ("校舍主体封顶，二次结构砌筑完成。", "内装完成，正在安装课桌椅和功能教室设备。"),
    "housing": ("管网更新完成过半，居民代表参加验槽。", "外墙、楼道完成，正在补建停车位。"),
    "health": ("土建完成，正在装修诊室。", "设备到位，正在调试。"),
    "elderly": ("选址和改造图纸经社区公示，已进场施工。", "无障碍坡道、助餐间完成。"),
    "transport": ("管线迁改完成，路基成型。", "沥青摊铺完成，正在划线、装灯。"),
    "environment": ("围堰和清淤完成，正在铺管。", "绿化补植完成，水质达到预期。"),
    "water": ("旧管拆除完成，分段通水。", "设备安装完成，试运行正常。"),
    "culture": ("场地平整完成，设备到货。", "安装完成，正在试开放。"),
    "countryside": ("村民代表会议通过方案，材料进场。", "主体完成，正在清场。"),
    "other": ("基础施工完成，设备招标结束。", "安装调试完成，人员培训结束。"),
}
STEPS = ("主体完成", "安装装修完成", "竣工验收")
PARTS = (0.4, 0.85, 1.0)  # of the time that it takes
BUILDERS = ("云河第一建筑公司", "澜州市政工程公司", "河洛建设集团", "中原路桥公司")


def _content() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "projects.toml").read_text(encoding="utf-8"))


class Teller:
    """Plays the office's clerk and the units that build."""

    def __init__(self, town: Town, draw: Random) -> None:
        self.town, self.draw = town, draw
        self.clerk = town.offices["clerk"]

    def unit(self, project: Project) -> Post:
        return self.town.unit_heads[project.unit.code]

    def ready(self, project: Project, first: date, ends: date, parts: Sequence[float] = PARTS) -> None:
        """Approvals where the total asks for them, the contract, and the milestones until the end."""
        by, at = self.unit(project), on(first, 9)
        if project.total >= Projects().three_approvals_from:
            share = Decimal("1.04")
            amounts = (("proposal", None), ("feasibility", project.total), ("design", round(project.total * share, 2)))
            for place, (kind, amount) in enumerate(amounts):
                number = f"云发改〔{first.year}〕{project.pk * 3 + place}号"
                deciding.approve(project, kind=kind, number=number, on=first, amount=amount, by=by, at=at)
        amount = round(project.total * Decimal(self.draw.randint(86, 96)) / 100, 2)
        deciding.contract(project, contractor=self.draw.choice(BUILDERS), amount=amount, by=by, at=at)
        days = (ends - first).days
        for part, name in zip(parts, STEPS, strict=True):
            day = workday(first + timedelta(days=int(days * part)))
            building.set_milestone(project, name=name, planned_on=day, by=by, at=at)

    def begin(self, project: Project, day: date) -> None:
        building.begin(project, on=day, by=self.unit(project), at=on(day, 10))

    def pay(self, project: Project, day: date, percent: int, what: str) -> None:
        amount = round((project.contract or project.total) * percent / 100, 2)
        counting.pay(project, amount=amount, on=day, what=what, by=self.unit(project), at=on(day, 16))

    def report(self, project: Project, day: date, percent: int, note: str) -> None:
        building.report(project, percent=percent, note=note, by=self.unit(project), at=on(day, 15))

    def reach(self, project: Project, name: str, day: date) -> None:
        milestone = project.milestones.get(name=name)
        building.reach(milestone, on=day, by=self.unit(project), at=on(day, 14))


# ------------------------------------------------------------------ 2019 and the plan
def before(town: Town) -> None:
    """The schools that opened in 2020 were decided and begun in the year before."""
    teller = Teller(town, Random(2019))  # noqa: S311 - a story, not a secret
    for place, (name, kind, classes, street, total) in enumerate(_content()["schools"]):
        day = workday(date(2019, 4, 8) + timedelta(days=4 * place))
        values = {
            "name": f"{name}新建",
            "purpose": Purpose.EDUCATION,
            "livelihood": True,
            "content": _classes(town, kind, classes, street),
            "unit": town.units["jiaoyu"],
            "township": town.townships[street],
            "leader": "副区长",
            "begins_on": workday(date(2019, 6, 3)),
            "ends_on": date(2020, 8, 21),
            "total": Decimal(total),
            "funds": "区级财政、上级补助",
        }
        project = deciding.propose(town.body, values=values, by=teller.clerk, at=on(day, 9))
        decision = f"云政〔2019〕{20 + place}号"
        deciding.decide(project, decision=decision, decided_on=day, by=teller.clerk, at=on(day, 11))
        first = workday(day + timedelta(days=20))
        teller.ready(project, first, date(2020, 8, 21), (0.75, 0.93, 1.0))
        teller.begin(project, workday(first + timedelta(days=14)))
        teller.report(project, workday(date(2019, 11, 18)), teller.draw.randint(38, 52), NOTES["education"][0])


def _classes(town: Town, kind: str, classes: int, street: str) -> str:
    more = "配建户外活动场地和厨房" if kind == "幼儿园" else "配建运动场、食堂和午休室"
    return f"在{town.townships[street].name}新建{classes}班{kind}，学位{classes * PLACES[kind]}个，{more}"


def take_in(town: Town) -> None:
    """The government's sheet becomes the plan, the standing committee decides on it."""
    content, teller = _content(), Teller(town, Random(2020))  # noqa: S311 - a story, not a secret
    values = {"year": YEAR, "name": "云河区2020年度政府投资项目计划"}
    plan = planning.draft(town.body, values=values, by=teller.clerk, at=on(DRAFTED, 9))
    rows = [_school_row(town, *row) for row in content["schools"]] + [_row(town, *row) for row in content["works"]]
    shown = importing.run([columns.NAMES, *rows], body=town.body, by=teller.clerk, keep=True, at=on(DRAFTED, 10))
    assert not shown.problems, shown.problems
    planning.submit(plan, by=teller.clerk, at=on(date(2020, 3, 12), 9))
    planning.approve(
        plan, decision=DECISION, decided_on=APPROVED, meeting=MEETING, by=teller.clerk, at=on(APPROVED, 17)
    )


def _school_row(town: Town, name: str, kind: str, classes: int, street: str, total: int) -> list[Any]:
    cells = [
        "",
        f"{name}新建",
        "教育",
        _classes(town, kind, classes, street),
        workday(date(2019, 6, 3)).isoformat(),
        "2020-08-21",
    ]
    place = town.townships[street].name
    return [*cells, total, round(total * 0.6), "区级财政、上级补助", "教育局", "副区长", place, "是", "是"]


def _row(
    town: Town, name: str, purpose: str, unit: str, street: str, what: str, total: int, annual: int, *rest: Any
) -> list[Any]:
    stage, _came, key = rest
    ends = "2020-11-20" if stage in {"open", "completed"} else "2021-10-29"
    cells = ["", name, str(Purpose(purpose).label), what, "2020-04-20", ends, total, annual, "区级财政"]
    return [*cells, town.units[unit].short_name, "", town.townships[street].name, "", "是" if key else ""]


# ------------------------------------------------------------------ 2020
def lives(town: Town) -> list[Life]:
    """All of it, to be played in the order of time with the other lives of 2020."""
    content, teller = _content(), Teller(town, Random(20200326))  # noqa: S311 - a story, not a secret
    schools = [_school(teller, place, *row) for place, row in enumerate(content["schools"])]
    works = [_work(teller, place, row) for place, row in enumerate(content["works"])]
    return [*schools, *works, _seen(teller)]


def _school(teller: Teller, place: int, name: str, kind: str, classes: int, _street: str, _total: int) -> Life:
    project = Project.objects.select_related("unit", "body").get(body=teller.town.body, name=f"{name}新建")
    yield on(day := workday(date(2020, 4, 13) + timedelta(days=place)), 14)
    teller.reach(project, "主体完成", day)
    teller.pay(project, day, 55, "工程进度款")
    teller.report(project, day, 70, NOTES["education"][0])
    yield on(day := workday(date(2020, 7, 13) + timedelta(days=place)), 14)
    teller.reach(project, "安装装修完成", day)
    teller.report(project, day, 92, NOTES["education"][1])
    yield on(day := workday(date(2020, 8, 11) + timedelta(days=place % 9)), 14)
    teller.reach(project, "竣工验收", day)
    teller.report(project, day, 100, f"{name}通过竣工验收，室内空气检测合格。")
    building.complete(project, on=day, by=teller.unit(project), at=on(day, 16))
    yield on(day := date(2020, 9, 1), 9)
    building.open_doors(project, on=day, by=teller.unit(project), at=on(day, 9))
    for kind_of, amount in (("schools", 1), ("places", classes * PLACES[kind])):
        counting.measure(
            project, kind=kind_of, amount=amount, on=day, note=f"{classes}班{kind}", by=teller.clerk, at=on(day, 15)
        )
    yield on(day := workday(date(2020, 11, 16) + timedelta(days=place)), 10)
    teller.pay(project, day, 35, "竣工结算款")


def _work(teller: Teller, place: int, row: Sequence[Any]) -> Life:
    name, purpose, stage, came = row[0], row[1], row[7], row[8]
    first, second = NOTES[purpose]
    project = Project.objects.select_related("unit", "body").get(body=teller.town.body, name=name)
    yield on(day := workday(date(2020, 4, 7) + timedelta(days=place % 12)), 9)
    teller.ready(project, day, project.ends_on)
    yield on(day := workday(date(2020, 4, 20) + timedelta(days=place % 15)), 10)
    teller.begin(project, day)
    yield on(day := workday(date(2020, 7, 20) + timedelta(days=place)), 15)
    teller.report(project, day, teller.draw.randint(35, 60), first)
    teller.pay(project, day, 40, "工程进度款")
    if stage == "paused":
        yield on(day := workday(date(2020, 9, 7)), 9)
        building.pause(project, reason="土地手续待省级批复，暂停施工。", by=teller.unit(project), at=on(day, 9))
        yield on(day := workday(date(2021, 3, 1)), 9)
        building.resume(project, by=teller.unit(project), at=on(day, 9))
    late = stage not in {"open", "completed"}  # built in the year after
    yield on(day := workday((date(2021, 8, 16) if late else date(2020, 10, 12)) + timedelta(days=place % 25)), 14)
    for milestone in STEPS:
        teller.reach(project, milestone, day)
    teller.report(project, day, 100, second)
    building.complete(project, on=day, by=teller.unit(project), at=on(day, 16))
    waits = 100 if stage == "completed" else 14  # opened in the spring after
    yield on(day := workday(day + timedelta(days=waits + place % 20)), 9)
    building.open_doors(project, on=day, by=teller.unit(project), at=on(day, 9))
    if not came:
        return
    kind, amount = came
    result = counting.measure(project, kind=kind, amount=amount, on=day, by=teller.unit(project), at=on(day, 10))
    yield (at := on(workday(day + timedelta(days=5)), 10))
    counting.confirm(result, by=teller.clerk, at=at)


def _seen(teller: Teller) -> Life:
    """The visits of deputies stand with what they looked at."""
    yield (at := on(date(2020, 12, 28), 10))
    for title, purpose in SEEN:
        activity = Activity.objects.filter(body=teller.town.body, title__startswith=title).first()
        if activity is None:
            continue
        for project in Project.objects.filter(body=teller.town.body, purpose=purpose, decided_on=APPROVED)[:4]:
            counting.link_visit(project, activity=activity, by=teller.clerk, at=at)


# ------------------------------------------------------------------ the current year
def this_year(town: Town, today: date) -> None:
    """What waits today: a milestone that is overdue, a pause, a work to begin, one to open, a result, next year's plan."""
    teller = Teller(town, Random(2026))  # noqa: S311 - a story, not a secret
    drafted = workday(today - timedelta(days=150))
    decided = workday(drafted + timedelta(days=20))
    values = {"year": drafted.year, "name": f"云河区{drafted.year}年度政府投资项目计划"}
    plan = planning.draft(town.body, values=values, by=teller.clerk, at=on(drafted, 9))
    stages = [(project, stage) for project, stage in _proposed(teller, plan, drafted, today)]
    planning.submit(plan, by=teller.clerk, at=on(drafted, 16))
    decision, meeting = f"云人常〔{decided.year}〕5号", "区人大常委会会议"
    planning.approve(plan, decision=decision, decided_on=decided, meeting=meeting, by=teller.clerk, at=on(decided, 17))
    for place, (project, stage) in enumerate(stages):
        project.refresh_from_db()
        if stage != "approved":
            _under_way(teller, project, stage, workday(decided + timedelta(days=5 + place)), today)
    _next_year(teller, drafted.year + 1, today)


def _proposed(teller: Teller, plan: Plan, drafted: date, today: date) -> Iterator[tuple[Project, str]]:
    town = teller.town
    for name, purpose, unit, street, what, total, annual, stage in _content()["now"]:
        values = {
            "name": name,
            "purpose": purpose,
            "livelihood": True,
            "content": what,
            "unit": town.units[unit],
            "township": town.townships[street],
            "begins_on": workday(drafted + timedelta(days=30)),
            "ends_on": workday(today + timedelta(days=10 if stage == "late" else 120)),
            "total": Decimal(total),
            "funds": "区级财政、专项债券" if total > 4000 else "区级财政",
        }
        project = deciding.propose(town.body, values=values, by=teller.clerk, at=on(drafted, 10))
        planning.put(plan, project=project, annual=Decimal(annual), key=True, by=teller.clerk, at=on(drafted, 11))
        yield project, stage


def _under_way(teller: Teller, project: Project, stage: str, day: date, today: date) -> None:
    first, second = NOTES[project.purpose]
    by = teller.unit(project)
    teller.ready(project, day, project.ends_on)
    teller.begin(project, workday(day + timedelta(days=6)))
    middle = workday(day + timedelta(days=50))
    teller.report(project, middle, teller.draw.randint(30, 65), first)
    teller.pay(project, middle, 35, "工程进度款")
    if stage == "begun":
        teller.reach(project, "主体完成", middle)
    if stage == "paused":
        at = on(workday(today - timedelta(days=9)), 9)
        building.pause(project, reason="汛后河道清障，暂停施工。", by=by, at=at)
    if stage in {"completed", "open"}:
        done = workday(day + timedelta(days=85))
        teller.report(project, done, 100, second)
        building.complete(project, on=done, by=by, at=on(done, 16))
    if stage == "open":
        opened = workday(done + timedelta(days=8))
        building.open_doors(project, on=opened, by=by, at=on(opened, 9))
        counting.measure(project, kind="other", amount=12, on=opened, note="社区食堂12家", by=by, at=on(opened, 11))


def _next_year(teller: Teller, year: int, today: date) -> None:
    """Put to the meeting and not decided yet."""
    day, town = workday(today - timedelta(days=6)), teller.town
    values = {"year": year, "name": f"云河区{year}年度政府投资项目计划"}
    plan = planning.draft(town.body, values=values, by=teller.clerk, at=on(day, 9))
    for name, unit, street, total in (
        ("石桥乡中心小学改扩建", "jiaoyu", "shiqiao", 3800),
        ("枫林路过街天桥", "jiaotong", "fenglin", 1650),
    ):
        values = {
            "name": name,
            "purpose": Purpose.EDUCATION if unit == "jiaoyu" else Purpose.TRANSPORT,
            "livelihood": True,
            "content": "见可行性研究报告。" if unit == "jiaotong" else "改扩建教学楼、食堂，增加12班",
            "unit": town.units[unit],
            "township": town.townships[street],
            "begins_on": date(year, 3, 2),
            "ends_on": date(year, 8, 20),
            "total": Decimal(total),
            "funds": "区级财政",
        }
        project = deciding.propose(town.body, values=values, by=teller.clerk, at=on(day, 10))
        planning.put(plan, project=project, annual=Decimal(total), key=True, by=teller.clerk, at=on(day, 11))
    planning.submit(plan, by=teller.clerk, at=on(day, 16))
