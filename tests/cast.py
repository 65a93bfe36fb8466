"""The same people in tests, demo and manual: a small district with one of each.

`cast()` builds them straight from models, since they are the stage, not the play; everything that then
happens to a suggestion happens by the real acts (walks.py).
"""

import pickle
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from lianxinqiao.accounts.models import User
from lianxinqiao.people.actions import registers
from lianxinqiao.people.models import (
    Body,
    BodyProfile,
    Delegation,
    District,
    Field,
    Mandate,
    Organization,
    Person,
    Post,
    Session,
    Term,
    Township,
)
from lianxinqiao.rulebook.actions import install_presets
from lianxinqiao.rulebook.models import ProfileVersion
from tests.remembered import MEMORY

SESSION_OPENS = date(2026, 1, 12)
TOWNSHIPS = (("yunqiao", "云桥街道", "street", "Yunqiao Subdistrict"), ("wanghe", "望河镇", "town", "Wanghe Town"))


def moment(day: str, clock: str = "10:00") -> datetime:
    """A moment where the district is."""
    return timezone.make_aware(datetime.fromisoformat(f"{day}T{clock}"))


@dataclass
class Cast:
    """Everybody, by the part they play."""

    district: District
    body: Body
    session: Session
    fields: dict[str, Field] = field(default_factory=dict)
    units: dict[str, Organization] = field(default_factory=dict)
    townships: dict[str, Township] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Post:
        try:
            return self.__dict__["posts"][name]
        except KeyError:
            raise AttributeError(name) from None


def cast(profile: str = "district-default", code: str = "yunhe") -> Cast:
    """The district with a body under a rule profile."""
    return MEMORY.step(("cast", profile, code), lambda: _built(profile, code), pickle.dumps, pickle.loads)


def _built(profile: str, code: str) -> Cast:
    install_presets()
    district, _ = District.objects.get_or_create(code="990101", defaults={"name": "云河区"})
    body = Body.objects.create(
        district=district,
        kind="congress",
        code=code,
        name="云河区人大常委会",
        short_name="区人大",
        office_name="云河区人大常委会代表工作委员会",
    )
    version = ProfileVersion.objects.filter(profile__code=profile).latest("number")
    BodyProfile.objects.create(body=body, version=version, effective_on=date(2015, 1, 1))
    term = Term.objects.create(body=body, number=17, from_on=date(2022, 1, 10))
    session = Session.objects.create(term=term, number=5, opens_on=SESSION_OPENS, closes_on=date(2026, 1, 15))
    people = Cast(district, body, session)
    for position, (field_code, name) in enumerate({"education": "教育", "transport": "交通"}.items()):
        people.fields[field_code] = Field.objects.create(body=body, code=field_code, name=name, position=position)
    for unit_code, name in {"jiaoyu": "教育局", "caizheng": "财政局", "jiaotong": "交通运输局"}.items():
        people.units[unit_code], _ = Organization.objects.get_or_create(
            district=district,
            code=unit_code,
            defaults={"name": f"云河区{name}", "short_name": name, "document_prefix": "云" + name[:1]},
        )
    for township_code, name, kind, english in TOWNSHIPS:
        people.townships[township_code], _ = Township.objects.get_or_create(
            district=district, code=township_code, defaults={"name": name, "kind": kind, "name_en": english}
        )
    _deputies(people, term)
    _offices(people)
    return people


