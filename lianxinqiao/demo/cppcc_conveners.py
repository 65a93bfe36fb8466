"""What the conveners and sectors of the CPPCC committee of 云河区 did: plans, activities, gifts; in 2020 and now."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

from lianxinqiao.activities.actions import keeping, planning
from lianxinqiao.activities.kinds import Organiser
from lianxinqiao.activities.models import Activity, Article, Donation
from lianxinqiao.conveners import actions as plans
from lianxinqiao.conveners import community
from lianxinqiao.demo.activities import Once, once_on
from lianxinqiao.demo.clock import Life, on, workday
from lianxinqiao.demo.people import Town
from lianxinqiao.people.models import Mandate, Post, Township

YEAR = 2020
ACTIVITIES, GIVEN = 156, 3_936_000
# What each convener does in a year: kind, title with the place's name and one of the topics.
KINDS = (
    ("sector", "{t}委员走访界别群众，听{x}方面的意见"), ("research", "{t}委员调研{x}"), ("consultation", "{t}“有事好商量”：{x}"),
    ("relief", "{t}委员慰问抗疫一线和{x}"), ("oversight", "{t}民主监督：{x}落实情况"), ("hearing", "{t}委员座谈会：{x}"),
    ("council", "{t}委员议事室：{x}"), ("advice", "{t}委员进社区咨询：{x}"), ("publicity", "{t}委员宣讲：{x}"),
)  # fmt: skip
TOPICS = (
    ("教育", "医疗", "就业", "养老", "物业", "出行", "创业", "文化", "环境"), ("复工复产", "社区防疫", "老旧小区改造", "垃圾分类", "农产品销路", "托育", "停车"),
    ("加装电梯", "楼道堆物", "停车位共享", "广场舞噪声", "老年食堂", "背街小巷", "菜市场改造"), ("困难家庭", "环卫工人", "独居老人", "卡点志愿者", "医护家庭"),
    ("河长制", "学校食堂安全", "惠企政策", "户厕改造", "减税降费", "扬尘治理"), ("稳就业", "小微企业融资", "夜间经济", "乡村旅游", "基层减负"),
    ("小区充电棚", "公共晾衣区", "门前三包", "文明养犬", "健身角选址"), ("法律援助", "慢病用药", "社保缴费", "防诈骗", "果树修剪"), ("民法典", "垃圾分类条例", "疫情防控常识", "移风易俗", "禁渔规定"),
)  # fmt: skip
WHAT = (
    "捐赠医用口罩和防护服",
    "资助困难学生",
    "捐赠体温检测设备",
    "为村里修路捐款",
    "捐赠消毒液",
    "资助社区图书室",
    "捐赠防疫专项资金",
)
HISTORIES = (
    ("云河码头的最后一班渡船", "《云河文史》第二十八辑"),
    ("第三棉纺厂女工口述", "《云河文史》第二十八辑"),
    ("望河镇水利会战亲历记", "《云河文史》第二十八辑"),
    ("柳堤老街的七家铺子", "省政协《文史博览》"),
    ("我所知道的云河中学迁校始末", "《云河文史》第二十九辑"),
    ("一九五八年修云桥", "市政协文史资料选编"),
)
PLAN = (
    "一、每月走访一次界别群众；二、每季度开展一次调研或协商；三、反映社情民意不少于四篇；四、{t}委员活动室每周三开放。"
)
REPORT = "全年组织委员活动，走访群众和企业，形成调研报告，协商解决了一批身边事；{t}委员反映的问题大部分得到答复。不足是年轻委员参加偏少，下年改进。"


class Teller:
    def __init__(self, town: Town, year: int, seed: int) -> None:
        self.town, self.chamber = town, town.chambers[year]
        self.draw = Random(seed)  # noqa: S311 - a story, not a secret
        self.conveners = {post.township: post for post in town.conveners if post.township}
        rows = Mandate.objects.filter(term=self.chamber.session.term).select_related("term", "person")
        self.members = list(rows.order_by("pk"))

    def near(self, township: Township) -> list[Mandate]:
        home = [mandate for mandate in self.members if mandate.township_id == township.pk]
        return home + self.draw.sample([each for each in self.members if each not in home], 2)

    def record(self, day: date, kind: str, title: str, organiser: str, by: Post, **more: Any) -> Activity:
        hour = self.draw.choice((9, 10, 14, 15))
        span = {"starts_at": on(day, hour), "ends_at": on(day, hour + 2)}
        present = more.pop("present")
        values = {"kind": kind, "title": title, "organiser": organiser, **span, **more}
        at = on(workday(day + timedelta(days=1)), 10)
        return planning.record(body=self.town.body, values=values, present=present, by=by, at=at)

    def titled(self, township: Township, place: int) -> tuple[str, str]:
        kind, title = KINDS[place]
        topics = TOPICS[place]
        return kind, title.format(t=township.name, x=topics[(place + township.position) % len(topics)])

    def activities(self) -> Iterator[Once]:
        """156 in the year, turn by turn of the eighteen."""
        first, last = date(YEAR, 2, 20), date(YEAR, 12, 14)
        around = list(self.conveners.items())
        for place in range(ACTIVITIES):
            township, convener = around[place % len(around)]
            kind, title = self.titled(township, place // len(around))
            day = workday(first + timedelta(days=(last - first).days * place // ACTIVITIES))
            where = {"township": township, "place": f"{township.name}委员活动室", "present": self.near(township)}
            yield day, partial(self.record, day, kind, title, Organiser.CONVENER, convener, **where)

    def sectors(self) -> Iterator[Once]:
        """The larger sectors learn together and look at something together once a year."""
        names = sorted({mandate.sector for mandate in self.members})
        for place, name in enumerate(names):
            there = [mandate for mandate in self.members if mandate.sector == name]
            if len(there) < 4:
                continue
            for kind, title, month in (("training", f"{name}界委员学习会", 4), ("topical", f"{name}界委员视察", 9)):
                day = workday(date(YEAR, month, 1 + place % 27))
                clerk = self.town.offices["liaison"]
                yield day, partial(self.record, day, kind, title, Organiser.GROUP, clerk, present=there)

    def gifts(self) -> Iterator[Once]:
        number = 46
        weights = [self.draw.paretovariate(1.3) for _each in range(number)]
        values = [max(2_000, round(GIVEN * weight / sum(weights), -2)) for weight in weights]
        values[0] += GIVEN - sum(values)
        for place, value in enumerate(values):
            day = workday(date(YEAR, 2, 3) + timedelta(days=6 * place))
            known = {
                "donor": self.members[(place * 11) % len(self.members)],
                "recipient": ("云河区慈善总会", "云河区红十字会", "云河区教育发展基金会")[place % 3],
                "kind": "money" if place % 3 else "goods",
                "what": WHAT[place % len(WHAT)],
                "value": Decimal(int(value)),
                "arrived_on": day,
                "valued_by": "" if place % 3 else "受赠单位按采购发票",
                "receipt": f"云协2020{place + 101}",
            }
            yield day, partial(self.enter, Donation, day, known)

    def enter(self, ledger: Any, day: date, values: dict[str, Any]) -> Any:
        at, clerk = on(workday(day + timedelta(days=1)), 11), self.town.offices["liaison"]
        return keeping.enter(ledger, body=self.town.body, values={"on": day, **values}, by=clerk, at=at)

    def histories(self) -> Iterator[Once]:
        """What members wrote or told for the committee's volumes on local history （文史资料）."""
        for place, (title, outlet) in enumerate(HISTORIES):
            day = workday(date(YEAR, 3, 18) + timedelta(days=47 * place))
            author = self.members[(place * 17 + 5) % len(self.members)].person.name
            level = "province" if "省" in outlet else "city" if "市" in outlet else "district"
            known = {"kind": "history", "what": title, "outlet": outlet, "level": level, "author": author}
            yield day, partial(self.enter, Article, day, known)

    def plan(self, year: int, township: Township, convener: Post) -> Life:
        yield (at := on(workday(date(year, 2, 10 + township.position % 10)), 9))
        text = PLAN.format(t=township.name)
        plan = plans.write(
            body=self.town.body, values={"year": year, "township": township, "text": text}, by=convener, at=at
        )
        yield (at := on(workday(date(year, 12, 8 + township.position % 10)), 9))
        plans.report(plan, report=REPORT.format(t=township.name), by=convener, at=at)


