"""What prose tells of a figure in whatever order, and what it tells of something else."""

import pytest

from lianxinqiao.figures.checking import telling
from lianxinqiao.figures.checking.binding import Reader
from lianxinqiao.figures.checking.told import TOLD
from lianxinqiao.figures.checking.told.deeds import DEEDS
from lianxinqiao.figures.checking.told.things import THINGS
from lianxinqiao.figures.claims import finding
from lianxinqiao.figures.claims.folding import fold
from lianxinqiao.figures.registry import FIGURES, RATES

PARTS = {"opinions": {"云河街道": ("township", "云河街道")}, "suggestions": {"城乡建设": ("field", "城乡建设")}}


def figures_of(text: str, body: str = "congress") -> list[str | None]:
    def has(code: str) -> bool:
        figure = FIGURES.get(RATES[code].part if code in RATES else code)
        return figure is not None and (not figure.subject.bodies or body in figure.subject.bodies)

    found = Reader("区", PARTS, has, "云河区").bind(fold(text), finding.find(text))
    return [
        f"{'<' if each.when.last_year else ''}{each.figure}" if each and not each.when.longer else None
        for each in found
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("代表们敲开了48家企业的大门，帮企业解开了31个难题。", ["campaigns.enterprises_visited", "campaigns.problems_solved"]),
        ("今年查了5部法律法规，执法检查搞了4次。", ["activities.laws", "activities.enforcement_inspections"]),
        ("您提的意见我们都收到了：全年497条，480条已回复。", ["opinions.collected", "opinions.answered"]),
        ("大会结束后，代表又送来建议21件。", ["suggestions.between"]),
        ("会议期间的142件建议已经办理完毕140件。", ["suggestions.in_session", "suggestions.session_handled"]),
        ("主题活动收官：收到群众意见310条。", ["campaigns.opinions"]),
        ("云河街道的朋友们，今年您们提了71条意见。", ["opinions.collected"]),
        ("代表建议涉及城乡建设的最多，达到47件。", ["suggestions.raised"]),
        # a slogan speaks of nobody
        ("开展“服务社区，我当先锋”等活动，机关干部全员分包17个无主管楼院环境整治任务。", ["community.buildings"]),
        ("在“我为群众办实事”活动中，代表办实事126件次。", [None]),
        ("代表们常说“我是一颗螺丝钉”，全年走访企业48家。", ["campaigns.enterprises_visited"]),
        # what the clause behind says
        ("民生实事10项，是代表票决出来的。", ["projects.voted"]),
        ("区人大今年确定了10件民生实事，下一步抓好落实。", [None]),
        # years against each other
        ("代表联络站从去年的120个增至126个。", ["<stations.all", "stations.all"]),
        ("与上年的133件相比，今年代表建议多出了26件，总数达159件。", ["<suggestions.raised", None, "suggestions.raised"]),
        # all of them were: how many is said of the whole
        ("142条心里话件件有回音。", ["opinions.collected"]),
    ],
)  # fmt: skip
def test_it_is_told_by_its_words_in_whatever_order(text: str, figures: list[str | None]) -> None:
    assert figures_of(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "作为代表，我走访了46户企业，收集意见29条。",
        "我们小组今年提了12件建议。",
        "青年代表走访企业36家。",
        "本次会议听取了4个专项工作报告，表决通过决定2项。",
        "今年要力争联络站达到150个，接待群众8000人次。",
        "网上收到的意见有180条。",
        "代表们在座谈会上提出意见26条。",
        "上个月收到群众意见42条。",
        "2021年到2025年，代表共提建议780件。",
        "区委常委会召开会议28次。",
        "新建小学3所。",
        "其中党派提案21件。",
        "两件建议内容相同。",
        "重点建议10件，其中涉及教育的3件已办结3件。",
    ],
)
def test_it_says_nothing_of_a_part_of_others_and_of_what_is_to_be(text: str) -> None:
    whole = {"suggestions.key"}
    assert set(figures_of(text)) <= {None, *whole}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("委员评价的150件中，满意和基本满意149件。", ["proposals.rated", "proposals.satisfied"]),
        ("从大会发言里理出的86条意见，已有79条给了答复。", ["plenary.opinions", "plenary.answered"]),
        ("教育界委员提交提案17件。", [None]),
        ("优秀提案20件，其中集体提案8件。", ["proposals.excellent", "proposals.excellent_collective"]),
    ],
)
def test_it_is_told_of_the_other_body_too(text: str, figures: list[str | None]) -> None:
    assert figures_of(text, "cppcc") == figures


def test_no_figure_has_two_numbers_in_one_sentence() -> None:
    text = "听取审议报告22项，其中专项工作报告18项、计划预算报告5项。"
    assert figures_of(text) == [None, "reports.heard", "reports.of_money"]


def test_each_figure_that_is_told_is_one_and_its_words_are_known() -> None:
    assert {each.figure for each in TOLD} <= {*FIGURES, *RATES}
    said = {tag for each in TOLD for tag in (each.thing | each.also | each.needed)}
    made = {"contact", "moved_away", "moved_here"}  # not said, but bound before
    assert said - made <= {*THINGS, *DEEDS}


def test_what_nobody_knows_is_left_over_in_its_order() -> None:
    known, strange = telling.read("代表写下#建议写满民生冷暖")
    assert [word.text for word in known] == ["代表", "建议"]
    assert [word.text for word in strange] == ["冷暖"]
