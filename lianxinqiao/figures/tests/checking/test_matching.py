"""Which figure a claim speaks of: every word of its clause is understood, or none is named."""

import pytest

from lianxinqiao.figures.checking import matching
from lianxinqiao.figures.checking.wording import WORDINGS
from lianxinqiao.figures.claims import finding
from lianxinqiao.figures.registry import FIGURES, RATES


def figures_of(text: str) -> list[str | None]:
    matches = [matching.match(text, claim, own="区") for claim in finding.find(text)]
    return [found.figure if found else None for found in matches]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("区十六届人大五次会议上代表提出的142件建议已全部办理完毕。", "suggestions.session_handled"),
        ("2020年共收到代表建议142件。", "suggestions.raised"),
        ("区十六届人大五次会议期间代表提出建议142件。", "suggestions.in_session"),
        ("代表提出的142件建议、批评和意见全部办理完毕。", "suggestions.handled"),
        ("闭会期间代表提出建议12件。", "suggestions.between"),
        ("确定重点督办建议8件。", "suggestions.key"),
        ("向社会公开代表建议137件。", "suggestions.published"),
        ("重新办理建议6件。", "suggestions.rehandled"),
        ("与代表面商142次。", "contacts.confirmed"),
        ("代表建议按期答复率达到99.3%。", "suggestions.on_time_rate"),
        ("办复率100%。", "suggestions.handled_rate"),
        ("满意和基本满意率达100%。", "suggestions.final_rate"),
    ],
)
def test_it_knows_what_is_meant(text: str, figure: str) -> None:
    assert figures_of(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "其中涉及教育的建议23件。",
        "市人大代表提出的20件建议已办理完毕。",
        "政协委员提出的142件提案已全部办理完毕。",
        "收集意见建议451条。",
        "发出检察建议6件。",
        "乡镇人大代表提出建议88件。",
        "满意率98%。",
        "我局承办的代表建议7件已办结。",
        "其中20件已办结。",
        "为民办实事118件次。",
        "群众提出的建议30件已答复。",
    ],
)
def test_it_rather_names_none(text: str) -> None:
    assert figures_of(text) == [None]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("代表建议142件，已办结130件。", "suggestions.closed"),
        ("区人大代表提出建议142件，已办结130件。", "suggestions.closed"),
        ("涉及往年承诺事项76项，落实71项。", None),
        ("市人大代表提出建议20件，办结18件。", None),
        ("街道收到群众建议20件，办结18件。", None),
        ("大学路街道高度重视，代表建议18件全部办结。", None),
        ("市人大高度重视，代表建议18件全部办结。", None),
        ("上半年，共收到代表建议60件。", None),
        ("2020年1月召开的区十六届人大五次会议上，代表提出142件建议。", "suggestions.in_session"),
        ("不断加大督办力度，代表提出的142件建议已全部办理完毕。", "suggestions.handled"),
    ],
)
def test_the_words_where_the_thing_was_said_decide_too(text: str, figure: str | None) -> None:
    assert figures_of(text)[-1] == figure


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("收到代表建议142件，按期办结130件。", ["suggestions.raised", None]),
        ("按期办结代表建议130件。", [None]),
        ("确定重点督办建议8件，已办结7件。", ["suggestions.key", None]),
        ("闭会期间代表建议12件，已办结10件。", ["suggestions.between", None]),
        ("闭会期间，代表提出建议12件。", [None]),
        ("闭会期间已办结代表建议10件。", [None]),
        ("大会期间代表提出建议130件，已办结128件。", ["suggestions.in_session", None]),
        ("区十六届人大五次会议上代表提出的142件建议已办结130件。", [None, None]),
        ("并案办理代表建议6件，办结5件。", ["suggestions.merged", None]),
        ("重点建议办复率100%。", [None]),
        ("闭会期间建议办复率100%。", [None]),
        ("按期办复率100%。", ["suggestions.on_time_rate"]),
        ("收到提案142件，办复率100%。", [None, None]),
        ("立案提案231件，提案满意率98.5%，办复率100%。", [None, None, None]),
        ("全年立案提案231件。\n办复率100%。", [None, None]),
        ("全年收到代表建议142件。\n办复率100%。", ["suggestions.raised", "suggestions.handled_rate"]),
    ],
)
def test_a_part_of_all_is_not_bound_to_all(text: str, figures: list[str | None]) -> None:
    assert figures_of(text) == figures


@pytest.mark.parametrize(
    ("text", "last_year"),
    [
        ("去年收到代表建议130件，今年收到142件。", [True, False]),
        ("今年收到代表建议142件，去年收到130件。", [False, True]),
    ],
)
def test_two_years_of_a_sentence_are_told_apart(text: str, last_year: list[bool]) -> None:
    matches = [matching.match(text, claim, own="区") for claim in finding.find(text)]
    assert [found.when.last_year if found else None for found in matches] == last_year


def test_what_is_done_of_a_whole_is_told_from_the_whole() -> None:
    text = "区十六届人大五次会议上代表提出的142件建议中已办理完毕130件。"
    assert figures_of(text) == ["suggestions.in_session", "suggestions.session_handled"]


def test_it_shows_the_words_that_led_there() -> None:
    text = "不断加大督办力度，区十六届人大五次会议上代表提出的142件建议已全部办理完毕。"
    found = matching.match(text, finding.find(text)[0], own="区")
    assert found
    assert [text[start:end] for start, end in found.words] == ["建议", "办理完毕"]
    assert found.when.session == (16, 5)


def test_the_same_words_have_the_same_key_whatever_the_number() -> None:
    def keys(text: str) -> set[str]:
        return {matching.clause_of(text, claim).key for claim in finding.find(text)}

    assert keys("全年开展活动 328 次。") == keys("全年开展活动91次，") == {"全年开展活动#"}


def test_every_wording_leads_to_a_figure() -> None:
    for each in WORDINGS:
        for code in filter(None, (each.figure, each.in_session)):
            assert code in FIGURES or code in RATES, code
