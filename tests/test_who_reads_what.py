"""What one door hides, no other one shows: every fact of a suggestion, for every role, at every door.

Each fact is a word that stands nowhere else; a door is everything that a person can take away there. What the table
(`matters/visibility.py`) lets nobody read is looked for at all doors; what it lets somebody read must stand on the page.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from lianxinqiao.api import actions as tokens
from lianxinqiao.figures import actions as figures
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.files import actions as files
from lianxinqiao.matters import visibility
from lianxinqiao.matters.actions import assigning, drafting, publishing
from lianxinqiao.matters.load import BY_CODE
from lianxinqiao.matters.load import READERS as LOADED
from lianxinqiao.matters.models import Assessment, Contact, Handling, Promise, Reply, RequestPoint, Suggestion
from lianxinqiao.matters.stages import Stage
from lianxinqiao.notices.actions import write_to
from lianxinqiao.notices.models import Dispatch
from lianxinqiao.people.models import Post
from lianxinqiao.search import actions as search_actions
from tests.cast import Cast, cast
from tests.walks import PNG, Walk, a_suggestion

pytestmark = pytest.mark.django_db

# A word of its own for each fact.
WORDS = {
    "text": "桂花酿豆腐",
    "files": "梅子酱附件.png",
    "way": "竹叶青底稿",
    "answer": "荔枝湾水榭",
    "grades": "芙蓉镇评语",
    "work": "茶马道缘由",
    "history": "柏油路更正",
    "summary": "杏花村摘要",
}
DUE = date(2026, 11, 23)


def written(walk: Walk) -> Walk:
    """Every fact of the suggestion says its word."""
    row = walk.suggestion
    RequestPoint.objects.filter(suggestion=row).update(text=WORDS["text"])
    row.files.create(attachment=files.store_bytes(WORDS["files"], PNG, by=None, kind="attachment"))
    Suggestion.objects.filter(pk=row.pk).update(due_on=DUE, answer_due_on=DUE)
    replies = Reply.objects.filter(handling__suggestion=row)
    replies.filter(stage="delivered").update(body=WORDS["answer"], public_summary=WORDS["summary"])
    replies.exclude(stage="delivered").update(body=WORDS["way"])
    Promise.objects.filter(suggestion=row).update(plan=WORDS["answer"])
    Assessment.objects.filter(reply__handling__suggestion=row, state="given").update(comment=WORDS["grades"])
    Handling.objects.filter(suggestion=row, kind="assist").update(opinion=WORDS["work"])
    Contact.objects.create(
        handling=walk.handling,
        kind="phone",
        held_on=walk.at.date(),
        note=WORDS["work"],
        noted_by=walk.people.jiaoyu_clerk,
    )
    drafting.done("suggestion.classify", row, by=walk.people.clerk, at=walk.at, note=WORDS["history"], tells=())
    row.refresh_from_db()
    return walk


def rewritten(walk: Walk) -> Walk:
    """A second answer is on its way."""
    reply = walk.write_reply()
    Reply.objects.filter(pk=reply.pk).update(body=WORDS["way"])
    return walk


def publish(walk: Walk, openness: str) -> Walk:
    publishing.decide_openness(
        walk.suggestion, openness=openness, summary=WORDS["summary"], reason="-", by=walk.people.clerk, at=walk.at
    )
    publishing.publish(walk.suggestion, by=walk.people.clerk, at=walk.at)
    return walk


CASES = {
    "assessed": lambda people: written(Walk(people).assessed("unsatisfied")),
    "handled again": lambda people: written(rewritten(Walk(people).rehandled())),
    "closed": lambda people: written(Walk(people).closed()),
    "public in full": lambda people: publish(written(Walk(people).assessed()), "full"),
    "public as a summary": lambda people: publish(written(Walk(people).closed()), "summary"),
}


INSIDE = ("/desk", "/search", "/api/v1/work")
COLUMNS = "&".join(f"cols={key}" for key in ("number", "title", "stage", "due", "result"))


def doors(walk: Walk) -> Iterator[str]:
    """Every address behind which something of the suggestion could stand; the figures have a test of their own."""
    row = walk.suggestion
    house, reference, lists = row.get_absolute_url(), row.reference, "/desk/suggestions?"
    yield from ("/desk", "/desk/board", "/desk/unit", "/desk/sticking", "/desk/promises", "/desk/promises?export=xlsx")
    yield from (
        f"{lists}{COLUMNS}",
        f"{lists}{COLUMNS}&export=xlsx",
        f"{lists}late=1",
        f"{lists}near=1",
        "/notices",
        "/outbox",
    )
    yield from (house, f"{house}/edit", f"{house}/files/{row.files.latest('pk').pk}")
    yield from (f"/suggestions/draft-{row.pk}", f"/outbox/{last_letter(walk)}", "/outbox?export=xlsx", "/journal/")
    for reply in Reply.objects.filter(handling__suggestion=row):
        yield from (f"/replies/{reply.pk}", f"/replies/{reply.pk}.docx")
        yield from (f"{house}/papers/opinion-{form.pk}.docx" for form in reply.assessments.all())
    yield from (f"{house}/papers/slip-{row.pk}.docx", f"{house}/papers/notice-{walk.handling.pk}.docx")
    yield from (
        "/",
        f"/p/{reference}",
        f"/p/{reference}/feed.atom",
        "/feed.atom",
        "/browse",
        f"/deputies/{row.lead_id}",
    )
    yield from (f"/api/v1/suggestions/{reference}", "/api/v1/suggestions", f"/api/v1/work/suggestions/{reference}")
    title = row.title
    yield from (f"/find?q={title}", f"/search?q={title}", f"/api/v1/search?q={title}", f"/api/v1/work/search?q={title}")
    yield from ("/api/v1/work/suggestions", "/figures", "/figures/compilation.docx", "/figures/report.docx")


def last_letter(walk: Walk) -> int:
    return write_to("citizen@example.org", subject=walk.suggestion.title, body=WORDS["history"]).pk


def as_(post: Post | None) -> Client:
    """Logged in, and with a token for the partners' side."""
    if not post:
        return Client()
    _token, secret = tokens.make(name="-", scopes=["read"], days=1, by=post, at=timezone.now())
    client = Client(headers={"Authorization": f"Bearer {secret}"})
    client.force_login(post.person.user)
    return client


