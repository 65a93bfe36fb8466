"""The 131 liaison stations of 云河区 as the office had them in the spring of 2020: one sheet, imported like any other.

18 of them, one in each street and township, were chosen as key ones of that year. In 2022 the deputies of the new term
came into the teams by a second sheet.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from lianxinqiao.demo.clock import on, workday
from lianxinqiao.demo.ground import within
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.demo.sheet import SheetRefused
from lianxinqiao.people.models import Mandate, Township
from lianxinqiao.people.points import Point, to_gcj02
from lianxinqiao.stations import columns, importing
from lianxinqiao.stations.actions import keeping, receiving, rostering, staffing, swapping
from lianxinqiao.stations.models import Duty, Station, Turn

HOME = "云桥街道柳巷社区代表联络站"  # where the deputy and the worker serve whose doors the login page shows
FOUNDED, NEW_TERM = on(date(2020, 3, 12)), on(date(2022, 2, 18))
# The communities and villages that have a station of their own, each with its pinyin.
PLACES = {
    "yunqiao": "柳巷Liuxiang 桥东Qiaodong 桥西Qiaoxi 织锦里Zhijinli 钟楼Zhonglou 云和苑Yunheyuan 老码头Laomatou",
    "liudi": "长堤Changdi 河畔Hepan 杨柳青Yangliuqing 曲水Qushui 北堤Beidi 渔歌里Yugeli 丰乐Fengle",
    "dongli": "菊园Juyuan 南山里Nanshanli 采芳Caifang 晨光Chenguang 东升Dongsheng 篱下Lixia 桂香Guixiang",
    "qinghe": "麦浪Mailang 青苗Qingmiao 丰禾Fenghe 禾苑Heyuan 粮库路Liangkulu 新苗Xinmiao 稻香Daoxiang",
    "shidu": "渡口Dukou 石坊Shifang 船厂Chuanchang 滨河Binhe 青石Qingshi 桨声里Jiangshengli 上渡Shangdu",
    "nanping": "屏山Pingshan 松涛Songtao 南苑Nanyuan 翠屏Cuiping 听泉Tingquan 竹里Zhuli 山前Shanqian",
    "shuangquan": "甘泉Ganquan 泉城里Quanchengli 古井Gujing 清源Qingyuan 玉泉Yuquan 泉北Quanbei 汇泉Huiquan",
    "wenchang": "书院Shuyuan 文庙Wenmiao 墨香Moxiang 状元里Zhuangyuanli 明德Mingde 学府Xuefu 文心Wenxin",
    "chunhui": "向阳Xiangyang 和煦Hexu 春苑Chunyuan 三月里Sanyueli 暖阳Nuanyang 惠民Huimin 春晓Chunxiao",
    "fenglin": "红叶Hongye 枫桥Fengqiao 林语Linyu 丹霞Danxia 秋实Qiushi 枫丹Fengdan 林荫Linyin",
    "gaoxin": "创业园Chuangyeyuan 软件园Ruanjianyuan 科学大道Kexuedadao 新城Xincheng 梧桐Wutong 智谷Zhigu",
    "wanghe": "望河村Wanghecun 大堤口Dadikou 河湾Hewan 下游村Xiayoucun 芦花村Luhuacun",
    "qianwan": "前湾村Qianwancun 后湾村Houwancun 沙洲Shazhou 鱼嘴村Yuzuicun 湾头Wantou",
    "bailing": "柏岭村Bailingcun 上庄Shangzhuang 石门村Shimencun 岭南村Lingnancun 药王Yaowang",
    "baisha": "白沙村Baishacun 沙坪Shaping 瓜园Guayuan 西滩村Xitancun 枣林Zaolin",
    "hetang": "荷塘村Hetangcun 藕池Ouchi 莲花Lianhua 水车Shuiche 月塘村Yuetangcun",
    "liyuan": "梨园村Liyuancun 花溪Huaxi 果香Guoxiang 坡头Potou 杏林Xinglin 土桥Tuqiao",
    "shiqiao": "石桥村Shiqiaocun 桥头Qiaotou 三岔口Sanchakou 槐树营Huaishuying 小河Xiaohe 麦场Maichang",
}
SPECIALTIES = (
    ("板凳议事", "Talks on a bench"), ("楼道微协商", "Talks in the stairwell"), ("小院夜话", "Evening talks in the courtyard"),
    ("双语邻里角", "A bilingual corner for neighbours"), ("老旧小区加装电梯会客厅", "A parlour for adding lifts to old houses"),
    ("护学岗联席会", "Round table for the way to school"), ("物业与业主面对面", "Owners and property managers face to face"),
    ("周三法律门诊", "A legal clinic on Wednesdays"), ("夕阳红代办", "Errands for the elderly"), ("小微企业服务日", "Service day for small firms"),
    ("河长工作角", "The river chief's corner"), ("新就业群体驿站", "A rest stop for couriers and drivers"), ("田埂听事", "Listening on the field path"),
    ("果农讲堂", "Lectures for fruit growers"), ("非遗手艺角", "Corner of old crafts"), ("乡贤理事", "Village elders' council"),
    ("家门口的预算课", "Budget lessons next door"), ("青年代表工作坊", "Young deputies' workshop"), ("医保社保答疑台", "Answers on insurance"),
    ("菜篮子观察点", "Food price watch"), ("声音地图", "A map of voices"), ("背包接待", "Reception with a rucksack"), ("一线巡河", "Walks along the river"),
    ("残健同行", "Walking together"), ("夜间接待窗口", "Evening window"), ("村口大榕树下", "Under the tree by the gate"), ("随手拍会诊", "Clinic for street photos"),
    ("安薪驿站", "Help with unpaid wages"), ("四点半课堂", "After-school class"), ("邻里粮仓", "Neighbourhood pantry"),
)  # fmt: skip
RULES = (
    "单月15日 9:00—11:00，遇节假日顺延到下一个工作日，提前3天公布", "每月第1个星期五 15:00—16:30，遇节假日顺延一周，提前5天公布", "每周星期一 9:00—11:00，遇节假日顺延到下一个工作日，提前3天公布",
    "每月10日、20日 15:00—17:00，遇节假日顺延到下一个工作日，提前3天公布", "双月15日 9:00—11:30，遇节假日顺延到下一个工作日，提前3天公布", "每月第3个星期三 14:30—16:30，遇节假日不再安排",
)  # fmt: skip
KEY_REASONS = (
    "群众往来多，代表轮值从未间断，议事有记录、有回音", "与物业、业委会同处一院，问题当场能议", "临近学校和医院，接待老人、家长多", "村民习惯在这里议事，带动周边三个村",
    "场地宽敞，能作街道的示范和培训点", "企业集中，代表一半来自企业，服务经济见效快",
)  # fmt: skip
IMPROVEMENTS = (
    ("premises", "接待室翻新，增设无障碍坡道和低位服务台", 46_000), ("premises", "更换门头标识，配齐档案柜和意见箱", 12_500), ("premises", "辟出独立谈话间，安装隔音门窗", 28_000),
    ("premises", "改造屋面防水和照明，增设哺乳间", 35_800), ("function", "接通视频连线，偏远村民可以线上见代表", 19_000), ("function", "编印办事指南，设立代表公示墙和二维码", 6_200),
    ("function", "建立台账和回访制度，联络员轮训一遍", 3_500), ("function", "与社区网格对接，意见当天分办", 4_800),
)  # fmt: skip
ROADS = ("建设路", "人民路", "解放街", "健康路", "中心街", "育才路", "河滨路", "团结巷", "新华街", "和平路")
ROADS_EN = (
    *("Jianshe Road", "Renmin Road", "Jiefang Street", "Jiankang Road", "Zhongxin Street"),
    *("Yucai Road", "Hebin Road", "Tuanjie Lane", "Xinhua Street", "Heping Road"),
)


def take_in(town: Town, chamber: Chamber) -> None:
    """The register of 2020: all the stations, the key ones of the year, what was done to each."""
    rows = list(_rows(town, chamber))
    _import(town, rows, "2020年联络站登记册.xlsx", FOUNDED)
    _furnish(town)


def new_term(town: Town, chamber: Chamber) -> None:
    """The deputies of the new term come into the teams."""
    rows = [
        {
            "编号": station.number,
            "名称": station.name,
            "街道、乡镇": station.township.name,
            "进站代表": _team(chamber, station),
        }
        for station in Station.objects.select_related("township")
    ]
    _import(town, rows, "2022年进站代表.xlsx", NEW_TERM)
    first = Station.objects.get(body=town.body, name=HOME)
    staffing.employ(first, worker=town.offices["station"], by=town.offices["clerk"], at=NEW_TERM)


def _import(town: Town, rows: list[dict[str, Any]], name: str, at: datetime) -> None:
    sheet = [columns.NAMES, *([row.get(heading, "") for heading in columns.NAMES] for row in rows)]
    plan = importing.run(sheet, body=town.body, by=town.offices["clerk"], keep=True, at=at, name=name)
    if plan.problems:
        raise SheetRefused("; ".join(f"{problem.cell} {problem.reason}" for problem in plan.problems))


# ------------------------------------------------------------------ the sheet
def _rows(town: Town, chamber: Chamber) -> Iterator[dict[str, Any]]:
    draw = Random(2020)  # noqa: S311 - a story, not a secret
    number = 0
    for code, township in town.townships.items():
        short, english = _short(township), township.name_en.rpartition(" ")[0]
        named = [(f"{township.name}代表联络中心站", f"Central Liaison Station, {english}", "代表之家")]
        named += [_named(township, short, english, *_split(word)) for word in PLACES[code].split()]
        key = draw.randrange(len(named))
        for place, (name, name_en, specialty) in enumerate(named):
            number += 1
            row = _row(town, chamber, township, number, draw, central=place == 0)
            row |= {"名称": name, "英文名称": name_en, "类别": _kind(name)}
            if specialty:
                row |= {"一站一品": specialty, "英文特色": "Deputies' home"}
            if place == key:
                row |= {"重点年度": 2020, "重点理由": KEY_REASONS[number % len(KEY_REASONS)]}
            yield row


def _short(township: Township) -> str:
    return township.name.removesuffix("管委会")


def _split(word: str) -> tuple[str, str]:
    cut = next(place for place, sign in enumerate(word) if sign.isascii())
    return word[:cut], word[cut:]


def _named(township: Township, short: str, english: str, name: str, pinyin: str) -> tuple[str, str, str]:
    if name == "软件园":
        return "云河高新代表工作室", "High-tech Deputies' Studio", ""
    if name in {"书院", "老码头", "滨河", "前湾村"}:
        return f"{short}{name}代表议事厅", f"{pinyin} Deliberation Hall, {english}", ""
    if name.endswith("村") or township.kind in {"town", "township"}:
        village = name if name.endswith("村") else f"{name}村"
        return f"{short}{village}代表联络点", f"{pinyin.removesuffix('cun')} Village Liaison Point, {english}", ""
    return f"{short}{name}社区代表联络站", f"{pinyin} Community Liaison Station, {english}", ""


def _kind(name: str) -> str:
    ends = {"工作室": "代表工作室", "议事厅": "议事厅", "联络点": "联络点"}
    return next((kind for end, kind in ends.items() if name.endswith(end)), "联络站")


def _row(
    town: Town, chamber: Chamber, township: Township, number: int, draw: Random, *, central: bool
) -> dict[str, Any]:
    road, house = draw.randrange(len(ROADS)), draw.randrange(3, 240)
    longitude, latitude = within(township, draw)
    latitude, longitude = to_gcj02(Point(latitude, longitude))
    specialty = SPECIALTIES[number % len(SPECIALTIES)]
    own = central or draw.random() < 0.1
    return {
        "编号": number,
        "街道、乡镇": township.name,
        "地址": f"{_short(township)}{ROADS[road]}{house}号",
        "英文地址": f"{house} {ROADS_EN[road]}, {township.name_en}",
        "纬度": round(latitude, 6),
        "经度": round(longitude, 6),
        "坐标系": "GCJ-02",
        "用房": "独立用房" if own else "共享用房",
        "面积": draw.randrange(120, 420, 10) if own else draw.randrange(35, 120, 5),
        "站长层级": "街道（乡镇）" if central else "村（社区）",
        "站长": next(town.names),
        "联系电话": f"0999-660{number:03}0{draw.randrange(1, 9)}",
        "专职联络员": 2 if central else draw.randrange(0, 2) + 1,
        "兼职联络员": draw.randrange(1, 4),
        "年度经费": draw.randrange(10, 60) * 1000,
        "一站一品": specialty[0],
        "英文特色": specialty[1],
        "开放时间": "工作日 8:30—17:30" if central else "工作日 9:00—17:00",
        "接待日": RULES[number % len(RULES)],
        "建站日期": (date(2016, 5, 4) + timedelta(draw.randrange(0, 1300))).isoformat(),
        "进站代表": _team(chamber, township=township, number=number),
        "地点": _spots(township, number),
    }


def _spots(township: Township, number: int) -> str:
    words = PLACES[township.code].split()
    name = _split(words[number % len(words)])[0]
    return f"{name}小区、{name}路口、{name}农贸市场、{_short(township)}卫生服务中心、口袋公园"


def _team(
    chamber: Chamber, station: Station | None = None, *, township: Township | None = None, number: int = 0
) -> str:
    """Three or four deputies who live in its street or township."""
    place = station.township if station else township
    number = station.number if station else number
    cards = [
        post.mandate.card_number
        for post in chamber.deputies
        if post.mandate and place and post.mandate.township_id == place.pk
    ]
    start, many = number % len(cards), 3 + number % 2
    if station and station.name == HOME:
        start = cards.index("170001")
    return "、".join((cards * 2)[start : start + min(many, len(cards))])


def _furnish(town: Town) -> None:
    """Every station was improved that year, in its rooms or in what it can do."""
    draw = Random(131)  # noqa: S311 - a story, not a secret
    for station in Station.objects.filter(body=town.body).select_related("body", "township"):
        kind, what, cost = IMPROVEMENTS[(station.number * 3) % len(IMPROVEMENTS)]
        done = date(2020, 4, 1) + timedelta(draw.randrange(0, 240))
        keeping.furnish(
            station, kind=kind, what=what, done_on=done, cost=cost, by=town.offices["clerk2"], at=on(done, 15)
        )


# ------------------------------------------------------------------ the current year
MATTERS = (
    ("小区门口的路灯坏了两盏，晚上接孩子看不清路", "已经当场联系社区，网格员当天报修。", "community"),
    ("老楼加装电梯，一楼邻居不同意，想请代表帮着说和", "约好周末到楼里开一次板凳会。", "community"),
    ("公交改线以后，老人去医院要倒两趟车", "", "suggest"),
    ("想问新生儿医保什么时候能生效", "出生九十天内参保的，从出生之日起享受，已把材料清单写给来访人。", "spot"),
    ("农贸市场后门的污水井盖松动", "", "township"),
    ("外卖车在步行街上开得快", "", "township"),
    ("村里的果园路雨天过不去，果子拉不出来", "已记下路段，请镇里核实后答复。", "township"),
    ("高铁站到区里的接驳车末班太早", "", "upward"),
    ("社区食堂能不能给行动不便的老人送餐", "社区当场答应先登记名单，下月起送。", "spot"),
)  # fmt: skip
CALLED = ("王女士", "李大爷", "", "张师傅", "", "陈女士", "周老师")


def this_year(town: Town, today: date) -> None:
    """Rosters of some twenty stations: published, kept, once missed; a swap that waits for the deputy at the door."""
    draw = Random(515)  # noqa: S311 - a story, not a secret
    rows = Station.objects.filter(body=town.body).select_related("body", "township")
    begins = today - timedelta(110)
    for station in rows:
        if station.name == HOME or station.number % 6 == 5:
            _roster(town, station, begins, today, draw)
    _ask_for_a_swap(town, today)


def _roster(town: Town, station: Station, begins: date, today: date, draw: Random) -> None:
    clerk, at = town.offices["clerk2"], on(begins - timedelta(8), 10)
    rostering.plan(station, since=begins, until=today + timedelta(75), by=clerk, at=at)
    rostering.publish(station, by=clerk, at=at)
    for duty in Duty.objects.filter(station=station, held_on__lt=today).prefetch_related("turns__mandate__person"):
        _received(town, station, duty, draw)


def _received(town: Town, station: Station, duty: Duty, draw: Random) -> None:
    duty.station = station
    turns = list(duty.turns.all())
    deputy = turns[0].mandate.posts.get(role="deputy")
    missed = draw.random() < 0.06
    by, at = (town.offices["station"] if station.name == HOME else deputy), on(duty.held_on, duty.ends.hour)
    visits = 2 if station.name == HOME else draw.randrange(0, 3)
    for number in range(visits):
        matter, answer, route = MATTERS[(duty.pk + number) % len(MATTERS)]
        who = CALLED[(duty.pk + number) % len(CALLED)]
        receiving.note_visit(duty, matter=matter, answer=answer, route=route, who=who, by=by, at=at)
    came = [] if missed and station.name == HOME else [turn.mandate for turn in turns]
    receiving.record(duty, came=came, visitors=visits + draw.randrange(0, 9), by=by, at=at)


def _ask_for_a_swap(town: Town, today: date) -> None:
    """Somebody of the first station's team asks the deputy whose door the login page shows."""
    ahead = Turn.objects.filter(duty__station__name=HOME, duty__held_on__gt=today, stage="serves")
    ahead = ahead.exclude(mandate__card_number="170001").select_related(
        "duty__station__body", "duty__station__township"
    )
    turn = ahead.order_by("duty__held_on").first()
    deputy = Mandate.objects.get(card_number="170001", term__body=town.body)
    if turn is not None:
        asker = turn.mandate.posts.get(role="deputy")
        swapping.ask(turn, to=deputy, reason="那天要到外地开会", by=asker, at=on(workday(today - timedelta(2)), 16))
