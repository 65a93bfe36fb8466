"""A report written on a phone without network: the page that stays there, and the door by which it comes in once."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from lianxinqiao.reports.models import Report
from tests.cast import Cast

SAID = {"title": "地下车库积水", "text": "雨后地下车库积水没过鞋面，建议疏通排水口。"}


def enter(council: Cast, part: str) -> Client:
    client = Client()
    client.force_login(council.posts[part].user)
    session = client.session
    session["post"] = council.posts[part].pk
    session.save()
    return client


def test_what_waited_is_handed_in_once_as_one_s_own(council: Cast) -> None:
    client, said = enter(council, "deputy"), {**SAID, "urgent": "on", "identity": str(uuid.uuid4())}
    answers = [client.post(reverse("report-away-send"), said) for _twice in range(2)]
    assert [answer.status_code for answer in answers] == [201, 200]
    report = Report.objects.get()
    assert (report.stage, report.source, report.urgent) == ("handed_in", "member", True)
    assert report.mandate == council.deputy.mandate
    assert answers[0].json()["address"] == report.get_absolute_url()
    again = {**said, "identity": str(uuid.uuid4())}
    assert client.post(reverse("report-away-send"), again).status_code == 201, "another one of the same words"


@pytest.mark.parametrize(
    ("part", "changed", "status"),
    [
        ("", {}, 401),
        ("deputy", {"identity": "x"}, 422),
        ("deputy", {"title": ""}, 422),
        ("deputy", {"text": " "}, 422),
        ("deputy", {"title": "长" * 81}, 422),
    ],
)
def test_what_is_not_taken_says_why_and_leaves_no_draft(
    council: Cast, part: str, changed: dict[str, str], status: int
) -> None:
    client = enter(council, part) if part else Client()
    answer = client.post(reverse("report-away-send"), {**SAID, "identity": str(uuid.uuid4()), **changed})
    assert answer.status_code == status
    assert answer.json()["sentence"]
    assert not Report.objects.exists()


def test_the_page_is_nobody_s_own_and_its_worker_keeps_its_scripts(council: Cast) -> None:
    page, worker = enter(council, "deputy").get(reverse("report-away")), Client().get(reverse("report-away-worker"))
    assert council.deputy.person.name not in page.content.decode()
    for script in ("acts/away", "reports/away"):
        assert script in worker.content.decode()
    assert "没有网络也能写" in enter(council, "deputy").get("/public-opinion/new").content.decode()