def past(town: Town) -> list[Life]:
    teller = Teller(town, YEAR, 20200218)
    once = [*teller.activities(), *teller.sectors(), *teller.gifts(), *teller.histories()]
    return [*(once_on(*each) for each in once), *(teller.plan(YEAR, *pair) for pair in teller.conveners.items())]


# What members offer where they reported, and what residents told the first of them there.
OFFERS = (
    "每月第二个周六上午，婚姻家庭和劳动争议的法律咨询。",
    "每月一次慢病用药指导，可以带上平时吃的药。",
    "周三下午辅导困难家庭孩子数学。",
    "帮个体户看合同、算税费，提前一天预约。",
)
TOLD = (
    ("菜场二楼没有无障碍通道", "住二楼的老人和推婴儿车的居民反映，菜场搬到二楼后只有楼梯，扶梯又停了半年。"),
    ("夜间货车绕行小区", "货车为避开限高从小区门前绕行，凌晨两三点仍有鸣笛。"),
)
STUDIOS = (
    ("studio", "魏怀瑾委员工作室", "文昌社区党群服务中心二楼", "每月一题，请居民、物业和街道坐下来谈身边事。"),
    ("chamber", "云桥街道委员议事室", "云桥街道办事处一楼西侧", "有事好商量：议题由居民提，结果张榜公布。"),
    ("chamber", "望河镇委员议事室", "望河镇综合文化站", "围绕农产品销路、户厕改造等议题协商。"),
)


