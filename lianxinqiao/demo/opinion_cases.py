"""What citizens of the district say: the cases of opinions.toml, and the words of those who write otherwise."""

import tomllib
from dataclasses import dataclass
from random import Random
from typing import Any

from lianxinqiao.demo.content import FOLDER

SPAM = (
    "低息贷款当天放款，不看征信，加微信领取额度",
    "专业办证刻章，送货上门，诚信经营",
    "您的快递丢失，点击链接理赔双倍金额",
    "打字员兼职日结三百，名额有限速来",
    "开锁换锁通下水道，二十四小时上门",
    "代写论文包通过，先写后付款",
)
ACCUSING = (
    "某镇干部优亲厚友，把低保给了自己的小舅子，请查一查。",
    "村里修路的钱，有人虚报冒领了两车石子。",
    "某所工作人员办事吃拿卡要，不送礼就说材料不齐。",
    "社区物资被人截留了，分到我们楼只剩一半。",
)
APPEALING = (
    "工地拖欠我们九个人的工资，包工头电话不接了。",
    "我不服工伤认定的结论，想知道该找哪里复核。",
    "法院的判决下来半年了，对方一直不执行，我要求再审。",
    "征地补偿款少算了两分地，跑了几趟没有结果。",
    "仲裁输了，我想知道下一步怎么办，能不能再仲裁。",
    "交通事故的处罚决定我不服，请撤销对我的处罚。",
)
NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
AGAIN = (
    "还是老样子，请再来看看。",
    "办了一半就停了，剩下的什么时候办？",
    "刚好了三天又坏了。",
    "来看的人走错了地方，不是这一处。",
)
REPAIRED = (
    "第二次到现场，和反映的群众一起看过，当面确认。",
    "上次漏了一处，这次补上，并留下办理人的电话。",
    "换了施工队重做，质保一年，再有问题随时来修。",
    "科室负责人上门道歉，剩下的部分三天内做完，群众验收。",
    "与社区一起复查，问题出在另一头，已经一并处理。",
)
GOOD = ("办得快，谢谢。", "没想到真有人管。", "比上回强。", "")


@dataclass(frozen=True)
class Case:
    """One thing somebody saw and wished, and what came of it."""

    text: str
    seen: str
    place: str
    field: str
    unit: str
    outcome: str
    answer: str


def cases(draw: Random) -> list[Case]:
    """Every thing at every place, in an order that mixes the topics as life does; no two alike."""
    with (FOLDER / "opinions.toml").open("rb") as file:
        content = tomllib.load(file)
    found = [
        Case(f"{_opening(topic, place)}，{seen}。{wish}。", seen, place, topic["field"], topic["unit"], outcome, answer)
        for topic in content["topic"]
        for seen, wish, outcome, answer in topic["cases"]
        for place in content["places"][topic["where"]]
    ]
    draw.shuffle(found)
    return found


def _opening(topic: dict[str, Any], place: str) -> str:
    """How somebody begins who speaks of the place, or who lives there."""
    if not topic.get("lives"):
        return place
    return f"我在{place}旁边" if topic["where"] == "market" else f"我住{place}"
