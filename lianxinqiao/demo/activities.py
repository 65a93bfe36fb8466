"""What the deputies of 云河区 did in 2020: inspections, visits, training, three campaigns and their ledgers.

The numbers are those of the yearly report; each is a row that a person entered by the act that the office uses.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

from lianxinqiao.activities.actions import answering, campaigning, following, keeping, planning
from lianxinqiao.activities.kinds import Organiser
from lianxinqiao.activities.models import (
    Activity,
    Article,
    Building,
    Campaign,
    Deed,
    Donation,
    Host,
    Support,
    Team,
)
from lianxinqiao.demo.clock import Life, on, workday
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.people.models import Mandate, Post, Township

YEAR = 2020
Once = tuple[date, Callable[[], Any]]
INSPECTIONS = (
    ("inspection", "视察全区老旧小区“双改”工作"), ("topical", "视察中小学校午餐供应和课后延时服务"), ("topical", "视察云河沿岸截污纳管工程"),
    ("inspection", "视察2020年上半年重点项目建设"), ("topical", "视察社区卫生服务中心发热哨点建设"), ("topical", "视察农贸市场升级改造"),
    ("topical", "视察城乡接合部综合改造"), ("inspection", "视察卫生城市复审迎检准备"), ("topical", "视察养老服务设施布点"), ("topical", "视察美丽街区建设"),
    ("topical", "视察马蹄湾产业集聚区土地利用"), ("topical", "视察秋冬季大气污染防治"), ("topical", "视察垃圾分类示范片区"), ("topical", "视察公园绿地和口袋公园建设"),
    ("inspection", "视察2020年下半年民生实事落实"), ("topical", "视察智慧停车和公共充电设施"),
)  # fmt: skip
ENFORCEMENT = (
    "检查《传染病防治法》实施情况",
    "检查《安全生产法》实施情况",
    "检查《城市市容和环境卫生管理条例》实施情况",
)
RESEARCH = (
    "调研学前教育普惠发展", "调研优化营商环境", "调研乡村产业振兴", "调研社会救助体系", "调研基层治理“最后一米”",
    "调研疫情后中小微企业纾困", "调研国有资产管理", "调研全民健身设施",
)  # fmt: skip
REPORT = "一、基本情况。{title}，听取了部门汇报，实地看了{place}，与群众、企业代表座谈。\n二、存在的问题。部分点位进度慢于计划，部门之间衔接不够，群众知晓率不高。\n三、建议。倒排工期、明确责任人；每季度向代表通报一次；把群众评价作为验收的内容。"
ANSWER = "区政府召开专题会议逐条研究：进度滞后的点位已明确完成时限和责任人；建立了季度通报；验收办法增加群众评价一项，占三成。"
# What townships do: kind, title with the place's name, how many deputies come.
NEAR = (
    ("topical", "{t}视察背街小巷整治", 9), ("topical", "{t}视察防汛物资储备", 8), ("topical", "{t}视察社区疫情防控卡点", 10), ("hearing", "{t}物业矛盾化解座谈会", 12),
    ("hearing", "{t}驻地企业复工复产座谈会", 11), ("council", "{t}加装电梯议事会", 14), ("council", "{t}停车位共享议事会", 13), ("voters", "{t}代表走访选民", 10),
    ("to_voters", "{t}代表向选民述职", 6), ("relief", "{t}慰问困难家庭", 7), ("relief", "{t}慰问一线防疫人员", 8), ("volunteering", "{t}清洁家园志愿服务", 12),
    ("publicity", "{t}《民法典》宣讲进社区", 9), ("publicity", "{t}选举法知识宣讲", 8), ("court", "{t}代表旁听庭审", 6), ("advice", "{t}法律咨询进小区", 5),
    ("research", "{t}调研居家养老需求", 7), ("villages", "{t}代表走村入户", 8), ("topical", "{t}视察校园周边安全", 9), ("hearing", "{t}河长工作座谈会", 8),
)  # fmt: skip
STUDY = (
    "{t}代表履职培训班", "{t}监督法专题学习", "{t}预算审查监督讲座", "{t}代表建议怎么写", "{t}民法典集中学习", "{t}联络站接待规范培训", "{t}新修订选举法学习", "{t}基层治理经验交流学习",
)  # fmt: skip
HEALTH = (
    "查看{p}农贸市场环境卫生", "查看{p}老旧院落垃圾清运", "调研{p}公厕管理", "查看{p}沿街门店“门前三包”", "查看{p}建筑工地扬尘", "调研{p}病媒生物防制",
    "查看{p}城中村环境整治", "查看{p}餐饮店后厨", "调研{p}健康教育宣传栏", "查看{p}河道漂浮物清理", "查看{p}学校食堂", "调研{p}小区分类投放",
)  # fmt: skip
TRADES = [
    "机械",
    "食品",
    "物流",
    "包装",
    "电子",
    "纺织",
    "建材",
    "环保",
    "科技",
    "医药",
    "家具",
    "印务",
    "餐饮",
    "汽配",
    "园艺",
    "软件",
    "电商",
    "五金",
    "塑业",
    "面粉",
]
NAMES = [
    "恒远",
    "同泰",
    "金禾",
    "云峰",
    "嘉和",
    "瑞丰",
    "鼎盛",
    "华信",
    "永兴",
    "天工",
    "明德",
    "广源",
    "新桥",
    "正大",
    "百川",
    "东升",
    "万邦",
    "春晖",
    "宏图",
    "联众",
    "中禾",
    "安达",
    "启明",
    "宝丰",
    "隆昌",
    "顺和",
    "佳宇",
    "凯旋",
    "卓越",
    "沃野",
]
TROUBLES = (
    ("用工缺口大，返岗工人隔离期没有着落", "人社部门组织专车接回，安排集中隔离点"), ("防疫物资采购不到", "协调调拨口罩和额温枪，纳入保供名单"),
    ("流动资金紧张，贷款快到期", "银企对接，办理展期并新增信用贷款"), ("原料运输车辆进不了城", "办理保障车辆通行证"), ("厂房租金压力大", "国有物业减免三个月租金"),
    ("出口订单取消，转内销没有渠道", "组织参加线上产销对接会"), ("社保缓缴手续不清楚", "派专员上门办理缓缴"), ("用电负荷不足", "供电公司增容，临时变压器先行接入"),
    ("办证窗口预约排队久", "开通绿色通道，承诺三日办结"), ("污水接管迟迟未通", "住建部门两周内完成支管接入"), ("门前道路施工影响进出", "调整围挡，保留双向通行"), ("退税款迟未到账", "税务部门核实后五日内到账"),
)  # fmt: skip
DEEDS = (
    "为小区更换楼道感应灯", "为独居老人安装紧急呼叫器", "为村小学捐建图书角", "疏通多年淤堵的雨水井", "为环卫工人设暖心驿站", "帮助困难家庭申请低保", "协调修复健身器材",
    "为抗疫卡点送热餐", "组织义诊为老人量血压", "协调增设公交候车亭", "帮农户销出滞销蔬菜", "为留守儿童辅导功课", "协调安装弯道反光镜", "为残疾人家庭改造卫生间", "清理卫生死角十二处",
)  # fmt: skip
GIVES = (
    "购买防护服和口罩",
    "采购消毒液和喷雾器",
    "捐赠一线人员生活物资",
    "支持社区防疫专项",
    "捐赠负压救护车配套设备",
    "为困难学生购置平板电脑",
)
RECIPIENTS = ("云河区慈善总会", "云河区红十字会", "云河区教育发展基金会", "云河区第一人民医院")
BRINGS = (
    ("policy", "讲解土地流转和补贴政策"), ("technique", "请来农技专家指导果树修剪"), ("money", "资助硬化田间道路"), ("money", "资助修建灌溉水渠"), ("technique", "培训电商直播销售"), ("other", "签订蔬菜包销协议"),
)  # fmt: skip
OUTLETS = (
    ("national", "人民代表报"), ("province", "省人大网站"), ("province", "人大建设"), ("city", "市人大网站"), ("city", "市日报"), ("province", "省法制报"), ("national", "全国人大网"),
)  # fmt: skip
STORIES = (
    "联络站里的一次夜谈", "一部电梯怎样装成", "代表小组的口罩接力", "从一条建议到一条路", "“连心桥”上的民声", "议事厅里议出来的停车场", "在“逆行”中践行初心",
    "让预算看得懂", "复工路上的代表身影", "视察之后的回头看", "乡镇人大怎样活起来", "代表述职选民打分",
)  # fmt: skip


@dataclass
class Teller:
    """One year of one body: who does what, drawn from a seed of its own."""

    town: Town
    chamber: Chamber
    draw: Random

    @property
    def clerk(self) -> Post:
        return self.town.offices["clerk"]

    @property
    def mandates(self) -> list[Mandate]:
        return self._mandates

    def __post_init__(self) -> None:
        rows = Mandate.objects.filter(term=self.chamber.session.term).select_related("term", "person")
        self._mandates = list(rows.order_by("pk"))
        self._places = list(self.town.townships.values())
        self._at_home = {
            place.pk: [mandate for mandate in self._mandates if mandate.township_id == place.pk]
            for place in self._places
        }

    # -------------------------------------------------------------- days
    def days(self, number: int, since: date = date(YEAR, 2, 24), until: date = date(YEAR, 12, 18)) -> list[date]:
        """So many workdays, spread over the year in their order."""
        span = (until - since).days
        return [workday(since + timedelta(days=span * place // number)) for place in range(number)]

    def some(self, place: Township, number: int) -> list[Mandate]:
        """Deputies who live there, filled up with others where there are too few."""
        home = self._at_home[place.pk]
        first = self.draw.sample(home, min(number, len(home)))
        others = [mandate for mandate in self._mandates if mandate not in first]
        return first + self.draw.sample(others, number - len(first))

    # -------------------------------------------------------------- acts
    def record(self, day: date, kind: str, title: str, organiser: str, **more: Any) -> Activity:
        """Entered by the office a few days after it was held."""
        hour = self.draw.choice((9, 9, 10, 14, 15))
        present, hosts = more.pop("present", ()), more.pop("hosts", ())
        values = {
            "kind": kind,
            "title": title,
            "organiser": organiser,
            "starts_at": on(day, hour),
            "ends_at": on(day, hour + 2, 30),
            **more,
        }
        at = on(workday(day + timedelta(days=1)), 10)
        return planning.record(body=self.town.body, values=values, present=present, hosts=hosts, by=self.clerk, at=at)

    def enter(self, model: Any, day: date, **values: Any) -> Any:
        at = on(workday(day + timedelta(days=1)), 10)
        return keeping.enter(model, body=self.town.body, values={"on": day, **values}, by=self.clerk, at=at)

    # -------------------------------------------------------------- the standing committee
    def standing(self) -> Iterator[Life]:
        """16 inspections, 3 of how laws are carried out, 8 of research; each with its report and what became of it."""
        told = [(kind, title, Organiser.STANDING) for kind, title in INSPECTIONS]
        told += [("enforcement", title, Organiser.STANDING) for title in ENFORCEMENT]
        told += [("research", title, Organiser.COMMITTEE) for title in RESEARCH]
        self.draw.shuffle(told)
        units = list(self.town.units.values())
        for day, (kind, title, organiser) in zip(self.days(len(told)), told, strict=True):
            yield self.one(day, kind, title, organiser, self.draw.choice(units))

    def one(self, day: date, kind: str, title: str, organiser: str, unit: Any) -> Life:
        place = self.draw.choice(self._places)
        present = self.draw.sample(self._mandates, self.draw.randint(12, 26))
        yield on(workday(day + timedelta(days=1)), 10)
        activity = self.record(day, kind, title, organiser, place=f"{place.name}等地", present=present)
        yield (at := on(workday(day + timedelta(days=9)), 15))
        answering.report(activity, text=REPORT.format(title=title, place=place.name), by=self.clerk, at=at)
        yield (at := on(workday(day + timedelta(days=12)), 9))
        answering.forward(activity, unit=unit, by=self.clerk, at=at)
        yield (at := on(workday(day + timedelta(days=self.draw.randint(40, 80))), 16))
        answering.answer(activity, feedback=ANSWER, by=self.town.unit_heads[unit.code], at=at)
        yield (at := on(workday(day + timedelta(days=85)), 10))
        answering.close(activity, by=self.clerk, at=at)

    # -------------------------------------------------------------- streets and townships
    def townships(self, all_of_them: int, person_times: int) -> Iterator[Once]:
        """328 activities; the training among them was attended 1,135 times."""
        studies = 54
        each = [person_times // studies + (place < person_times % studies) for place in range(studies)]
        told: list[tuple[str, str, int]] = [
            ("training" if place % 3 else "lecture", STUDY[place % len(STUDY)], number)
            for place, number in enumerate(each)
        ]
        told += [NEAR[place % len(NEAR)] for place in range(all_of_them - studies)]
        self.draw.shuffle(told)
        seen: dict[str, int] = {}
        for place, (day, (kind, title, number)) in enumerate(zip(self.days(len(told)), told, strict=True)):
            township = self._places[place % len(self._places)]
            name = title.format(t=township.name)
            seen[name] = seen.get(name, 0) + 1
            name = name if seen[name] == 1 else f"{name}（第{seen[name]}次）"
            yield (
                day,
                partial(
                    self.record,
                    day,
                    kind,
                    name,
                    Organiser.TOWNSHIP,
                    township=township,
                    place=f"{township.name}会议室" if kind in {"training", "lecture", "hearing"} else township.name,
                    present=self.some(township, number),
                ),
            )

    # -------------------------------------------------------------- campaigns
    def campaigns(self) -> dict[str, Campaign]:
        known = {
            "health": ("助力卫生城市复审，人大代表在行动", "以视察、志愿服务和办实事，助力国家卫生城市复审。", (3, 9)),
            "villages": ("助力乡村振兴，人大代表在行动", "为村里送政策、送技术、送资金，巩固脱贫成果。", (4, 7)),
            "firms": ("三送一强", "送政策、送服务、送要素，强信心；问题挂号、解决销号。", (2, 17)),
            "virus": ("疫情防控，代表当先锋", "捐款捐物、值守卡点，一线见代表。", (2, 3)),
        }
        return {
            code: campaigning.begin(
                body=self.town.body,
                values={"name": name, "aim": aim, "from_on": date(YEAR, *begins)},
                by=self.clerk,
                at=on(workday(date(YEAR, *begins)), 9),
            )
            for code, (name, aim, begins) in known.items()
        }

    def health(self, campaign: Campaign) -> Iterator[Once]:
        """67 visits, 22 teams, 118 deeds."""
        for place, day in enumerate(self.days(67, date(YEAR, 3, 12), date(YEAR, 11, 20))):
            township = self._places[place % len(self._places)]
            title = HEALTH[(place + place // len(self._places)) % len(HEALTH)].format(p=township.name)
            yield (
                day,
                partial(
                    self.record,
                    day,
                    "research" if "调研" in title else "topical",
                    title,
                    Organiser.GROUP,
                    township=township,
                    campaign=campaign,
                    present=self.some(township, 6),
                ),
            )
        for place, day in enumerate(self.days(22, date(YEAR, 3, 12), date(YEAR, 5, 20))):
            township = self._places[place % len(self._places)]
            extra = "" if place < len(self._places) else "青年"
            yield (
                day,
                partial(
                    self.enter,
                    Team,
                    day,
                    campaign=campaign,
                    township=township,
                    what=f"{township.name}代表{extra}志愿服务队",
                    members=self.draw.randint(8, 26),
                    leader=self.some(township, 1)[0],
                    does=self.draw.choice(("环境卫生劝导", "垃圾分类宣传", "秩序维护", "入户走访")),
                ),
            )
        for place, day in enumerate(self.days(118, date(YEAR, 3, 16), date(YEAR, 12, 10))):
            township = self._places[(place * 5) % len(self._places)]
            yield (
                day,
                partial(
                    self.enter,
                    Deed,
                    day,
                    campaign=campaign,
                    township=township,
                    what=f"在{township.name}{DEEDS[place % len(DEEDS)]}",
                    whom=f"{self.draw.randint(3, 60)}户居民",
                    mandate=self.some(township, 1)[0],
                ),
            )

    def gather(self, campaign: Campaign) -> Any:
        """300 opinions and more that came in while it was under way."""
        day = date(YEAR, 12, 21)
        return campaigning.gather(
            campaign, since=campaign.from_on, until=date(YEAR, 11, 20), by=self.clerk, at=on(day, 15)
        )

    def villages(self, campaign: Campaign) -> Iterator[Once]:
        """14 villages, each with some kind of support."""
        towns = [place for place in self._places if place.kind in {"town", "township"}] or self._places
        hosts = [
            Host.objects.create(
                district=self.town.district, kind="village", name=f"{name}村", township=towns[place % len(towns)]
            )
            for place, name in enumerate(
                [
                    "柳沟",
                    "石坡",
                    "前河",
                    "后湾",
                    "上营",
                    "下营",
                    "枣园",
                    "榆树",
                    "白马",
                    "清泉",
                    "桃花",
                    "双井",
                    "大槐",
                    "南岭",
                ]
            )
        ]
        for place, day in enumerate(self.days(36, date(YEAR, 4, 9), date(YEAR, 12, 4))):
            host = hosts[place % len(hosts)]
            kind, what = BRINGS[place % len(BRINGS)]
            yield (
                day,
                partial(
                    self.enter,
                    Support,
                    day,
                    campaign=campaign,
                    township=host.township,
                    host=host,
                    kind=kind,
                    what=f"为{host.name}{what}",
                    value=self.draw.randrange(20_000, 120_000, 1000) if kind == "money" else None,
                    mandate=self.draw.choice(self._mandates),
                ),
            )

    def firms(self, campaign: Campaign, number: int) -> list[Host]:
        names = [f"{name}{trade}" for trade in TRADES for name in NAMES][:number]
        self.draw.shuffle(names)
        return Host.objects.bulk_create(
            Host(
                district=self.town.district,
                kind="enterprise",
                name=f"云河{name}有限公司",
                township=self._places[place % len(self._places)],
            )
            for place, name in enumerate(names)
        )

    def visits(self, campaign: Campaign, firms: Sequence[Host]) -> Iterator[Once]:
        """Five enterprises a morning."""
        rounds = [firms[place : place + 5] for place in range(0, len(firms), 5)]
        for day, hosts in zip(self.days(len(rounds), date(YEAR, 2, 18), date(YEAR, 10, 30)), rounds, strict=True):
            yield (
                day,
                partial(
                    self.record,
                    day,
                    "enterprises",
                    f"走访{hosts[0].name}等{len(hosts)}家企业",
                    Organiser.OFFICE,
                    campaign=campaign,
                    hosts=hosts,
                    present=self.draw.sample(self._mandates, 3),
                ),
            )

    def problems(self, campaign: Campaign, firms: Sequence[Host], number: int) -> Iterator[Life]:
        """Each listed, solved and struck off."""
        units = list(self.town.units.values())
        for place, day in enumerate(self.days(number, date(YEAR, 2, 20), date(YEAR, 11, 6))):
            trouble, outcome = TROUBLES[place % len(TROUBLES)]
            host, unit = firms[(place * 7) % len(firms)], units[(place * 3) % len(units)]
            yield self.problem(campaign, host, unit, day, trouble, outcome)

    def problem(self, campaign: Campaign, host: Host, unit: Any, day: date, trouble: str, outcome: str) -> Life:
        yield (at := on(day, 11))
        problem = following.list_problem(
            body=self.town.body,
            host=host,
            text=f"{trouble}。",
            organization=unit,
            due_on=day + timedelta(days=20),
            campaign=campaign,
            by=self.clerk,
            at=at,
        )
        yield (at := on(workday(day + timedelta(days=self.draw.randint(3, 15))), 15))
        following.solve(problem, outcome=f"{outcome}。", by=self.clerk, at=at)
        yield (at := on(workday(day + timedelta(days=self.draw.randint(16, 25))), 10))
        following.strike_off(problem, by=self.clerk, at=at)

    def gifts(self, campaign: Campaign, number: int, total: int) -> Iterator[Once]:
        """Unequal gifts that add up."""
        weights = [self.draw.paretovariate(1.2) for _each in range(number)]
        values = [max(2_000, round(total * weight / sum(weights), -2)) for weight in weights]
        values[0] += total - sum(values)
        for day, value in zip(self.days(number, date(YEAR, 2, 4), date(YEAR, 11, 27)), values, strict=True):
            yield day, partial(self.gift, campaign, day, value)

    def gift(self, campaign: Campaign, day: date, value: float) -> Any:
        goods = self.draw.random() < 0.4
        return self.enter(
            Donation,
            day,
            campaign=campaign,
            donor=self.draw.choice(self._mandates),
            recipient=self.draw.choice(RECIPIENTS),
            kind="goods" if goods else "money",
            what=self.draw.choice(GIVES),
            value=Decimal(int(value)),
            arrived_on=day,
            valued_by="受赠单位按采购发票" if goods else "",
            receipt=f"云慈2020{self.draw.randint(1000, 9999)}",
        )

    def articles(self, number: int) -> Iterator[Once]:
        for place, day in enumerate(self.days(number, date(YEAR, 1, 8), date(YEAR, 12, 24))):
            level, outlet = OUTLETS[place % len(OUTLETS)]
            story, township = STORIES[place % len(STORIES)], self._places[(place * 7) % len(self._places)]
            yield (
                day,
                partial(
                    self.enter,
                    Article,
                    day,
                    what=f"{story}——{township.name}见闻",
                    outlet=outlet,
                    level=level,
                    author="云河区人大办",
                ),
            )

    def buildings(self, number: int) -> Iterator[Once]:
        for place, day in enumerate(self.days(number, date(YEAR, 3, 23), date(YEAR, 4, 30))):
            township = self._places[place % len(self._places)]
            yield (
                day,
                partial(
                    self.enter,
                    Building,
                    day,
                    township=township,
                    what=f"{township.name}{['建设路', '育才巷', '解放街', '健康里'][place % 4]}{place * 6 + 8}号院",
                    builder=""
                    if place % 4 == 0
                    else self.draw.choice(("原市第三棉纺厂", "原区供销社", "原云河印刷厂")),
                    flats=self.draw.randint(24, 160),
                    contracted="代工委、办公室机关干部",
                    defects="垃圾清运无人负责，楼道堆物，院内线缆零乱。",
                    done="清运积存垃圾，划定停车位，成立院落自管会。",
                ),
            )


def lives(town: Town, chamber: Chamber) -> list[Life]:
    """All of it, to be played in the order of time with the other lives of 2020."""
    teller = Teller(town, chamber, Random(20201231))  # noqa: S311 - a story, not a secret
    campaigns = teller.campaigns()
    firms = teller.firms(campaigns["firms"], 523)
    once: list[Once] = [
        *teller.townships(328, 1135),
        *teller.health(campaigns["health"]),
        *teller.villages(campaigns["villages"]),
        *teller.visits(campaigns["firms"], firms),
        *teller.gifts(campaigns["virus"], 64, 10_864_000),
        *teller.articles(84),
        *teller.buildings(17),
    ]
    once.append((date(YEAR, 12, 18), partial(teller.gather, campaigns["health"])))
    return [*teller.standing(), *teller.problems(campaigns["firms"], firms, 312), *(_once(*each) for each in once)]


def _once(day: date, act: Callable[[], Any]) -> Life:
    """A life of one act, entered on the workday after."""
    yield on(workday(day + timedelta(days=1)), 10)
    act()


# ------------------------------------------------------------------ the current year
def this_year(town: Town, chamber: Chamber, today: date) -> None:
    """What waits today: an inspection that is called, one to report on, one that a unit must answer, problems, a ledger."""
    teller = Teller(town, chamber, Random(2026))  # noqa: S311 - a story, not a secret
    clerk, units = teller.clerk, list(town.units.values())
    shown = chamber.deputies[0].mandate
    assert shown is not None
    first = [shown, *(mandate for mandate in teller.mandates if mandate != shown)]
    back = workday(today - timedelta(days=12))
    for ahead, title in ((6, "视察老旧小区加装电梯进展"), (10, "视察秋季学期校园食品安全")):
        day = workday(today + timedelta(days=ahead))
        values = {
            "kind": "topical",
            "title": title,
            "purpose": "先听取主管部门情况介绍，再分两组实地查看，最后集中交流意见。",
            "organiser": Organiser.STANDING,
            "starts_at": on(day, 9),
            "ends_at": on(day, 11, 30),
            "place": "区人大机关门前集合",
            "seats": 30,
        }
        activity = planning.plan(body=town.body, values=values, invited=first[:20], by=clerk, at=on(back, 9))
        planning.call(activity, by=clerk, at=on(back, 10))
    for days, kind, title, organiser in (
        (20, "research", "调研社区医养结合", Organiser.COMMITTEE),
        (40, "enforcement", "检查《消防法》实施情况", Organiser.STANDING),
    ):
        day = workday(today - timedelta(days=days))
        held = teller.record(day, kind, title, organiser, place="各街道", present=first[:14])
        if kind == "enforcement":
            at = on(workday(day + timedelta(days=6)))
            answering.report(held, text=REPORT.format(title=title, place="云桥街道"), by=clerk, at=at)
            answering.forward(held, unit=units[0], by=clerk, at=at)
    campaign = campaigning.begin(
        body=town.body,
        values={"name": "万名代表联企业", "aim": "一企一策，问题挂号、解决销号。", "from_on": back},
        by=clerk,
        at=on(back, 9),
    )
    hosts = list(Host.objects.filter(kind="enterprise").order_by("pk")[:6])
    teller.record(
        back, "enterprises", f"走访{hosts[0].name}等6家企业", Organiser.OFFICE, campaign=campaign, hosts=hosts
    )
    for place, host in enumerate(hosts):
        trouble, outcome = TROUBLES[place]
        problem = following.list_problem(
            body=town.body,
            host=host,
            text=f"{trouble}。",
            organization=units[place % 3],
            due_on=workday(today + timedelta(days=8 + place)),
            campaign=campaign,
            by=clerk,
            at=on(back, 15),
        )
        if place > 3:
            unit = town.unit_heads[problem.organization.code]
            following.solve(problem, outcome=f"{outcome}。", by=unit, at=on(workday(back + timedelta(days=4))))
