"""A mark is its word, and draws itself as a badge wherever HTML is made of it."""

import pytest
from django.db.models import TextChoices
from django.template import Context, Template

from lianxinqiao.ui import marks
from lianxinqiao.ui.marks import Mark


class Grade(TextChoices):
    GOOD = "good", "满意"
    BAD = "bad", "不满意"


def drawn(template: str, **values: object) -> str:
    return Template(template).render(Context(values))


def test_it_is_its_word() -> None:
    mark = Mark("满意", "good", "mood-smile")
    assert mark == "满意" and f"{mark}。" == "满意。" and (mark.tone, mark.icon) == ("good", "mood-smile")


def test_it_draws_itself_with_colour_and_sign_and_escapes_its_word() -> None:
    page = drawn("{{ mark }}", mark=Mark("<满意>", "good", "mood-smile"))
    assert page.startswith('<span class="badge tone-good"><svg') and page.endswith("&lt;满意&gt;</span>")


def test_the_tag_draws_the_same() -> None:
    assert drawn("{% load ui %}{% badge '满意' 'good' %}") == drawn("{{ mark }}", mark=Mark("满意", "good"))


def test_a_verdict_has_its_look_and_none_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "_verdicts", {})
    marks.verdicts(Grade, {Grade.GOOD: ("good", "mood-smile"), Grade.BAD: ("bad", "mood-sad")})
    mark = marks.verdict(Grade, "bad")
    assert isinstance(mark, Mark) and (mark, mark.tone) == ("不满意", "bad")
    assert marks.verdict(Grade, "") == ""


def test_no_verdict_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "_verdicts", {})
    with pytest.raises(KeyError):
        marks.verdicts(Grade, {Grade.GOOD: ("good", "mood-smile")})
