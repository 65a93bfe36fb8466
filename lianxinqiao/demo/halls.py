"""What was deliberated in 云河区: three questions of 2020, and five of the current year that stand at different places.

Each is put, said to, looked at, gathered and concluded by the real acts; one of them became an opinion that is handled on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lianxinqiao.demo.clock import Life, Pace, workday
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.demo.stations import HOME
from lianxinqiao.halls.actions import saying, topics
from lianxinqiao.halls.models import Topic
from lianxinqiao.halls.stages import Stage
from lianxinqiao.opinions import citizens
from lianxinqiao.opinions.actions import receiving
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.people.models import Post
from lianxinqiao.stations.models import Member, Station

RULES = "一人一次只说一件事；先说事，再说理；不打断、不攻击个人；少数人的意见也要写进结果。"


@dataclass(frozen=True)
class Told:
    """One question as the demo tells it; `said` is position and words, a deputy's begin with an asterisk."""

    station: str
    question: str
    background: str
    said: Sequence[tuple[str, str]]
    positions: str = ""
    outcome: str = ""
    becomes: str = ""  # the opinion that is registered of it
    halt: str = ""  # the stage at which it waits


PAST = (
    Told(
        "书院代表议事厅",
        "书院街早点摊能不能进院不占道",
        "书院街早上六点到九点有十一个早点摊，占了半条人行道，学生绕到机动车道上走。街口的旧粮站院子空着，可以放十四个摊位。",
        (
            ("for", "我孩子在文庙小学，每天绕车走，早该挪了。"),
            ("against", "*摊主大多是下岗职工，院子里没有过路客，先免三个月摊位费再挪，否则他们交不起。"),
            ("other", "院子只有一个门，高峰时怕挤，先把西墙打开一个口子。"),
        ),
        "赞成的看重学生走路安全；反对的担心摊主生意，要求先免摊位费；另有人提出先开西门再挪。",
        "旧粮站院子开西门后启用，摊位费头三个月免收；由街道每月公布一次人行道占用情况。",
    ),
    Told(
        "老码头代表议事厅",
        "老码头夜市几点收摊",
        "老码头夜市去年有三十二条噪声投诉，主要在夜里十一点以后；摊主说十点半到十二点的生意占一半。",
        (
            ("for", "我家就在二楼，十一点收，我们睡得着。"),
            ("against", "夏天人都是十点以后才来，十一点收等于不让做。"),
            ("other", "*分季节定：六月到九月十一点半，其他月份十一点，音响一律不许朝楼。"),
        ),
        "住户要求十一点收摊；摊主要求夏天延后；多数人能接受分季节定时间、音响不朝楼。",
        "六月至九月二十三点三十分收摊，其他月份二十三点；音响朝向写进摊位合同，连续三次违反的收回摊位。",
    ),
    Told(
        "前湾村代表议事厅",
        "前湾村的老戏台修还是拆",
        "老戏台建于1956年，木柱糟了三根，鉴定为C级。修要二十八万元，拆了改停车场要九万元。",
        (
            ("for", "修。逢年过节全村就这一个地方能坐下八百人。"),
            ("against", "拆。一年用三天，路上停满车，消防车进不来。"),
            ("for", "*修可以申请传统村落的补助，村里只出六万。"),
        ),
        "主张修的看重村里唯一的聚会场所，并提出申请补助；主张拆的看重消防通道和停车。",
        "先修，争取传统村落补助；戏台前画出四米消防通道，平时可以停车，有演出时清空。",
    ),
)
NOW = (
    Told(
        "滨河代表议事厅",
        "滨河步道要不要允许遛狗",
        "滨河步道全长四点六公里，早晚散步的多，去年接到遛狗不牵绳、不清理的意见四十七条。三个方案：全段不许、分时段、划一段草坪作遛狗区。",
        (
            ("other", "划一段草坪最好，狗有地方去，人也走得安心。"),
            ("against", "老人和小孩最怕狗扑，步道上还是不许的好。"),
            ("for", "*分时段要有人管，建议养犬人自己轮值，代表一起巡一个月看效果。"),
        ),
        "多数人赞成划出一段草坪；少数人坚持全段不许，理由是老人和儿童的安全。",
        "把三号桥下游的草坪划作遛狗区，步道主线牵绳通行；请城管部门设立标识和拾便箱。",
        becomes="滨河步道三号桥下游划作遛狗区以后，请设立标识牌、拾便箱，并在主线贴“牵绳通行”。",
    ),
    Told(
        "云河高新代表工作室",
        "软件园夜班公交开到几点",
        "园区有两万三千人上班，晚上九点半以后下班的占四成，末班车二十一点四十五分。公交公司算过，延一个小时一年多三十六万元。",
        (
            ("for", "我们组十点才下班，打车一个月要六百多。"),
            ("for", "*企业可以分担，工作室已经问过十二家，有七家愿意出一部分。"),
            ("other", "不一定要大公交，十点以后用小车预约拼乘也行。"),
        ),
        "都要求延长；办法上有延长末班、企业分担和预约拼乘三种。",
        halt=Stage.GATHERED,
    ),
    Told(
        HOME,
        "柳巷的充电桩装在院里还是院外",
        "柳巷社区有电动自行车七百四十辆，充电口只有二百一十个。院里装离家近，院外装离楼远、消防好。两处都有空地，预算只够一处。",
        (
            ("for", "装院里，夜里下楼近，看得见才放心。"),
            ("other", "装院外靠围墙，搭雨棚，加摄像头，楼下不能有火险。"),
            ("for", "*院里装的要离楼六米以上，先请消防看现场。"),
            ("other", "充电的价钱也要写明，隔壁院一度电一块二，太贵了。"),
        ),
        halt=Stage.OPEN,
    ),
    Told(
        "书院代表议事厅",
        "状元里的老井盖不盖玻璃",
        "状元里三口老井要加盖。一种意见加钢化玻璃，看得见井水；一种意见加石板，不怕踩、不反光。",
        (("for", "玻璃好看，孩子能看见井有多深。"),),
        halt=Stage.OPEN,
    ),
    Told(
        "前湾村代表议事厅",
        "前湾村合并公厕的选址",
        "三处旱厕要合并成一处水冲公厕，候选地点：村委会东侧、老供销社、河堤路口。各处的距离和造价见材料。",
        (),
        halt=Stage.PLANNED,
    ),
)


