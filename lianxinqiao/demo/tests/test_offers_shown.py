"""Whatever somebody may do with a thing of the demo stands on the page of that thing: no step is lost between rules and page."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from lianxinqiao.acts.lives import LIVES, Life
from lianxinqiao.demo.tests import test_build
from lianxinqiao.people.models import Body, Post

congress = test_build.body  # the one building

DOORS = ("deputy", "office_clerk", "chairpersons", "supervision", "unit_clerk", "station_staff")
OF_CPPCC = ("cppcc-deputy", "cppcc-office_clerk", "cppcc-chairpersons")
OF_EACH_STAGE = 2


def things(life: Life, post: Post) -> list[Any]:
    """The newest of each stage that this person may see."""
    rows = life.model.objects.visible_to(post)
    return [root for stage in life.stages.choices for root in rows.filter(stage=stage).order_by("-pk")[:OF_EACH_STAGE]]


@pytest.mark.parametrize("door", [*DOORS, *OF_CPPCC])
def test_each_offer_stands_on_the_page(congress: Body, client: Client, settings: Any, door: str) -> None:
    settings.DEMO, settings.SECOND_FACTOR_REQUIRED = True, False
    client.post("/demo/enter", {"door": door})
    post = Post.objects.get(pk=client.session["post"])
    asked, missing = 0, set()
    for life in LIVES.values():
        for root in things(life, post):
            life.gather(root)
            offers = life.screens.offers(post, root, timezone.now())
            page = client.get(root.get_absolute_url()).content.decode()
            asked += len(offers)
            missing |= {(life.name, offer.act.code) for offer in offers if escape(offer.url) not in page}
    assert missing == set()
    assert asked > 5
