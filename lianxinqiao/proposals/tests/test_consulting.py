"""Consultation on handling at its four points; the number given above; files beside the text; feeds and the site map."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.matters.actions import assessing, publishing
from lianxinqiao.proposals.actions import consulting, reviewing
from lianxinqiao.proposals.models import Consultation, Proposal
from lianxinqiao.proposals.tests.conftest import Enter, words
from lianxinqiao.proposals.tests.scene import ASSIGNED, RATED, READ, answered, assigned, drafted, filed, rated, read
from tests.cast import Cast

SAID = {"participants": "提案者、教育局", "agreed": "先试点三所学校。"}
STANDS = {"filed": filed, "assigned": assigned, "answered": answered}


@pytest.mark.parametrize(
    ("stands", "points"),
    [
        ("filed", {"filing", "assigning"}),
        ("assigned", {"assigning", "drafting"}),
        ("answered", {"supervising"}),
    ],
)
def test_each_point_has_its_time(council: Cast, stands: str, points: set[str]) -> None:
    proposal = STANDS[stands](council)
    for point in Consultation.Point.values:
        said = {**SAID, "point": point, "held_on": RATED.date(), "by": council.clerk, "at": RATED}
        if point in points:
            consulting.note(proposal, **said)
        else:
            with pytest.raises(Refused, match="不登记"):
                consulting.note(proposal, **said)


def test_what_stays_open_is_read_by_whoever_raised_it(council: Cast, enter: Enter) -> None:
    proposal = assigned(council)
    client = enter("jiaoyu_clerk")
    told = {**SAID, "point": "drafting", "held_on": "2026-01-25", "stays_open": "经费来源待定。"}
    assert client.post(f"/proposals/{proposal.reference}/proposal.consult/{proposal.pk}", told).status_code == 302
    page = words(enter("deputy").get(proposal.get_absolute_url()))
    assert "经费来源待定。" in page and "先试点三所学校。" in page
    with pytest.raises(Refused):
        consulting.note(
            proposal, **SAID, point="drafting", held_on=ASSIGNED.date(), by=council.jiaotong_clerk, at=RATED
        )


def test_what_was_handed_up_is_numbered_there(council: Cast, enter: Enter) -> None:
    proposal = read(council)
    reviewing.not_file(proposal, outcome="handed_up", reason="由市级决定。", upper="市政协", by=council.head, at=READ)
    act = f"/proposals/{proposal.reference}/proposal.number_there/{proposal.pk}"
    enter("clerk").post(act, {"number": "市0123"})
    assert "市0123" in words(enter("deputy").get(Proposal.objects.get().get_absolute_url()))


def test_only_what_was_handed_up_is(council: Cast) -> None:
    proposal = read(council, verdicts=("report", "report"), note="情况反映。")
    reviewing.not_file(proposal, outcome="report", ground="empty", reason="转报。", by=council.head, at=READ)
    with pytest.raises(Refused, match="提交上级政协"):
        consulting.number_there(proposal, number="1", by=council.clerk, at=READ)


def test_a_file_lies_beside_the_text(council: Cast, enter: Enter) -> None:
    proposal = drafted(council)
    client, address = enter("deputy"), f"/proposals/{proposal.reference}"
    text = {"title": proposal.title, "cause": proposal.cause, "requests": "错开。", "origin": "member"}
    upload = SimpleUploadedFile("调查.txt", "放学车流记录".encode())
    client.post(f"{address}/edit", {**text, "attachments": upload})
    row = proposal.files.get()
    assert "调查.txt" in words(client.get(f"{address}/edit"))
    assert client.get(f"{address}/files/{row.pk}").status_code == 200
    client.post(f"{address}/files/{row.pk}/remove")
    assert not proposal.files.exists()


def test_feeds_and_the_map_hold_what_is_published_of_this_kind(council: Cast, client: Client) -> None:
    proposal = rated(council)
    assessing.close(proposal, by=council.clerk, at=RATED)
    publishing.decide_openness(proposal, openness="full", by=council.clerk, at=RATED)
    page = f"/cppcc/proposals/{proposal.reference}"
    assert page not in words(client.get("/feed.atom?kind=proposal"))
    publishing.publish(proposal, by=council.clerk, at=RATED)
    assert page in words(client.get("/feed.atom?kind=proposal"))
    assert page not in words(client.get("/feed.atom"))
    assert page in words(client.get("/sitemap-proposals.xml"))
    assert page not in words(client.get("/sitemap-suggestions.xml"))
    steps = words(client.get(f"{page}/feed.atom"))
    assert "立案" in steps and page in steps
    assert proposal.title in words(client.get(f"/follow?proposal={proposal.reference}"))
    assert client.get("/feed.atom?kind=other").status_code == 404
