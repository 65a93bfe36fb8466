"""Units are renamed, merged, split and abolished from a day on; both sides say so."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal import queries as journal
from lianxinqiao.people import lists
from lianxinqiao.people.actions import reorganizing
from lianxinqiao.people.models import Organization, Post
from tests.cast import Cast
from tests.walks import Walk


def today() -> date:
    return timezone.localdate()


def names(name: str = "云河区教育和体育局") -> dict[str, str]:
    return {"name": name, "short_name": "教体局", "document_prefix": "云教体"}


def unit(people: Cast, code: str = "jiaoyu") -> Organization:
    return Organization.objects.get(district=people.district, code=code)


# ------------------------------------------------------------------ what each does
def test_a_unit_is_renamed_from_a_day_on(people: Cast) -> None:
    on = today() - timedelta(days=5)
    reorganizing.rename(unit(people), **names(), basis="云编〔2026〕3号", on=on, by=people.administrator)
    found = unit(people)
    assert (found.name, found.on(on - timedelta(days=1)).name) == ("云河区教育和体育局", "云河区教育局")
    assert found.story == [f"至{on - timedelta(days=1)}称云河区教育局"]
    entry = journal.history(found).get()
    assert (entry.act, entry.data["note"], entry.data["on"]) == (
        "people.organization.rename",
        "云编〔2026〕3号",
        str(on),
    )


def test_names_follow_each_other(people: Cast) -> None:
    reorganizing.rename(unit(people), **names(), on=today(), by=people.administrator)
    with pytest.raises(Refused, match="更名日期应当晚于那一天"):
        reorganizing.rename(unit(people), **names("云河区教科局"), on=today(), by=people.administrator)
    with pytest.raises(Refused, match="名称没有变化"):
        reorganizing.rename(unit(people, "caizheng"), name="云河区财政局", short_name="财政局", document_prefix="云财",
                            on=today(), by=people.administrator)  # fmt: skip
    with pytest.raises(ValidationError, match="同名的单位"):
        reorganizing.rename(unit(people, "caizheng"), **names(), on=today(), by=people.administrator)


def test_a_merged_unit_ends_and_both_say_so(people: Cast) -> None:
    on = today() - timedelta(days=2)
    olds = [unit(people), unit(people, "caizheng")]
    reorganizing.merge(olds, into=unit(people, "jiaotong"), on=on, by=people.administrator)
    for old in (unit(people), unit(people, "caizheng")):
        assert (old.active, old.ended_on) == (False, on - timedelta(days=1))
        assert old.story == [f"自{on}起并入云河区交通运输局"]
    assert unit(people, "jiaotong").story == [f"自{on}起承接云河区教育局的职责", f"自{on}起承接云河区财政局的职责"]


def test_the_people_of_a_merged_unit_go_on_in_the_other(people: Cast) -> None:
    on = today() - timedelta(days=2)
    reorganizing.merge([unit(people)], into=unit(people, "jiaotong"), on=on, by=people.administrator)
    old = Post.objects.get(pk=people.jiaoyu_head.pk)
    assert (old.to_on, old.organization.code) == (on - timedelta(days=1), "jiaoyu")
    [held] = Post.objects.of(people.jiaoyu_head.user.pk, today())
    assert (held.organization.code, held.role, held.from_on, held.to_on) == ("jiaotong", "unit_head", on, None)


def test_nobody_holds_the_same_post_twice_after_a_merger(people: Cast) -> None:
    Post.objects.create(person=people.jiaoyu_clerk.person, role="unit_clerk", organization=unit(people, "jiaotong"),
                        from_on=date(2020, 1, 1))  # fmt: skip
    reorganizing.merge([unit(people)], into=unit(people, "jiaotong"), on=today(), by=people.administrator)
    assert Post.objects.of(people.jiaoyu_clerk.user.pk, today()).count() == 1


def test_sections_go_with_the_unit(people: Cast) -> None:
    section = Organization.objects.create(
        district=people.district, parent=unit(people), code="jk", name="基教科", short_name="基教科"
    )
    reorganizing.merge([unit(people)], into=unit(people, "jiaotong"), on=today(), by=people.administrator)
    section.refresh_from_db()
    assert (section.parent, section.active) == (unit(people, "jiaotong"), True)


def test_an_abolished_unit_ends_with_its_people(people: Cast) -> None:
    on = today()
    section = Organization.objects.create(
        district=people.district, parent=unit(people), code="jk", name="基教科", short_name="基教科"
    )
    reorganizing.abolish(unit(people), to=None, on=on, by=people.administrator)
    section.refresh_from_db()
    assert (unit(people).ended_on, section.active, section.ended_on) == (on - timedelta(1), False, on - timedelta(1))
    assert unit(people).story == [f"{on - timedelta(1)}撤销"]
    assert not Post.objects.of(people.jiaoyu_head.user.pk, on).exists()


def test_a_unit_with_open_matters_is_abolished_only_for_another(people: Cast) -> None:
    walk = Walk(people).assigned()
    with pytest.raises(Refused, match="还有1件在办的事项"):
        reorganizing.abolish(unit(people), to=None, on=today(), by=people.administrator)
    reorganizing.abolish(unit(people), to=unit(people, "jiaotong"), on=today(), by=people.administrator)
    assert walk.handling.organization.code == "jiaotong"
    assert unit(people).story == [f"自{today()}起撤销，职责划归云河区交通运输局"]


def test_a_unit_that_is_dissolved_leaves_nothing_with_nobody(people: Cast) -> None:
    walk = Walk(people).assigned()
    into = [unit(people, "jiaotong"), unit(people, "caizheng")]
    with pytest.raises(Refused, match="划给所选的单位"):
        shares = {"suggestion:1": unit(people)}
        reorganizing.split(unit(people), into=into, shares=shares, ends=True, on=today(), by=people.administrator)
    reorganizing.split(unit(people), into=into, shares={}, ends=True, on=today(), by=people.administrator)
    assert walk.handling.organization.code == "jiaotong"
    assert (unit(people).active, unit(people, "caizheng").story) == (False, [f"自{today()}起承接云河区教育局的职责"])


# ------------------------------------------------------------------ what is refused
@pytest.mark.parametrize("part", ["clerk", "head", "supervision", "jiaoyu_head", "auditor"])
def test_nobody_but_the_administrator(people: Cast, client: Client, part: str) -> None:
    by = people.posts[part]
    with pytest.raises(Refused, match="系统管理员"):
        reorganizing.merge([unit(people)], into=unit(people, "jiaotong"), on=today(), by=by)
    client.force_login(by.user)
    pk = unit(people).pk
    assert client.get(f"/people/units/{pk}").status_code == 403
    for way in ("rename", "merge", "split", "abolish"):
        assert client.post(f"/people/units/{pk}/reorganize/{way}", {"confirm": "1"}).status_code == 403


def test_a_day_to_come_is_refused(people: Cast) -> None:
    tomorrow = today() + timedelta(days=1)
    with pytest.raises(Refused, match="生效日期还没有到"):
        reorganizing.merge([unit(people)], into=unit(people, "jiaotong"), on=tomorrow, by=people.administrator)


def test_who_ended_neither_goes_on_nor_takes_over(people: Cast) -> None:
    on = today() - timedelta(days=2)
    reorganizing.merge([unit(people)], into=unit(people, "jiaotong"), on=on, by=people.administrator)
    with pytest.raises(Refused, match="不能再调整"):
        reorganizing.abolish(unit(people), to=None, on=today(), by=people.administrator)
    with pytest.raises(Refused, match="不能承接职责"):
        reorganizing.merge([unit(people, "caizheng")], into=unit(people), on=today(), by=people.administrator)
    with pytest.raises(Refused, match="不能早于那一天"):
        reorganizing.merge([unit(people, "jiaotong")], into=unit(people, "caizheng"), on=on, by=people.administrator)
    with pytest.raises(Refused, match="不能由自己承接"):
        reorganizing.merge([unit(people, "caizheng")], into=unit(people, "caizheng"), on=on, by=people.administrator)


# ------------------------------------------------------------------ the pages
def test_it_is_shown_before_it_is_done(administrator: Client, people: Cast) -> None:
    Walk(people).assigned()
    address = f"/people/units/{unit(people).pk}/reorganize/merge"
    typed = {"into": unit(people, "jiaotong").pk, "on": today().isoformat(), "basis": "云编〔2026〕3号"}
    assert "并入" in administrator.get(address).content.decode()
    shown = administrator.post(address, typed)
    page = shown.content.decode()
    assert "在办的事项1件" in page
    assert "教育局负责人" in page
    assert "转到承接单位" in page
    assert unit(people).active
    answer = administrator.post(address, {**typed, "confirm": "1"})
    assert answer.url == f"/people/units/{unit(people).pk}"
    page = administrator.get(answer.url).content.decode()
    assert f"自{today()}起并入云河区交通运输局" in page
    assert f"/people/units/{unit(people).pk}/reorganize" not in page
    other = administrator.get(f"/people/units/{unit(people, 'jiaotong').pk}").content.decode()
    assert f"自{today()}起承接云河区教育局的职责" in other
    assert f"自{today()}起并入云河区交通运输局" in administrator.get("/people/units/").content.decode()


def test_a_split_chooses_for_each_matter(administrator: Client, people: Cast) -> None:
    one, two = Walk(people).assigned(), Walk(people, title="另一件").assigned()
    address = f"/people/units/{unit(people).pk}/reorganize/split"
    typed = {"into": [unit(people, "jiaotong").pk, unit(people, "caizheng").pk], "on": today().isoformat()}
    page = administrator.post(address, typed).content.decode()
    assert f'name="share-suggestion:{one.suggestion.pk}"' in page
    assert two.suggestion.title not in page  # whoever keeps the registers reads no title that is not published
    choice = {f"share-suggestion:{one.suggestion.pk}": unit(people, "jiaotong").pk}
    assert administrator.post(address, {**typed, **choice, "confirm": "1"}).status_code == 302
    assert (one.handling.organization.code, two.handling.organization.code) == ("jiaotong", "jiaoyu")
    assert unit(people).active


@pytest.mark.parametrize(
    ("way", "typed", "words"),
    [
        ("merge", {"on": "2031-01-01"}, "生效日期还没有到"),
        ("merge", {"into": ""}, "error-summary"),
        ("rename", {"name": "云河区教育局", "short_name": "教育局", "document_prefix": "云教"}, "名称没有变化"),
        ("rename", {"name": "云河区财政局", "short_name": "财政局", "confirm": "1"}, "同名的单位"),
        ("split", {"dissolved": "on"}, "请办理合并或者撤销"),
        ("abolish", {}, "还有1件在办的事项"),
    ],
)
def test_what_cannot_be_is_said_in_the_form(
    administrator: Client, people: Cast, way: str, typed: dict, words: str
) -> None:
    Walk(people).assigned()
    into = {} if way in {"rename", "abolish"} else {"into": unit(people, "jiaotong").pk}
    answer = administrator.post(
        f"/people/units/{unit(people).pk}/reorganize/{way}", {"on": today().isoformat(), **into, **typed}
    )
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert unit(people).active


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_costs_the_same_whatever_became_of_them(
    administrator: Client, people: Cast, rows: int, django_assert_max_num_queries: object
) -> None:
    for n in range(rows):
        old = Organization.objects.create(
            district=people.district, code=f"u{n}", name=f"单位{n}", short_name=f"单位{n}"
        )
        reorganizing.merge([old], into=unit(people), on=today(), by=people.administrator)
    administrator.get("/people/units/")
    with django_assert_max_num_queries(17):
        administrator.get("/people/units/")
    assert len(lists.REGISTERS["units"].rows()) == 3 + rows
