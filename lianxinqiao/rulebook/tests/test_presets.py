"""The presets say what the law and the places say, and nothing else."""

import pytest

from lianxinqiao.rulebook import page, presets
from lianxinqiao.rulebook.choices import Semantic

NATIONAL = presets.preset("national-minimum")
# DOMAIN.md 1.3: amount and unit of each place's own text; None where it gives no number.
TABLE: dict[str, dict[str, tuple[int, str] | None]] = {
    "beijing-2014": {"assess": (15, "workdays"), "rehandle": (2, "months")},
    "zhejiang-2016": {
        "acceptance_notice": (7, "days"), "return_window": (10, "days"), "assist_opinion": (2, "months"),
        "rehandle": (1, "months"), "first_contact": None, "assign": None,
    },
    "shanghai-2015": {
        "assign": (7, "workdays"), "return_window": (7, "workdays"), "assist_opinion": (1, "months"),
        "rehandle": (1, "months"),
    },
    "chongqing-2017": {
        "assign": (10, "workdays"), "return_window": (10, "workdays"), "reassign": (10, "workdays"),
        "first_contact": (20, "workdays"), "assist_opinion": (30, "workdays"), "assist_redo": (5, "workdays"),
        "assess": (20, "workdays"), "rehandle": (2, "months"),
    },
    "henan-2017": {
        "return_window": (10, "workdays"), "reassign": (10, "workdays"), "assist_opinion": (2, "months"),
        "assess": (10, "workdays"), "rehandle": (1, "months"),
    },
    "shandong-2017": {
        "assign": (5, "days"), "return_window": (5, "days"), "assist_opinion": (1, "months"), "rehandle": (1, "months"),
    },
    "qingdao-2021": {
        "assign": (5, "workdays"), "return_window": (5, "workdays"), "assist_opinion": (1, "months"), "rehandle": None,
    },
}  # fmt: skip


def test_there_are_national_law_seven_places_and_the_defaults():
    assert set(presets.codes()) == {
        *TABLE, "national-minimum", "district-default", "district-fixed-dates", "cppcc-default",
    }  # fmt: skip


@pytest.mark.parametrize(("code", "name"), [(code, name) for code, terms in TABLE.items() for name in terms])
def test_a_place_has_the_terms_of_its_own_text(code, name):
    term = getattr(presets.preset(code).rules, name)
    assert (term and (term.amount, term.unit.value)) == TABLE[code][name]
    if term:
        assert not term.source.assumed
        assert term.source.authority == presets.preset(code).authority
        assert term.source.article


@pytest.mark.parametrize("code", presets.codes())
def test_the_reply_is_due_in_three_and_six_months_everywhere(code):
    rules = presets.preset(code).rules
    assert (rules.reply_ordinary.amount, rules.reply_complex.amount) == (3, 6)
    assert {rules.reply_ordinary.unit, rules.reply_complex.unit} == {"months"}


@pytest.mark.parametrize("code", presets.codes())
def test_every_line_names_its_authority(code):
    for line in page.lines(presets.preset(code).rules):
        assert line.source or not line.value, line.key


@pytest.mark.parametrize("code", presets.codes())
def test_what_was_taken_from_another_place_says_so(code):
    """A value that does not rest on this profile's own text is assumed, or it is national law."""
    preset = presets.preset(code)
    for line in page.lines(preset.rules):
        if line.source and line.source.inherited_from:
            assert line.source.assumed or line.source.authority == NATIONAL.authority, line.key


def test_national_law_sets_no_term_but_the_two():
    given = [name for name in page.words.terms() if getattr(NATIONAL.rules, name)]
    assert given == ["reply_ordinary", "reply_complex"]


@pytest.mark.parametrize(
    ("code", "mode"),
    [
        ("national-minimum", "by_classification"),
        ("beijing-2014", "by_consent"),
        ("zhejiang-2016", "by_consent"),
        ("shanghai-2015", "plus_months"),
        ("chongqing-2017", "by_classification"),
        ("henan-2017", "by_classification"),
        ("shandong-2017", "by_consent"),
        ("qingdao-2021", "by_consent"),
    ],
)
def test_a_longer_term_is_had_in_the_way_of_the_place(code, mode):
    assert presets.preset(code).rules.extension.mode == mode


@pytest.mark.parametrize(
    ("code", "letters"),
    [
        ("beijing-2014", {}),
        ("shanghai-2015", {"SOLVED": "（一）", "SOLVING": "（二）", "PLANNED": "（三）", "REFERENCE": "（四）"}),
        ("chongqing-2017", {"SOLVED": "（一）", "SOLVING": "（二）", "REFERENCE": "（三）", "UPPER_LEVEL": "（四）"}),
        ("henan-2017", {"SOLVED": "A", "SOLVING": "B", "PLANNED": "C", "REFERENCE": "D"}),
        ("cppcc-default", {"SOLVED": "A", "PLANNED": "B", "REFERENCE": "C"}),
    ],
)
def test_a_letter_means_what_it_means_in_this_place(code, letters):
    classes = presets.preset(code).rules.reply_classes
    assert {row.semantic.value: row.letter for row in classes} == letters


@pytest.mark.parametrize(
    ("code", "n"),
    [("chongqing-2017", 5), ("zhejiang-2016", 7), ("shanghai-2015", 7), ("qingdao-2021", 6), ("cppcc-default", 10)],
)
def test_the_grounds_are_those_of_the_text(code, n):
    assert len(presets.preset(code).rules.not_a_suggestion) == n


def test_qingdao_answers_the_lead_deputy_and_chongqing_every_one():
    assert presets.preset("qingdao-2021").rules.joint_reply == "lead"
    assert presets.preset("chongqing-2017").rules.joint_reply == "every_cosigner"
    assert presets.preset("chongqing-2017").rules.assessment_by == "lead"


def test_chongqing_keeps_promises_of_what_is_being_solved():
    assert presets.preset("chongqing-2017").rules.promises.classes == (Semantic.SOLVING,)


@pytest.mark.parametrize("code", presets.codes())
def test_the_templates_can_be_filled(code):
    rules = presets.preset(code).rules
    opening = rules.templates.fill("opening", you="您", title="关于增设护学岗的建议", number="012")
    assert opening == "您提出的《关于增设护学岗的建议》（第012号）收悉。"
    assert rules.templates.fill("reply_number", prefix="云教", year=2026, serial=12).endswith("〔2026〕12号")
    assert rules.numbering.between.format(number=3, year=2026) != rules.numbering.session.format(number=3, year=2026)


def test_a_profile_file_with_mistakes_is_refused_with_the_place():
    text = (presets.FOLDER / "qingdao-2021.toml").read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="rehandle_window"):
        presets.read(text + '\n[rules.rehandle_window]\narticle = "x"\n')
    with pytest.raises(ValueError, match=r"return_window\.amount"):
        presets.read(
            text.replace(
                'amount = 5\nunit = "workdays"\ncounted_from = "receipt"\narticle = "第十九条"',
                'amount = 0\nunit = "workdays"\ncounted_from = "receipt"\narticle = "第十九条"',
            )
        )
    with pytest.raises(ValueError, match="nonsense"):
        presets.read(text.replace("[rules.templates]", '[rules.templates]\nreply_title = "关于{nonsense}的答复"'))
    with pytest.raises(KeyError):
        presets.read(text.replace('from = "district-default"', 'from = "atlantis"'))