def said(client: Client, address: str) -> str:
    """All that the answer says; of a document, all its words."""
    response = client.get(address)
    content = response.content if not response.streaming else b"".join(response.streaming_content)  # type: ignore[arg-type]
    if content[:2] != b"PK":
        return content.decode(errors="ignore")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        texts = (packed.read(name).decode(errors="ignore") for name in packed.namelist() if name.endswith(".xml"))
        return re.sub(r"<[^>]+>", "", "".join(texts))


def read(walk: Walk, post: Post | None) -> set[str]:
    """The facts that the table opens; of an answer, what both decisions leave."""
    found = set(visibility.facts(Suggestion.objects.get(pk=walk.suggestion.pk), post))
    has_a_part = (
        post and Suggestion.objects.filter(visibility.own(post) or visibility.NOTHING, pk=walk.suggestion.pk).exists()
    )
    if not has_a_part and visibility.openness(walk.suggestion, walk.reply) != "full":
        found -= {"answer"}
    return found


LOOKING = ["deputy", "other_deputy", "station", "administrator", "jiaoyu_clerk", "jiaotong_clerk", ""]
CLOSED_TO = ["deputy", "other_deputy", "jiaoyu_clerk", "jiaotong_clerk"]  # before it is published
OPEN_TO = ["deputy", "other_deputy", "station", "administrator", "jiaoyu_clerk", ""]
TRIED = {"assessed": ["jiaoyu_clerk", "other_deputy"], "handled again": CLOSED_TO, "public as a summary": OPEN_TO}


@pytest.mark.parametrize("case", TRIED)
def test_no_door_shows_what_another_one_hides(people: Cast, case: str) -> None:
    walk = CASES[case](people)
    for part in TRIED[case]:
        post = people.posts.get(part)
        hidden, client = WORDS.keys() - read(walk, post), as_(post)
        for address in doors(walk):
            text = said(client, address)
            shown = {fact for fact in hidden if WORDS[fact] in text}
            if "grades" in hidden and "export=xlsx" in address and "满意" in text:
                shown |= {"grades"}
            if "clock" not in read(walk, post) and DUE.isoformat() in text:
                shown |= {"clock"}
            assert not shown, (part, address)


@pytest.mark.parametrize("case", CASES)
def test_what_may_be_read_stands_on_the_page(people: Cast, case: str) -> None:
    """The other side: who looks is not simply shown nothing."""
    walk = CASES[case](people)
    row = walk.suggestion
    written = {"text", "work", "history", "answer", "grades"} | ({"way"} if case == "handled again" else set())
    for part in (
        "deputy",
        "clerk",
        "supervision",
        "chairpersons",
        "auditor",
        "jiaoyu_clerk",
        "caizheng_head",
        "other_deputy",
    ):
        post = people.posts[part]
        text = said_at_last(as_(post), row.get_absolute_url())
        for fact in read(walk, post) & written:
            assert WORDS[fact] in text, (part, fact)


def said_at_last(client: Client, address: str) -> str:
    return client.get(address, follow=True).content.decode()