def past(town: Town, chamber: Chamber) -> list[Life]:
    starts = (date(2020, 5, 18), date(2020, 7, 6), date(2020, 9, 14))
    return [_live(town, chamber, told, day) for told, day in zip(PAST, starts, strict=True)]


def now(town: Town, chamber: Chamber, today: date) -> list[Life]:
    return [
        _live(town, chamber, told, workday(today - timedelta(days=days)))
        for told, days in zip(NOW, (75, 48, 9, 6, 3), strict=True)
    ]


def _live(town: Town, chamber: Chamber, told: Told, start: date) -> Life:
    station = Station.objects.select_related("body", "township").get(body=town.body, name__endswith=told.station)
    clerk, pace = town.offices["clerk"], Pace(told.question, start)
    deputies = [member.mandate.posts.get(role="deputy") for member in _team(station, start)]
    yield (at := pace.at())
    values = {
        "station": station,
        "question": told.question,
        "background": told.background,
        "rules": RULES,
        "until": start + timedelta(days=30),
    }
    topic = topics.propose(body=town.body, values=values, by=clerk, at=at)
    if told.halt == Stage.PLANNED:
        return
    yield (at := pace.after(0, 1))
    topics.invite(topic, mandates=[post.mandate for post in deputies if post.mandate], by=clerk, at=at)
    topics.start(topic, by=clerk, at=at + timedelta(minutes=20))
    for number, (position, words) in enumerate(told.said):
        yield (at := pace.after(0, 2))
        _say(topic, position, words, deputies, clerk, at, is_left=told.halt == Stage.OPEN and number > 1)
    if told.halt == Stage.OPEN:
        return
    yield (at := pace.until(topic.until + timedelta(days=1)))
    came = 9 + 7 * (topic.pk % 4) if topic.pk % 3 else None  # every third was talked about on the portal alone
    topics.gather(topic, positions=told.positions, came=came, by=clerk, at=at)
    if told.halt:
        return
    yield (at := pace.after(5, 9))
    opinion = _opinion(town, station, told.becomes, clerk, at) if told.becomes else None
    topics.conclude(topic, outcome=told.outcome, opinion=opinion, by=clerk, at=at + timedelta(minutes=30))


def _team(station: Station, day: date) -> list[Member]:
    return list(station.members.held(day).select_related("mandate__person").order_by("pk"))


def _say(
    topic: Topic, position: str, words: str, deputies: Sequence[Post], clerk: Post, at: datetime, *, is_left: bool
) -> None:
    """What is left waits for a look."""
    who = deputies[0] if words.startswith("*") and deputies else citizens.ANYBODY
    row = saying.say(topic, position=position, text=words.removeprefix("*"), by=who, at=at)
    if not is_left:
        saying.show(row, by=clerk, at=at + timedelta(minutes=40))


def _opinion(town: Town, station: Station, text: str, clerk: Post, at: datetime) -> Opinion:
    entry = receiving.Entry(
        body=town.body, text=text, station=station, kind="suggestion", source=Opinion.Source.STATION
    )
    return receiving.receive(entry, by=clerk, at=at).opinion
