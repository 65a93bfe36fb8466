"""One function says where a suggestion stands; every place that shows it says the same, and nobody learns what they may not."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client

from lianxinqiao.matters import standing
from lianxinqiao.matters.models import Assessment, Suggestion
from lianxinqiao.matters.stages import ReplyStage, Stage
from tests.cast import Cast
from tests.walks import Walk, a_suggestion


@pytest.fixture(autouse=True)
def _one_factor_suffices(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("stage", "gate", "result", "said", "tone"),
    [
        (Stage.HANDLING, "", "", "办理中", "info"),
        (Stage.HANDLING, "signing", "", "办理中 · 签发", "info"),
        (Stage.ANSWERED, "", "", "待评价", "warn"),
        (Stage.ANSWERED, "", "unsatisfied", "已评价 · 不满意", "bad"),
        (Stage.CLOSED, "", "satisfied", "办结 · 满意", "good"),
        (Stage.ASSIGNED, "signing", "unsatisfied", "待签收", "info"),
    ],
)
def test_the_words_of_a_stage(stage: Stage, gate: str, result: str, said: str, tone: str) -> None:
    assert standing.words(stage, gate, result) == said
    assert standing.tone(stage, result) == tone


def page(people: Cast, part: str, address: str) -> str:
    client = Client()
    client.force_login(getattr(people, part).user)
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def unsatisfied(people: Cast) -> Suggestion:
    walk = Walk(people).assessed()
    Suggestion.objects.update(final_result=Assessment.Grade.UNSATISFIED)
    walk.suggestion.refresh_from_db()
    return walk.suggestion


PLACES = ["/desk", "/desk/suggestions", "/desk/board"]


@pytest.mark.parametrize("place", [*PLACES, ""])
def test_every_place_says_the_same(people: Cast, place: str) -> None:
    suggestion = unsatisfied(people)
    assert "已评价 · 不满意" in page(people, "clerk", place or suggestion.get_absolute_url())


def test_the_sheet_says_the_same(people: Cast) -> None:
    unsatisfied(people)
    client = Client()
    client.force_login(people.clerk.user)
    sheet = ZipFile(BytesIO(client.get("/desk/suggestions?export=xlsx").content))
    assert any("已评价 · 不满意" in sheet.read(name).decode(errors="ignore") for name in sheet.namelist())


@pytest.mark.parametrize("place", [*PLACES, ""])
def test_a_unit_does_not_learn_the_verdict_before_the_end(people: Cast, place: str) -> None:
    suggestion = unsatisfied(people)
    shown = page(people, "jiaoyu_clerk", place or suggestion.get_absolute_url())
    assert "待评价" in shown or place == "/desk"
    assert "已评价" not in shown
    assert "· 不满意" not in shown


@pytest.mark.parametrize("place", ["/desk/suggestions", ""])
def test_the_gate_is_told_to_who_works_on_it_and_not_to_the_deputy(people: Cast, place: str) -> None:
    suggestion = a_suggestion(people, at=ReplyStage.SIGNING).suggestion
    address = place or suggestion.get_absolute_url()
    assert "办理中 · 签发" in page(people, "jiaoyu_clerk", address)
    assert "办理中 · 签发" not in page(people, "deputy", address)
