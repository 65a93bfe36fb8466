"""A unit below another (街道站所、局属单位) is assigned where the profile allows its kind, and nowhere else."""

import json
from collections.abc import Iterator

import pytest
from django import forms
from django.test import Client
from django.urls import reverse

from lianxinqiao.access.refused import Refused
from lianxinqiao.matters import assigning_forms, imports, units
from lianxinqiao.matters.actions import assigning, preparing, registering
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.drafts import SuggestionForm
from lianxinqiao.matters.importing import offers
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people.models import BodyProfile, Organization
from lianxinqiao.rulebook.handling import BelowUnits
from lianxinqiao.rulebook.models import ProfileVersion
from lianxinqiao.rulebook.parts import Source
from lianxinqiao.rulebook.schema import Rules
from tests.cast import Cast, moment
from tests.walks import Walk, a_suggestion

OFFICE = "hekou-sifa"  # 河口街道司法所


@pytest.fixture
def below(people: Cast) -> Organization:
    """A judicial office of a subdistrict, and a school below the bureau."""
    town = Organization.objects.create(
        district=people.district, code="hekou", name="河口街道办事处", short_name="河口街道", kind="town"
    )
    Organization.objects.create(
        district=people.district, code="xuexiao", name="第一小学", kind="enterprise", parent=people.units["jiaoyu"]
    )
    return Organization.objects.create(
        district=people.district, code=OFFICE, name="司法所", short_name="司法所", kind="town", parent=town
    )


def allow(people: Cast, *kinds: str) -> None:
    """The body's profile from now on lets units below another of these kinds take part."""
    version = BodyProfile.objects.get(body=people.body).version
    source = Source(authority="云河区办法", article="第九条")
    rules = version.rules.model_copy(update={"below_units": BelowUnits(unit_kinds=kinds, source=source)})
    fresh = ProfileVersion(
        profile=version.profile, number=99, effective_on=version.effective_on, issued_at=moment("2026-01-01")
    )
    fresh.hold(rules)
    fresh.save()
    BodyProfile.objects.filter(body=people.body).update(version=fresh)


def offered(suggestion: Suggestion) -> set[str]:
    return set(units.of(suggestion).values_list("code", flat=True))


def acts(walk: Walk, unit: Organization) -> Iterator[object]:
    """Every act by which a unit comes to a suggestion, one after another."""
    people = walk.people
    meeting = preparing.call_meeting(name="交办会", held_on=walk.at.date(), by=people.clerk, at=walk.at)
    yield lambda: preparing.plan(meeting, walk.suggestion, to=[To(unit)], by=people.clerk, at=walk.at)
    yield lambda: assigning.assign(walk.suggestion, to=[To(unit)], by=people.clerk, at=walk.at)
    assigned = a_suggestion(people, at=Stage.ASSIGNED)
    yield lambda: assigning.add_unit(assigned.suggestion, to=To(unit), by=people.clerk, at=assigned.at)
    yield lambda: assigning.ask_return(
        assigned.handling, reason="不属职责。", proposed=unit, by=people.jiaoyu_clerk, at=assigned.at
    )
    other = a_suggestion(people, at=Stage.ASSIGNED)
    assigning.ask_return(
        other.handling, reason="不属职责。", proposed=people.units["jiaotong"], by=people.jiaoyu_clerk, at=other.at
    )
    yield lambda: assigning.reassign(other.handling, to=unit, by=people.supervision, at=other.later(2))
    declined = a_suggestion(people, at=Stage.DECLINED)
    yield lambda: registering.forward(declined.suggestion, to=unit, by=people.clerk, at=declined.later(1))


def test_it_is_neither_offered_nor_taken_unless_the_profile_says_so(people: Cast, below: Organization) -> None:
    walk = a_suggestion(people, at=Stage.REGISTERED)
    assert OFFICE not in offered(walk.suggestion)
    assert "hekou" in offered(walk.suggestion)
    for act in acts(walk, below):
        with pytest.raises(Refused, match="司法所是河口街道的下属单位"):
            act()


def test_where_the_profile_allows_its_kind_every_act_takes_it(people: Cast, below: Organization) -> None:
    allow(people, "town")
    walk = a_suggestion(people, at=Stage.REGISTERED)
    assert OFFICE in offered(walk.suggestion)
    assert "xuexiao" not in offered(walk.suggestion)
    for act in acts(walk, below):
        act()
    assert walk.suggestion.handlings.get().organization == below


def test_a_suggestion_keeps_the_profile_it_began_under(people: Cast, below: Organization) -> None:
    before = a_suggestion(people, at=Stage.REGISTERED)
    allow(people, "town")
    assert OFFICE not in offered(before.suggestion)
    with pytest.raises(Refused, match="下属单位"):
        assigning.assign(before.suggestion, to=[To(below)], by=people.clerk, at=before.at)


