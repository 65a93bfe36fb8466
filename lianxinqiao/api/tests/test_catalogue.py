"""The catalogue of open data says what DCAT-AP asks for, and everything that it leads to is there; the reference names all."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from lianxinqiao.api import interface
from lianxinqiao.figures import actions as figures
from lianxinqiao.figures.periods import Period
from tests.cast import Cast, moment

CATALOGUE = "/api/v1/catalogue.jsonld"
# DCAT-AP 3.0.0, the mandatory properties of each class.
MANDATORY = {
    "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher"},
    "dcat:Dataset": {"dct:title", "dct:description"},
    "dcat:Distribution": {"dcat:accessURL"},
    "foaf:Agent": {"foaf:name"},
}


@pytest.fixture
def told(client: Client, people: Cast, settings: Any) -> list[dict[str, Any]]:
    settings.DATA_LICENCE = "https://npc.example.gov.cn/terms"
    figures.make_public(
        people.body, Period.of_year(2026), ["suggestions.raised"], by=people.head, at=moment("2026-11-01")
    )
    answer = client.get(CATALOGUE)
    assert answer.headers["Content-Type"].startswith("application/ld+json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    graph: list[dict[str, Any]] = answer.json()["@graph"]
    return graph + [node["dcat:distribution"] for node in graph if "dcat:distribution" in node]


def test_every_node_has_what_its_class_needs_and_every_reference_leads_somewhere(told: list[dict[str, Any]]) -> None:
    named = {node["@id"] for node in told}
    assert {node["@type"] for node in told} == MANDATORY.keys()
    for node in told:
        assert MANDATORY[node["@type"]] <= node.keys()
        assert node.get("dct:publisher", {"@id": told[0]["@id"]})["@id"] in named
    (catalogue,) = [node for node in told if node["@type"] == "dcat:Catalog"]
    assert {each["@id"] for each in catalogue["dcat:dataset"]} == {
        node["@id"] for node in told if node["@type"] == "dcat:Dataset"
    }


def test_what_it_offers_is_answered_to_a_stranger(told: list[dict[str, Any]], client: Client) -> None:
    offered = [node for node in told if node["@type"] == "dcat:Distribution"]
    assert any("/figures/" in node["@id"] or "figures-" in node["@id"] for node in offered)
    for node in offered:
        answer = client.get(urlsplit(node["dcat:downloadURL"]["@id"]).path)
        assert answer.status_code == 200, node
        assert (
            answer.headers["Content-Type"].split(";")[0] == node["dcat:mediaType"]["@id"].rpartition("media-types/")[2]
        )
        assert node["dct:license"] == {"@id": "https://npc.example.gov.cn/terms"}


def test_the_reference_names_every_operation(client: Client, db: None) -> None:
    page = client.get("/api").content.decode()
    operations = [told for methods in interface.description()["paths"].values() for told in methods.values()]
    assert len(operations) > 10
    for told in operations:
        assert f'id="{told["operationId"]}"' in page
    assert "Authorization: Bearer TOKEN" in page