def in_the_community(teller: Teller, today: date) -> None:
    """Members reported to their streets, one took along what residents said; a studio and two rooms to consult in."""
    posts = teller.chamber.deputies
    shown = next(post for post in posts if post.person.user and post.person.user.name == "member")
    members = [shown, *[post for post in posts if post != shown][:3]]
    body, areas = teller.town.body, list(teller.conveners)
    for place, (post, offers) in enumerate(zip(members, OFFERS, strict=True)):
        at = on(workday(today - timedelta(days=50 - place * 4)), 10, place * 9)
        where = areas[place % len(areas)]
        row = community.report(body=body, values={"township": where, "offers": offers}, by=post, at=at)
        if place == 1:
            for title, text in TOLD:
                community.take(row, title=title, text=text, by=post, at=at + timedelta(days=14))
    for place, (kind, name, address, focus) in enumerate(STUDIOS):
        values = {"kind": kind, "name": name, "township": areas[place], "address": address, "focus": focus}
        values["mandate"] = shown.mandate if kind == "studio" else None
        clerk = teller.town.offices["liaison"]
        community.open_studio(body=body, values=values, by=clerk, at=on(workday(today - timedelta(days=60)), 9, place))


def this_year(town: Town, year: int, today: date) -> None:
    """Plans of most areas, last months' activities, an inspection to which members are called."""
    teller = Teller(town, year, 218)
    for place, (township, convener) in enumerate(teller.conveners.items()):
        if place % 6 != 5:
            values = {"year": today.year, "township": township, "text": PLAN.format(t=township.name)}
            began = on(workday(max(date(today.year, 1, 5), today - timedelta(days=70 - place))), 9)
            plans.write(body=town.body, values=values, by=convener, at=began)
        for turn in range(2 + place % 2):
            day = workday(today - timedelta(days=12 + 9 * turn + place))
            kind, title = teller.titled(township, (turn * 2 + place) % len(KINDS))
            where = {"township": township, "place": f"{township.name}委员活动室", "present": teller.near(township)}
            teller.record(day, kind, title, Organiser.CONVENER, convener, **where)
    in_the_community(teller, today)
    day, clerk = workday(today + timedelta(days=7)), town.offices["liaison"]
    called: dict[str, Any] = {
        "kind": "topical",
        "title": "委员视察社区嵌入式养老服务",
        "purpose": "分两组实地查看，集中交流，意见当场梳理。",
        "organiser": Organiser.STANDING,
        "starts_at": on(day, 9),
        "ends_at": on(day, 11, 30),
        "place": "区政协机关门前集合",
        "seats": 30,
    }
    shown = next(
        post.mandate for post in teller.chamber.deputies if post.person.user and post.person.user.name == "member"
    )
    invited = [mandate for mandate in [shown, *teller.members[:18]] if mandate]
    at = on(workday(today - timedelta(days=4)), 9)
    activity = planning.plan(body=town.body, values=called, invited=invited, by=clerk, at=at)
    planning.call(activity, by=clerk, at=at)
