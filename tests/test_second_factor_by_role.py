"""Who must have a second factor: office, supervision, administrator and auditor, unless the installation says otherwise."""

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client

from lianxinqiao.people.chrome import ASKED_BY_PROFILE
from lianxinqiao.rulebook.models import ProfileVersion
from tests.cast import Cast

# The council of chairpersons chooses the key suggestions, so that it stands beside the office here.
PROTECTED = ["clerk", "head", "chairpersons", "supervision", "administrator", "auditor"]
OTHERS = ["deputy", "delegation_head", "jiaoyu_clerk", "jiaoyu_head", "station"]
SET_UP = "/account/second-factor/"


def entered(people: Cast, part: str) -> Client:
    client = Client()
    client.force_login(people.posts[part].user)
    return client


def test_every_role_has_its_turn(people: Cast) -> None:
    assert {post.role for post in people.posts.values()} == {people.posts[part].role for part in (*PROTECTED, *OTHERS)}


@pytest.mark.parametrize("part", PROTECTED)
def test_it_is_asked_of_those_who_decide_and_those_who_check(people: Cast, settings: object, part: str) -> None:
    settings.SECOND_FACTOR_REQUIRED = True  # type: ignore[attr-defined]
    client = entered(people, part)
    for page in ("/desk", "/desk/suggestions"):
        assert client.get(page)["Location"] == SET_UP
    assert client.post("/desk/views", {"name": "我的", "query": ""})["Location"] == SET_UP
    totp.TOTP.activate(people.posts[part].user, "JBSWY3DPEHPK3PXP")
    assert client.get("/desk").status_code == 200


@pytest.mark.parametrize("part", OTHERS)
def test_it_is_not_asked_of_the_others(people: Cast, settings: object, part: str) -> None:
    settings.SECOND_FACTOR_REQUIRED = True  # type: ignore[attr-defined]
    assert entered(people, part).get("/desk").status_code == 200


@pytest.mark.parametrize("part", PROTECTED)
def test_an_installation_may_say_otherwise(people: Cast, settings: object, part: str) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    assert entered(people, part).get("/desk").status_code == 200


def test_a_profile_may_ask_it_of_deputies_and_heads_of_units(people: Cast, settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = True  # type: ignore[attr-defined]
    version = people.body.profiles.get().version
    source = {"authority": "本地规定"}
    data = {**version.data, "second_factor": {"roles": ["deputy", "unit_head"], "source": source}}
    other = ProfileVersion.objects.create(
        profile=version.profile,
        number=version.number + 1,
        data=data,
        effective_on=version.effective_on,
        checksum="x",
        issued_at=version.issued_at,
    )
    people.body.profiles.update(version=other)
    cache.delete(ASKED_BY_PROFILE)
    try:
        for part in ("deputy", "jiaoyu_head"):
            assert entered(people, part).get("/desk")["Location"] == SET_UP
        for part in ("station", "jiaoyu_clerk"):
            assert entered(people, part).get("/desk").status_code == 200
    finally:
        cache.delete(ASKED_BY_PROFILE)
