"""Who reads the screen in English reads names in English; what is kept stays Chinese whoever acts."""

import json
import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone, translation

from lianxinqiao.journal.models import Entry
from lianxinqiao.matters import assigning_forms
from lianxinqiao.matters.actions import assigning, preparing
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.stages import Stage
from lianxinqiao.notices.models import Notice
from lianxinqiao.people import importing, pinyin
from lianxinqiao.people.actions import reorganizing
from lianxinqiao.people.models import Organization
from tests.cast import Cast
from tests.walks import a_suggestion

BUREAU = "Yunhe Education Bureau"


@pytest.fixture
def english(people: Cast) -> Cast:
    """The cast with English names, all but one unit's."""
    unit = people.units["jiaoyu"]
    unit.name_en = BUREAU
    unit.save()
    people.fields["education"].name_en = "Schools"
    people.fields["education"].save()
    people.body.name_en = "Yunhe District People's Congress Standing Committee"
    people.body.save()
    delegation = people.deputy.mandate.delegation
    if delegation:
        delegation.name_en = "Yunqiao delegation"
        delegation.save()
    return people


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("顾长河", "Gu Changhe"),
        ("欧阳修", "Ouyang Xiu"),
        ("欧阳", "Ou Yang"),
        ("曾国", "Zeng Guo"),
        ("单正安", "Shan Zheng'an"),
        ("阿依古丽·玉素甫", "Ayiguli Yusufu"),
        ("吕律", "Lyu Lyu"),
        ("J. Smith", "J. Smith"),
    ],
)
def test_a_person_is_read_in_pinyin_surname_first(name: str, latin: str) -> None:
    assert pinyin.latin(name) == latin


def test_a_name_without_english_stays_as_it_is(english: Cast) -> None:
    with translation.override("en"):
        assert str(english.units["jiaoyu"]) == BUREAU
        assert str(english.units["caizheng"]) == "财政局"
        assert english.units["caizheng"].spoken == "云河区财政局"
        assert english.clerk.title.startswith("Xu Anzhi Yunhe District People's Congress")
        assert english.body.spoken_assembly == "Yunhe District People's Congress"
    assert str(english.units["jiaoyu"]) == "教育局"


def test_of_a_former_day_no_later_english_is_said(english: Cast) -> None:
    unit = english.units["jiaoyu"]
    unit.former = [
        {"until": "2025-06-30", "names": {"name": "云河区教委", "short_name": "教委", "document_prefix": "云教"}}
    ]
    with translation.override("en"):
        assert str(unit.on(date(2025, 1, 1))) == "教委"
        assert str(unit.on(date(2026, 1, 1))) == BUREAU


def test_a_renamed_unit_leaves_its_english_behind_with_its_chinese(english: Cast) -> None:
    unit, on = english.units["jiaoyu"], timezone.localdate()
    reorganizing.rename(unit, name="云河区教育和体育局", short_name="教体局", on=on, by=english.administrator)
    unit.refresh_from_db()
    with translation.override("en"):
        assert (str(unit), str(unit.on(on - timedelta(days=1)))) == ("教体局", BUREAU)


def test_what_is_kept_is_chinese_whoever_acts(english: Cast) -> None:
    with translation.override("en"):
        closed = a_suggestion(english, at=Stage.CLOSED)
        other = a_suggestion(english, at=Stage.ASSIGNED)
        third, unit = a_suggestion(english, at=Stage.ASSIGNED), english.units["jiaotong"]
        assigning.add_unit(third.suggestion, to=To(unit), by=english.clerk, at=third.at)
        assigning.ask_return(other.handling, reason="不属职责。", proposed=unit, by=english.jiaoyu_clerk, at=other.at)
        at = other.at + timedelta(days=1)
        assigning.reassign(other.handling, to=unit, by=english.supervision, at=at)
        planned = a_suggestion(english, at=Stage.REGISTERED)
        meeting = preparing.call_meeting(name="三月交办会", held_on=timezone.localdate(at), by=english.clerk, at=at)
        preparing.plan(meeting, planned.suggestion, to=[To(unit)], by=english.clerk, at=at)
    assert closed.suggestion.stage == Stage.CLOSED
    kept = [
        json.dumps([each.actor_title, each.object_label, each.on_behalf_of, each.data], ensure_ascii=False)
        for each in Entry.objects.all()
    ]
    told = [f"{each.subject} {each.body}" for each in Notice.objects.all()]
    assert "教育局(lead)" in " ".join(kept)
    assert [text for text in [*kept, *told] if re.search("[A-Z][a-z]{2,}", text)] == []