def test_a_unit_out_of_use_or_of_another_district_takes_nothing(people: Cast, below: Organization) -> None:
    walk = a_suggestion(people, at=Stage.ASSIGNED)
    gone = people.units["jiaotong"]
    gone.active = False
    gone.save()
    with pytest.raises(Refused, match="已停用"):
        assigning.add_unit(walk.suggestion, to=To(gone), by=people.clerk, at=walk.at)
    gone.active, gone.district = True, type(people.district).objects.create(code="990102", name="青禾区")
    gone.save()
    with pytest.raises(Refused, match="不是本行政区划"):
        assigning.add_unit(walk.suggestion, to=To(gone), by=people.clerk, at=walk.at)


@pytest.mark.parametrize("code", ["assign", "add_unit", "reassign"])
def test_its_name_is_told_with_the_unit_above(people: Cast, below: Organization, code: str) -> None:
    allow(people, "town")
    walk = a_suggestion(people, at=Stage.REGISTERED if code == "assign" else Stage.ASSIGNED)
    made = {
        "assign": assigning_forms.Assign,
        "add_unit": assigning_forms.AddUnit,
        "reassign": assigning_forms.Reassign,
    }[code]
    form = made(subject=walk.handling if code == "reassign" else walk.suggestion, post=people.clerk)
    assert "司法所（河口街道）" in labels(next(f for f in form.fields.values() if hasattr(f, "queryset")))


def test_a_deputy_may_suggest_it(people: Cast, below: Organization) -> None:
    plain = SuggestionForm(body=people.body, mandate=people.deputy.mandate)
    assert "司法所（河口街道）" not in labels(plain.fields["suggested_unit"])
    allow(people, "town")
    form = SuggestionForm(body=people.body, mandate=people.deputy.mandate)
    assert "司法所（河口街道）" in labels(form.fields["suggested_unit"])


def labels(field: forms.Field) -> set[str]:
    return {str(label) for _value, label in field.choices}  # type: ignore[attr-defined]


def imported(people: Cast, unit: str) -> list[str]:
    """What a sheet with this unit has to say; nothing where it was taken."""
    head = ["标题", "领衔代表", "事由", "具体建议", "主办单位"]
    line = ["关于增设司法所接待点的建议", people.deputy.person.name, "路远。", "增设接待点。", unit]
    plan = imports.run([head, line], session=people.session, by=people.clerk, keep=True, at=moment("2026-01-20"))
    return [str(each.reason) for each in plan.problems]


def test_a_sheet_names_it_by_name_or_code(people: Cast, below: Organization) -> None:
    assert "没有在用的单位" in imported(people, OFFICE)[0]
    allow(people, "town")
    assert OFFICE in offers.of(people.body)["主办单位"]
    assert imported(people, "司法所") == []
    assert Suggestion.objects.get().handlings.get().organization == below


def test_a_name_that_several_share_is_told_and_the_first_level_comes_first(people: Cast, below: Organization) -> None:
    allow(people, "town")
    other = Organization.objects.create(
        district=people.district,
        code="qi",
        name="司法所",
        short_name="司法所",
        kind="town",
        parent=people.units["jiaoyu"],
    )
    assert imported(people, "司法所") == ["有2个单位叫“司法所”，请填单位代码。"]
    other.parent = None
    other.save()
    assert imported(people, "司法所") == []
    assert Suggestion.objects.get().handlings.get().organization == other


def test_a_list_can_be_narrowed_to_it_once_it_took_part(people: Cast, below: Organization) -> None:
    allow(people, "town")
    assert below not in units.known(people.district.pk)
    walk = a_suggestion(people, at=Stage.REGISTERED)
    assigning.assign(walk.suggestion, to=[To(below)], by=people.clerk, at=walk.at)
    assert below in units.known(people.district.pk)
    client = Client()
    assert OFFICE in {row["code"] for row in client.get("/api/v1/units").json()}


def test_the_page_assigns_it(people: Cast, below: Organization, client: Client, settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    allow(people, "town")
    walk = a_suggestion(people, at=Stage.REGISTERED)
    client.force_login(people.clerk.person.user)
    address = f"{reverse('suggestions-assign')}?pk={walk.suggestion.pk}"
    assert "司法所（河口街道）" in client.get(address).content.decode()


def test_the_rules_read_as_they_are_stored(people: Cast) -> None:
    allow(people, "town")
    rules = BodyProfile.objects.get(body=people.body).version.rules
    assert Rules.model_validate(json.loads(rules.model_dump_json())) == rules
    assert (rules.assigns_below("town"), rules.assigns_below("court")) == (True, False)
