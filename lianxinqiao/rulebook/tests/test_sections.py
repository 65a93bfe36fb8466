"""A room's section of the profile: its words from its own fields, and what was released before it stays as it was."""

import json
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import Field

from lianxinqiao.rulebook import compare, forms, page, presets, queries
from lianxinqiao.rulebook.choices import CountedFrom, Said, Unit
from lianxinqiao.rulebook.parts import OURS, Section, Source, Term
from lianxinqiao.rulebook.schema import Rules

FROZEN = sorted((Path(__file__).parent / "frozen").glob("*.json"))


class Duty(Section):
    days: Annotated[int, Said("每月接待日", unit="天", article="代表法第二十条")] = Field(default=2, ge=0, le=31)
    evening: Annotated[bool, Said("晚上也接待")] = True
    answer: Annotated[Term | None, Said("群众意见的答复")] = Term(
        amount=5, unit=Unit.WORKDAYS, counted_from=CountedFrom.RECEIPT, source=OURS
    )
    kinds: Annotated[tuple[str, ...], Said("接待对象")] = ()


class WithDuty(Rules):
    duty: Annotated[Duty, Said("联络站")] = Duty()


@pytest.fixture
def rules() -> WithDuty:
    """As it was stored before the room had a section."""
    return WithDuty.model_validate(presets.preset("qingdao-2021").rules.model_dump(mode="json"))


def answers(form: forms.RulesForm) -> dict[str, Any]:
    found = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: value for name, value in found.items() if value not in (None, False)}


def test_what_was_released_without_it_has_its_defaults(rules: WithDuty) -> None:
    assert rules.duty == Duty()
    assert WithDuty.model_validate(rules.model_dump(mode="json")) == rules


def test_the_page_says_its_fields_in_their_own_words(rules: WithDuty) -> None:
    (section,) = [each for each in page.sections(rules) if each.title == "联络站"]
    assert [(line.key, str(line.label), line.value) for line in section.lines] == [
        ("duty.days", "每月接待日", "2天"),
        ("duty.evening", "晚上也接待", "是"),
        ("duty.answer", "群众意见的答复", "收到之日起5个工作日"),
        ("duty.kinds", "接待对象", ""),
    ]
    assert all(line.source == OURS for line in section.lines)
    assert page.at_a_glance(rules)["duty"] == "每月接待日：2天；晚上也接待：是；群众意见的答复：收到之日起5个工作日"


def test_the_form_asks_it_and_gives_back_what_it_was_given(rules: WithDuty) -> None:
    form = forms.RulesForm(answers(forms.RulesForm(rules=rules)), rules=rules)
    assert form.is_valid(), form.errors
    assert form.rules == rules
    assert str(form.fields["duty-days"].label) == "每月接待日（天）"
    assert form.fields["duty-days"].help_text == "代表法第二十条"


def test_what_is_unticked_and_emptied_stays_so(rules: WithDuty) -> None:
    given = answers(forms.RulesForm(rules=rules))
    given = {name: value for name, value in given.items() if not name.startswith("duty-")} | {"duty-days": "0"}
    form = forms.RulesForm(given, rules=rules)
    assert form.is_valid(), form.errors
    assert isinstance(form.rules, WithDuty)
    assert (form.rules.duty.days, form.rules.duty.evening, form.rules.duty.answer) == (0, False, None)
    said = {str(row.label): (row.before, row.after) for row in compare.compare(rules, form.rules)}
    assert said["晚上也接待"] == (f"是（{OURS}）", "否（连心桥默认值）")


def test_a_wrong_value_is_told_at_its_field(rules: WithDuty) -> None:
    form = forms.RulesForm(answers(forms.RulesForm(rules=rules)) | {"duty-days": "99"}, rules=rules)
    assert list(form.errors) == ["duty-days"]


def test_a_profile_file_gives_it_with_its_article() -> None:
    folded = presets._folded({"days": 4, "article": "第三条"}, "云河区办法")
    assert Duty.model_validate(folded).source == Source(authority="云河区办法", article="第三条")


def test_a_term_in_a_section_is_known_by_its_path(rules: WithDuty) -> None:
    assert queries.term_of(rules, "duty.answer") == rules.duty.answer
    assert queries.term_of(rules, "assess_again") == rules.promises.assess_again


# ------------------------------------------------------------------ what was released
def within(part: Any, whole: Any) -> bool:
    """Whether all that a dump said is said by another, which may have come to say more."""
    if isinstance(part, dict):
        return all(name in whole and within(value, whole[name]) for name, value in part.items())
    if isinstance(part, list):
        return len(part) == len(whole) and all(map(within, part, whole))
    return bool(part == whole)


@pytest.mark.parametrize("path", FROZEN, ids=lambda path: path.stem)
def test_a_released_version_reads_as_it_did(path: Path) -> None:
    """A dump of each version that was ever released: what it said it goes on saying."""
    released = json.loads(path.read_text(encoding="utf-8"))
    assert within(released, Rules.model_validate(released).model_dump(mode="json"))


@pytest.mark.parametrize("code", presets.codes())
def test_an_upgrade_issues_no_version_of_what_did_not_change(code: str) -> None:
    """A preset that is changed on purpose leaves its dumps where they are, and adds one: `frozen/CODE-2.json`."""
    newest = max((path for path in FROZEN if path.stem.rpartition("-")[0] == code), key=lambda path: path.stem)
    assert Rules.model_validate_json(newest.read_text(encoding="utf-8")) == presets.preset(code).rules


def test_every_part_of_a_profile_has_its_words() -> None:
    asked = set(Rules.model_fields) - forms.NOT_ASKED
    assert {name for name in asked if forms.said(Rules.model_fields[name]) is None} == set()