def town_congress(people: Cast) -> Cast:
    """望河镇's own congress, a body of its own below the district's: its villages, offices and deputies."""
    by = people.administrator
    district = District(code="990101101", name="望河镇", parent=people.district)
    registers.enter(district, by=by)
    body = Body(
        district=district,
        kind="congress",
        code="wanghe",
        name="望河镇人民代表大会",
        short_name="镇人大",
        office_name="望河镇人大主席团",
    )
    registers.enter(body, by=by)
    version = people.body.profiles.get().version
    registers.adopt_profile(body, version, on=date(2022, 1, 10), by=by)
    term = Term(body=body, number=19, from_on=date(2022, 1, 10))
    registers.enter(term, by=by)
    session = Session(term=term, number=5, opens_on=SESSION_OPENS, closes_on=date(2026, 1, 13))
    registers.enter(session, by=by)
    town = Cast(district, body, session)
    town.fields["transport"] = Field.objects.create(body=body, code="transport", name="交通")
    for code, name in {"qianwan": "前湾村", "houwan": "后湾村"}.items():
        town.townships[code] = Township(district=district, code=code, name=name, kind=Township.Kind.VILLAGE)
        registers.enter(town.townships[code], by=by)
    unit = Organization(district=district, code="nongye", name="望河镇农业农村办公室", short_name="农办")
    registers.enter(unit, by=by)
    town.units["nongye"] = unit
    _deputies(town, term)
    _offices(town)
    return town


def _post(people: Cast, part: str, name: str, role: str, **place: object) -> Post:
    user = User.objects.create(name=f"{people.body.code}-{part}", display_name=name, must_change_password=False)
    person = Person.objects.create(district=people.district, user=user, name=name, pinyin=part)
    post = Post.objects.create(person=person, role=role, from_on=date(2015, 1, 1), **place)
    people.posts[part] = post
    return post


def _deputies(people: Cast, term: Term) -> None:
    east = Delegation.objects.create(term=term, name="第一代表团")
    west = Delegation.objects.create(term=term, name="第二代表团")
    for part, name, role, delegation in (
        ("deputy", "林晓禾", "deputy", east),
        ("cosigner", "周望舒", "deputy", east),
        ("other_deputy", "何清源", "deputy", west),
        ("delegation_head", "沈建川", "delegation_head", east),
    ):
        post = _post_of_deputy(people, part, name, role, term, delegation)
        people.posts[part] = post


def _post_of_deputy(people: Cast, part: str, name: str, role: str, term: Term, delegation: Delegation) -> Post:
    user = User.objects.create(name=f"{people.body.code}-{part}", display_name=name, must_change_password=False)
    person = Person.objects.create(district=people.district, user=user, name=name, pinyin=part)
    mandate = Mandate.objects.create(
        person=person, term=term, delegation=delegation, card_number=part, from_on=term.from_on
    )
    return Post.objects.create(person=person, role=role, body=people.body, mandate=mandate, from_on=term.from_on)


def _offices(people: Cast) -> None:
    body = {"body": people.body}
    for part, name, role in (
        ("clerk", "许安之", "office_clerk"),
        ("head", "郑明川", "office_head"),
        ("chairpersons", "高致远", "chairpersons"),
        ("supervision", "罗行简", "supervision"),
        ("auditor", "秦正言", "auditor"),
        ("station", "白露", "station_staff"),
    ):
        _post(people, part, name, role, **body)
    _post(people, "administrator", "方管理", "administrator")
    for code, unit in people.units.items():
        _post(people, f"{code}_clerk", f"{unit.short_name}经办", "unit_clerk", organization=unit)
        _post(people, f"{code}_head", f"{unit.short_name}负责人", "unit_head", organization=unit)


def seat_more(people: Cast, number: int) -> list[Mandate]:
    """So many deputies more, each with an account and a post of their own: a hall full of them."""
    term, called = people.session.term, [f"代表{n}" for n in range(number)]
    users = User.objects.bulk_create(
        User(name=f"hall-{n}", display_name=name, must_change_password=False) for n, name in enumerate(called)
    )
    persons = Person.objects.bulk_create(
        Person(district=people.district, name=name, name_key=name, pinyin=f"daibiao{n}", user=users[n])
        for n, name in enumerate(called)
    )
    mandates = Mandate.objects.bulk_create(
        Mandate(term=term, person=person, card_number=f"H{n:05d}", from_on=term.from_on)
        for n, person in enumerate(persons)
    )
    Post.objects.bulk_create(
        Post(person=mandate.person, role="deputy", body=people.body, mandate=mandate, from_on=term.from_on)
        for mandate in mandates
    )
    return mandates