@pytest.mark.parametrize("case", TRIED)
def test_no_search_matches_what_its_reader_may_not_read(people: Cast, case: str) -> None:
    walk = CASES[case](people)
    search_actions.rebuild()
    for part in (*TRIED[case], "clerk"):
        post = people.posts.get(part)
        may, client = read(walk, post), as_(post)
        for fact in ("text", "way", "answer", "grades", "work", "summary"):
            lists = [f"/browse?q={WORDS[fact]}", f"/api/v1/suggestions?q={WORDS[fact]}"]
            lists += [f"/find?q={WORDS[fact]}", f"/api/v1/search?q={WORDS[fact]}"]
            lists += [f"/desk/suggestions?q={WORDS[fact]}", f"/api/v1/work/suggestions?q={WORDS[fact]}"] if post else []
            lists += [f"/search?q={WORDS[fact]}", f"/api/v1/work/search?q={WORDS[fact]}"] if post else []
            for address in lists:
                if fact not in (may if address.startswith(INSIDE) else read(walk, None)):
                    assert walk.suggestion.reference not in said(client, address), (part, address)
        if post and "text" in may:
            assert walk.suggestion.reference in said(client, f"/desk/suggestions?q={WORDS['text']}")


@pytest.mark.parametrize("part", LOOKING[:-1])
def test_nothing_is_filtered_sorted_or_counted_by_what_is_hidden(people: Cast, part: str) -> None:
    """What is late, of which class, merged: another's published suggestion is in none of these lists, and sorts as if it had no day."""
    walks = [publish(Walk(people).answered(), "full") for _time in range(2)]
    today = timezone.localdate()
    for number, walk in enumerate(walks):  # handled again after it was published, and late by then
        Suggestion.objects.filter(pk=walk.suggestion.pk).update(
            stage="handling",
            final_result="unsatisfied",
            due_on=today - timedelta(days=5 - number),
            merged_into=None if number else walks[1].suggestion,
        )
    post = people.posts[part]
    client, may = as_(post), visibility.facts(Suggestion.objects.get(pk=walks[0].suggestion.pk), post)
    hidden = (("late=1", "clock"), ("class=SOLVING", "class"), ("merged=1", "work"), ("result=unsatisfied", "grades"))
    for query, fact in hidden:
        shown = client.get(f"/desk/suggestions?{query}").context
        if query.partition("=")[0] in {drawn.filter.key for drawn in shown["filters"].drawn}:
            assert bool(shown["table"].count) == (fact in may), (part, query)
    unsorted = [row.object.pk for row in client.get("/desk/suggestions?sort=due").context["table"].rows]
    keys = [walk.suggestion.pk for walk in walks]
    expected = {True: keys, False: sorted(keys)}["clock" in may]
    assert unsorted == (expected if part != "jiaotong_clerk" else [])
    Suggestion.objects.update(due_on=today)
    Handling.objects.update(due_on=today, stage="accepted")
    assert bool(client.get("/desk/suggestions?week=1").context["table"].count) == (
        "clock" in may and part != "jiaotong_clerk"
    )
    for load in BY_CODE:
        listed = client.get(f"/desk/suggestions?load={load}&of={people.units['jiaoyu'].pk}")
        if post.role not in LOADED:
            assert listed.context["label"] == "", (part, load)


def test_a_public_figure_opens_no_row_by_what_its_page_hides(people: Cast, client: Client) -> None:
    """Each of them, all made public at once: a suggestion that is lived through for each took eight times as long."""
    walk = publish(Walk(people).closed(), "summary")
    figures.make_public(people.body, Period.of_year(2026), FIGURES, by=people.head, at=walk.at)
    pages = {code: client.get(f"/numbers/{people.body.code}/2026/{code}") for code in FIGURES}
    assert {code: page.status_code for code, page in pages.items() if page.status_code != 200} == {}
    showing = {code for code, page in pages.items() if walk.suggestion.reference in page.content.decode()}
    assert {code for code in showing if FIGURES[code].tells != "heading"} == set()
    assert showing


def test_the_stricter_of_two_decisions_holds(people: Cast, client: Client) -> None:
    """Answers and suggestions, each decided in each way."""
    walk = written(Walk(people).closed())
    words = {"full": WORDS["answer"], "summary": WORDS["summary"], "closed": "依照规定不公开"}
    holding = {"full": ("full", "summary", "closed"), "summary": ("summary", "summary", "closed")}
    for ours, all_three in holding.items():
        publishing.decide_openness(walk.suggestion, openness=ours, summary="-", reason="-", by=people.clerk, at=walk.at)
        if walk.suggestion.published_at is None:
            publishing.publish(walk.suggestion, by=people.clerk, at=walk.at)
        for theirs, holds in zip(("full", "summary", "closed"), all_three, strict=True):
            Reply.objects.update(openness=theirs)
            caches["answers"].clear()
            page = client.get(f"/p/{walk.suggestion.reference}").content.decode()
            assert {key for key, word in words.items() if word in page} == {holds}, (ours, theirs)
            open_data = client.get(f"/api/v1/suggestions/{walk.suggestion.reference}").json()["replies"][0]
            assert open_data["openness"] == holds
            letter = as_(people.other_deputy).get(f"/replies/{walk.reply.pk}.docx")
            assert letter.status_code == (200 if holds == "full" else 404)