def test_a_chooser_speaks_the_language_of_the_screen(english: Cast) -> None:
    walk = a_suggestion(english, at=Stage.REGISTERED)
    for language, name in (("en", BUREAU), ("zh-hans", "教育局")):
        with translation.override(language):
            field = assigning_forms.Assign(subject=walk.suggestion, post=english.clerk).fields["lead"]
            assert name in {str(label) for _value, label in field.choices}  # type: ignore[attr-defined]


def test_a_chooser_tells_two_apart_who_are_read_alike(english: Cast) -> None:
    other = english.other_deputy.person
    other.name = "林晓合"
    other.save()
    walk = a_suggestion(english, at=Stage.DRAFT)
    with translation.override("en"):
        form = assigning_forms.Invite(subject=walk.suggestion, post=english.cosigner)
        names = {str(label) for _value, label in form.fields["mandates"].choices}  # type: ignore[attr-defined]
    assert "Lin Xiaohe 林晓合" in names


def pages(english: Cast, settings: object) -> dict[str, tuple[Client, str]]:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    walk = a_suggestion(english, at=Stage.CLOSED)
    client = Client()
    client.force_login(english.clerk.person.user)
    return {
        "desk": (client, "/desk/suggestions"),
        "suggestion": (client, walk.suggestion.get_absolute_url()),
        "deputies": (Client(), "/deputies"),
    }


def test_pages_say_the_names_in_the_readers_language(english: Cast, settings: object) -> None:
    for name, (client, address) in pages(english, settings).items():
        in_english = client.get(address, headers={"Accept-Language": "en"}).content.decode()
        in_chinese = client.get(address, headers={"Accept-Language": "zh-hans"}).content.decode()
        assert "Lin Xiaohe" in in_english, name
        assert "林晓禾" in in_chinese and "Lin Xiaohe" not in in_chinese, name
        assert (BUREAU in in_english) is (name != "deputies"), name
        assert BUREAU not in in_chinese, name


def test_the_kept_answer_of_one_language_is_not_given_in_the_other(english: Cast) -> None:
    client = Client()
    for _again in range(2):
        assert "Lin Xiaohe" in client.get("/deputies", headers={"Accept-Language": "en"}).content.decode()
        assert "Lin Xiaohe" not in client.get("/deputies", headers={"Accept-Language": "zh-hans"}).content.decode()


def test_a_list_in_english_costs_no_more_queries(english: Cast, settings: object, django_assert_num_queries) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    client = Client()
    client.force_login(english.clerk.person.user)

    def asked() -> int:
        from django.db import connection  # deferred: leaf
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as found:
            client.get("/desk/suggestions", headers={"Accept-Language": "en"})
        return len(found)

    a_suggestion(english, at=Stage.CLOSED)
    asked()
    few = asked()
    for _n in range(3):
        a_suggestion(english, at=Stage.CLOSED)
    assert asked() == few


def test_the_sheet_of_units_brings_the_english_name(english: Cast) -> None:
    rows = [["单位代码", "全称", "英文名称"], ["jiaoyu", "云河区教育局", "Bureau of Education"]]
    importing.run("units", rows, district=english.district, by=english.administrator, keep=True)
    assert Organization.objects.get(code="jiaoyu").name_en == "Bureau of Education"


def test_the_form_asks_for_it(english: Cast, settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    client = Client()
    client.force_login(english.administrator.person.user)
    for key, thing in (
        ("units", english.units["jiaoyu"]),
        ("bodies", english.body),
        ("fields", english.fields["education"]),
    ):
        page = client.get(f"/people/{key}/{thing.pk}/edit").content.decode()
        assert 'name="name_en"' in page, key
        assert thing.name_en.replace("'", "&#x27;") in page, key
