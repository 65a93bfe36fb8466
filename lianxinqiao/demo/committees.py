"""The committees of 云河区人大: which there are, who sits on them, and whose field a title is."""

from collections.abc import Sequence

from lianxinqiao.people.models import Body, Committee, Mandate

# code: name, its English, kind, and the words by which its field is known.
ROWS = {
    "jianfa": ("监察司法工作委员会", "Supervision and Justice Working Committee", "working", "法 诉 矫正 调解 治安"),
    "caijing": ("财政经济委员会", "Finance and Economy Committee", "special", "财政 企业 经济 预算 产业 营商 项目"),
    "chengjian": (
        "城建环资工作委员会",
        "Urban Development and Environment Working Committee",
        "working",
        "小区 河 道路 环境 垃圾 交通 供水 电梯 停车",
    ),
    "jkww": (
        "教科文卫工作委员会",
        "Education, Science, Culture and Health Working Committee",
        "working",
        "学 教 医 文 养老 卫生 体育 非遗",
    ),
    "nongye": ("农业农村工作委员会", "Agriculture and Rural Affairs Working Committee", "working", "农 村 乡 粮 林"),
    "shehui": ("社会建设工作委员会", "Social Development Working Committee", "working", "社区 就业 残疾 妇女 儿童"),
}
SEATS = 7  # of the deputies on each committee


def lay_out(body: Body) -> None:
    for position, (code, (name, english, kind, _words)) in enumerate(ROWS.items()):
        Committee.objects.create(body=body, code=code, name=name, name_en=english, kind=kind, position=position)


def seat(body: Body, mandates: Sequence[Mandate]) -> None:
    """Every third deputy in turn, so that each committee has members of several delegations."""
    committees = list(body.committees.all())
    sitting = mandates[1::3][: SEATS * len(committees)]
    for place, mandate in enumerate(sitting):
        mandate.committee = committees[place % len(committees)] if committees else None
    Mandate.objects.bulk_update(sitting, ["committee"])


def in_charge(body: Body, title: str) -> Committee | None:
    """Whose words stand in the title first; the working committee for society where none does."""
    places = {code: _first(title, row[-1].split()) for code, row in ROWS.items()}
    code = min(places, key=lambda each: places[each])
    code = code if places[code] < len(title) else "shehui"
    return body.committees.filter(code=code).first()


def _first(title: str, words: list[str]) -> int:
    found = [title.find(word) for word in words if word in title]
    return min(found, default=len(title))
