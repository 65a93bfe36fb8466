"""The screens: a member writes, the office reviews, files and assigns, a unit answers, everybody reads what is published."""

from django.test import Client

from lianxinqiao.matters.actions import assessing, publishing
from lianxinqiao.matters.models import Assessment
from lianxinqiao.proposals.models import Proposal, Reading
from lianxinqiao.proposals.tests.conftest import Enter, words
from lianxinqiao.proposals.tests.scene import (
    RATED,
    TITLE,
    answered,
    assigned,
    drafted,
    filed,
    rated,
    read,
    reply_of,
    submitted,
)
from tests.cast import Cast

SAID = {"title": TITLE, "cause": "放学时段拥堵。", "requests": "错开放学时间。\n设落客区。", "origin": "member"}


def test_a_member_writes_and_hands_in(council: Cast, enter: Enter) -> None:
    client = enter("deputy")
    assert "data-autosave-key" in words(client.get("/proposals/new"))
    page = client.post("/proposals/new", {**SAID, "then": "show"}, follow=True)
    proposal = Proposal.objects.get()
    assert [point.text for point in proposal.requests.all()] == ["错开放学时间。", "设落客区。"]
    assert TITLE in words(page)
    client.post(f"/proposals/{proposal.reference}/proposal.submit/{proposal.pk}")
    proposal.refresh_from_db()
    assert proposal.stage == "submitted"
    assert "提交" in words(client.get(proposal.get_absolute_url()))


def test_the_first_words_make_a_draft_by_themselves(council: Cast, enter: Enter) -> None:
    client = enter("deputy")
    answer = client.post("/proposals/begin", SAID).json()
    assert answer["edit"] == f"/proposals/{Proposal.objects.get().reference}/edit"
    changed = {**SAID, "title": "关于放学的提案", "read_at": answer["read_at"]}
    assert client.post(answer["autosave"], changed).status_code == 200
    assert client.post(answer["autosave"], {**changed, "title": "别的"}).status_code == 409
    assert "关于放学的提案" in words(client.get(answer["edit"]))
    assert "已经保存的内容" in words(client.post(answer["edit"], {**changed, "title": "别的"}))


def test_a_reader_reads_and_the_other_does_not_see_it(council: Cast, enter: Enter) -> None:
    proposal = submitted(council)
    act = f"/proposals/{proposal.reference}/proposal.read/{proposal.pk}"
    client = enter("clerk")
    assert client.post(act, {"verdict": "report", "note": "建议转社情民意。"}).status_code == 302
    assert "建议转社情民意。" in words(client.get(proposal.get_absolute_url()))
    assert "建议转社情民意。" not in words(enter("head").get(proposal.get_absolute_url()))
    assert Reading.objects.get().reader == council.clerk


def test_the_office_files_and_assigns(council: Cast, enter: Enter) -> None:
    proposal = read(council)
    client = enter("clerk")
    act = f"/proposals/{proposal.reference}/proposal.register/{proposal.pk}"
    assert client.post(act, {"field": council.fields["education"].pk}).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.stage, proposal.number_text != "") == ("registered", True)
    act = f"/proposals/{proposal.reference}/proposal.assign/{proposal.pk}"
    assert client.post(act, {"lead": council.units["jiaoyu"].pk}).status_code == 302
    proposal.refresh_from_db()
    assert proposal.stage == "assigned"


def test_what_is_not_filed_is_told_in_the_ground_s_own_words(council: Cast, enter: Enter) -> None:
    """Vector 75: one's own or relatives' case."""
    proposal = read(council, verdicts=("not_file", "not_file"), ground="personal")
    act = f"/proposals/{proposal.reference}/proposal.not_file/{proposal.pk}"
    said = {"outcome": "letter", "ground": "personal", "reason": "属于个人诉求。", "to": council.units["jiaoyu"].pk}
    assert enter("clerk").post(act, said).status_code == 302
    page = words(enter("deputy").get(Proposal.objects.get().get_absolute_url()))
    assert "为本人或者亲属解决个人问题的" in page
    assert "作为委员来信转有关单位：教育局" in page or "作为委员来信转有关单位：云河区教育局" in page
    assert "属于个人诉求。" in page


def test_each_number_of_each_desk_opens_its_rows(council: Cast, enter: Enter) -> None:
    from datetime import date

    from lianxinqiao.acts import lists, piles

    drafted(council)
    submitted(council)
    read(council)
    filed(council)
    assigned(council)
    answered(council)
    today, near = date(2026, 3, 15), date(2026, 3, 30)
    for part in ("deputy", "clerk", "head", "chairpersons", "supervision", "jiaoyu_clerk", "jiaoyu_head"):
        post = council.posts[part]
        for pile, number in piles.numbers(post, today, near).items():
            listing = lists.opened_by(pile)
            if listing.code not in {"proposals", "suggestions"}:
                continue
            assert listing.waiting_rows(pile, post, today, near).count() == number, (part, pile.code)
            assert not (number and listing.code == "suggestions"), "a proposal is no suggestion"


