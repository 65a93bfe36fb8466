"""What stands in a role's menu, that role may open."""

import pytest
from django.test import Client

from lianxinqiao.access.roles import ROLES
from tests.cast import Cast


@pytest.mark.parametrize("role", list(ROLES))
def test_every_place_in_the_menu_opens(client: Client, people: Cast, settings: object, role: str) -> None:
    settings.DEMO, settings.SECOND_FACTOR_REQUIRED = True, False
    client.post("/demo/enter", {"door": role})
    page = client.get("/desk").context["page"]
    addresses = [place.url for group in page.navigation for place in group.places]
    addresses += [link.url for link in page.account_links if not link.post]
    refused = {address for address in addresses if client.get(address, follow=True).status_code != 200}
    assert "/desk" in addresses
    assert refused == set()