def test_who_typed_a_draft_reads_it_until_its_deputy_takes_it_over(people: Cast) -> None:
    at = timezone.now()
    draft = drafting.help_to_write(
        mandate=people.deputy.mandate,
        by=people.station,
        at=at,
        title="关于路灯的建议",
        cause="路灯不亮。",
        requests=["修。"],
    )
    worker, address = as_(people.station), f"/suggestions/draft-{draft.pk}"
    assert "路灯不亮" in worker.get(address).content.decode()
    drafting.save(draft, cause="新写的缘由。", by=people.deputy, at=at + timedelta(minutes=5))
    page = worker.get(address)
    assert page.status_code == 200
    assert "已由林晓禾代表接手" in page.content.decode()
    for words in ("路灯", "新写的缘由", "修。"):
        assert words not in page.content.decode()
    assert worker.get("/desk/suggestions").context["table"].count == 0
    assert as_(people.jiaoyu_clerk).get(address).status_code == 404


def test_a_unit_that_gave_it_back_is_told_so_and_no_more(people: Cast) -> None:
    walk = Walk(people).assigned()
    units, at = people.units, walk.later()
    assigning.ask_return(
        walk.handling, reason="不属本单位。", proposed=units["jiaotong"], by=people.jiaoyu_clerk, at=at
    )
    assigning.reassign(walk.handling, to=units["jiaotong"], by=people.supervision, at=walk.later())
    page = as_(people.jiaoyu_clerk).get(walk.suggestion.get_absolute_url())
    assert "已经退回" in page.content.decode()
    assert walk.suggestion.title not in page.content.decode()
    assert as_(people.jiaoyu_clerk).get("/desk/suggestions").context["table"].count == 0
    assert walk.suggestion.title in as_(people.jiaotong_clerk).get(walk.suggestion.get_absolute_url()).content.decode()


def test_the_same_table_answers_a_query_and_a_row(people: Cast) -> None:
    for stage in (Stage.DRAFT, Stage.SUBMITTED, Stage.HANDLING, Stage.CLOSED, Stage.DECLINED):
        a_suggestion(people, at=stage)
    publish(Walk(people).closed(), "summary")
    for post in (*people.posts.values(), None):
        seen = Suggestion.objects.visible_to(post)
        rows = [(row.pk, visibility.facts(row, post)) for row in seen.annotate(read_as=visibility.read_as(post))]
        for fact in visibility.FACTS:
            asked = set(seen.filter(visibility.readable(post, fact)).values_list("pk", flat=True))
            assert asked == {pk for pk, read in rows if fact in read}, (post, fact)


# ------------------------------------------------------------------ the outbox
def test_the_outbox_tells_the_administrator_how_letters_fared_and_not_what_they_say(people: Cast) -> None:
    people.jiaoyu_clerk.user.email = "clerk@example.org"
    people.jiaoyu_clerk.user.save()
    walk = Walk(people).assigned()
    Dispatch.objects.update(error="550 no such box: clerk@example.org", state="failed")
    letter = Dispatch.objects.get(address="clerk@example.org")
    keeper, office = as_(people.administrator), as_(people.clerk)
    for address in ("/outbox", "/outbox?export=xlsx&cols=subject&cols=error&cols=address", f"/outbox/{letter.pk}"):
        text = said(keeper, address)
        assert walk.suggestion.title not in text
        assert "clerk@example.org" not in text
        assert "c***@example.org" in text
    assert walk.suggestion.title in said(office, f"/outbox/{letter.pk}")
    assert keeper.get("/outbox?q=护学岗").context["table"].count == 0
    assert keeper.get("/outbox?q=clerk@example.org").context["table"].count == 1
    assert office.get("/outbox?q=护学岗").context["table"].count == 1


def test_the_outbox_shows_the_office_no_draft_and_no_other_body(people: Cast) -> None:
    people.cosigner.user.email = "zhou@example.org"
    people.cosigner.user.save()
    walk = Walk(people).cosigning()
    other = cast(code="yunhe-2")
    letter = Dispatch.objects.get(address="zhou@example.org")
    for post in (people.clerk, people.head, other.clerk):
        assert walk.suggestion.title not in said(as_(post), f"/outbox/{letter.pk}")
        assert walk.suggestion.title not in said(as_(post), "/outbox")