def test_a_unit_works_on_it_from_its_own_page(council: Cast, enter: Enter) -> None:
    proposal = assigned(council)
    client = enter("jiaoyu_clerk")
    assert proposal.title in words(client.get("/proposals?waiting=accept"))
    handling = proposal.handlings.get()
    assert client.post(f"/proposals/{proposal.reference}/handling.accept/{handling.pk}").status_code == 302
    page = client.post(f"/proposals/{proposal.reference}/reply.draft/{handling.pk}", follow=True)
    assert "reply" in page.request["PATH_INFO"] or "replies" in page.request["PATH_INFO"]


def test_a_member_rates_and_the_unit_does_not_see_it_before_the_end(council: Cast, enter: Enter) -> None:
    proposal = answered(council)
    form = Assessment.objects.get()
    said = {"attitude": "satisfied", "result": "basically", "comment": "进度偏慢。"}
    assert enter("deputy").post(f"/proposals/{proposal.reference}/assessment.give/{form.pk}", said).status_code == 302
    assert "进度偏慢。" not in words(enter("jiaoyu_clerk").get(proposal.get_absolute_url()))
    assert "进度偏慢。" in words(enter("clerk").get(proposal.get_absolute_url()))


def test_the_answer_and_the_papers_are_taken_away(council: Cast, enter: Enter) -> None:
    proposal = answered(council)
    client = enter("clerk")
    assert client.get(f"/replies/{reply_of(proposal).pk}.docx").status_code == 200
    page = words(client.get(proposal.get_absolute_url()))
    assert f"/proposals/{proposal.reference}/papers/notice-" in page


def test_everybody_reads_what_is_published(council: Cast, client: Client) -> None:
    proposal = rated(council)
    address = f"/cppcc/proposals/{proposal.reference}"
    assert client.get(address).status_code == 404
    assessing.close(proposal, by=council.clerk, at=RATED)
    publishing.decide_openness(proposal, openness="full", by=council.clerk, at=RATED)
    publishing.publish(proposal, by=council.clerk, at=RATED)
    page = words(client.get(address))
    assert "错开放学时间。" in page
    assert "已会同交警调整放学时间。" in page
    assert proposal.title in words(client.get("/cppcc/proposals"))
    assert address in words(client.get("/find", {"q": "落客区"}))


def test_a_member_who_may_recommend_it_is_led_to_its_answers(council: Cast, client: Client) -> None:
    proposal = rated(council)
    client.force_login(council.other_deputy.user)
    assert client.get(proposal.get_absolute_url()).status_code == 404  # nobody else's before it is published
    assessing.close(proposal, by=council.clerk, at=RATED)
    publishing.decide_openness(proposal, openness="full", by=council.clerk, at=RATED)
    publishing.publish(proposal, by=council.clerk, at=RATED)
    page = words(client.get(proposal.get_absolute_url()))
    assert f"/proposals/{proposal.reference}/proposal.recommend/{proposal.pk}" in page
    assert f'href="/cppcc/proposals/{proposal.reference}"' in page


def test_lists_and_board_open_for_every_role(council: Cast, enter: Enter) -> None:
    filed(council, origin="party", in_name_of="民革云河区总支", head="许主委", sealed=True)
    for part in ("deputy", "clerk", "chairpersons", "supervision", "auditor"):
        client = enter(part)
        assert client.get("/proposals").status_code == 200
        assert client.get("/proposals/board").status_code == 200
    assert "民革云河区总支" in words(enter("clerk").get("/proposals?origin=party"))
    assert "民革云河区总支" not in words(enter("clerk").get("/proposals?origin=member"))


def test_open_data_tells_what_is_published(council: Cast, client: Client) -> None:
    proposal = rated(council, filed(council, origin="sector", in_name_of="教育界"))
    assert client.get("/api/v1/proposals").json()["items"] == []
    assessing.close(proposal, by=council.clerk, at=RATED)
    publishing.decide_openness(proposal, openness="full", by=council.clerk, at=RATED)
    publishing.publish(proposal, by=council.clerk, at=RATED)
    (row,) = client.get("/api/v1/proposals").json()["items"]
    assert (row["proposer"], row["excellent"]) == ({"code": "sector", "name": "教育界"}, False)
    whole = client.get(f"/api/v1/proposals/{proposal.reference}").json()
    assert whole["replies"][0]["text"] or whole["requests"]
    assert client.get("/api/v1/suggestions").json()["items"] == []


def test_in_english_its_list_counts_proposals(council: Cast, enter: Enter) -> None:
    submitted(council)
    page = enter("clerk").get("/proposals", headers={"Accept-Language": "en"}).content.decode()
    assert "<strong>1</strong> proposals" in " ".join(page.split())
