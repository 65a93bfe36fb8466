"""The screen: put a report in, click a claim, correct it, take it away, discard it."""

import io
import json

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lianxinqiao.figures.models import DraftReport
from lianxinqiao.files.models import Attachment
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people.models import Post
from tests.cast import Cast
from tests.walks import a_suggestion

TEXT = "收到代表建议3件，\n代表提出的1件建议已全部办理完毕。"


def as_(post: Post) -> Client:
    client = Client()
    client.force_login(post.person.user)
    return client


def put(client: Client, name: str, content: bytes, year: str = "2026"):
    return client.post("/figures/drafts", {"file": SimpleUploadedFile(name, content), "year": year})


def word_file(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        paragraph = document.add_paragraph()
        paragraph.add_run(line[:4]).bold = True
        paragraph.add_run(line[4:])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def draft(people: Cast) -> DraftReport:
    a_suggestion(people, at=Stage.CLOSED)
    answer = put(as_(people.clerk), "报告.docx", word_file(*TEXT.split("\n")))
    assert answer.status_code == 302
    return DraftReport.objects.get()


def test_the_text_stands_with_its_verdicts(people: Cast, draft: DraftReport) -> None:
    page = as_(people.clerk).get(f"/figures/drafts/{draft.pk}").content.decode()
    assert "claim-contradicts" in page
    assert "claim-agrees" in page


def test_the_page_says_how_many_of_how_many(people: Cast, draft: DraftReport) -> None:
    page = as_(people.clerk).get(f"/figures/drafts/{draft.pk}").content.decode()
    assert "文中 2 处数字，与记录核对了 2 处；文中前后矛盾 1 处。" in page
    assert "<strong>0</strong>" not in page


def test_a_click_explains_a_claim_and_leads_to_its_rows(people: Cast, draft: DraftReport) -> None:
    page = as_(people.clerk).get(f"/figures/drafts/{draft.pk}?claim=0").content.decode()
    assert "记录中“代表提出的建议”为1，文中写“3件”。" in page
    assert "/figures/suggestions.raised?year=2026" in page


def test_a_contradiction_of_the_text_leads_to_both_places(people: Cast) -> None:
    client = as_(people.clerk)
    put(client, "a.txt", "收到建议142件，办结140件，办结率100%。".encode())
    address = f"/figures/drafts/{DraftReport.objects.get().pk}"
    page = client.get(address).content.decode()
    assert "?claim=0#claim-0" in page and "?claim=2#claim-2" in page
    assert page.count("claim-doubtful") == 2
    assert "算得98.59%" in client.get(f"{address}?claim=2").content.decode().partition("claim-chosen")[2]


def test_one_click_says_that_it_is_no_number_of_the_records(people: Cast, draft: DraftReport) -> None:
    client = as_(people.clerk)
    assert 'name="figure" value=""' in client.get(f"/figures/drafts/{draft.pk}?claim=0").content.decode()
    # the button stands behind the choice in the same form, so both are sent
    client.post(f"/figures/drafts/{draft.pk}/bind", {"claim": "0", "figure": ["suggestions.raised", ""]})
    assert 'claim-contradicts" id=' not in client.get(f"/figures/drafts/{draft.pk}").content.decode()


def test_a_number_without_a_figure_offers_the_two_nearest_and_one_click_binds_it(people: Cast) -> None:
    client = as_(people.clerk)
    put(client, "a.txt", "提出住房方面的代表建议7件。".encode())
    address = f"/figures/drafts/{DraftReport.objects.get().pk}"
    page = client.get(f"{address}?claim=0").content.decode()
    assert page.partition("它可能是")[2].partition("</fieldset>")[0].count("<button") == 2
    assert 'value="suggestions.raised"><span>代表提出的建议</span>' in page
    client.post(f"{address}/bind", {"claim": "0", "figure": "suggestions.raised"})
    assert "此前人工指定" in client.get(f"{address}?claim=0").content.decode()


@pytest.mark.parametrize("claim", ["99", "x", "-1", "9" * 30])
def test_a_claim_that_is_not_there_is_none(people: Cast, draft: DraftReport, claim: str) -> None:
    assert as_(people.clerk).get(f"/figures/drafts/{draft.pk}?claim={claim}").status_code == 200


def test_a_correction_is_one_click(people: Cast, draft: DraftReport) -> None:
    client = as_(people.clerk)
    client.post(f"/figures/drafts/{draft.pk}/bind", {"claim": "0", "figure": "suggestions.merged"})
    page = client.get(f"/figures/drafts/{draft.pk}?claim=0").content.decode()
    assert "此前人工指定" in page
    client.post(f"/figures/drafts/{draft.pk}/bind", {"claim": "0", "figure": "forget"})
    assert "此前人工指定" not in client.get(f"/figures/drafts/{draft.pk}?claim=0").content.decode()


def test_the_word_file_comes_back_as_it_was_with_comments(people: Cast, draft: DraftReport) -> None:
    answer = as_(people.clerk).get(f"/figures/drafts/{draft.pk}.docx")
    document = docx.Document(io.BytesIO(answer.content))
    assert [paragraph.text for paragraph in document.paragraphs] == TEXT.split("\n")
    assert document.paragraphs[0].runs[0].bold
    said = [comment.text for comment in document.comments]
    assert [words for words in said if "文中写“3件”" in words]
    assert [words for words in said if "与“1件”一致" in words]
    assert said.count("称全部1件，但前文共有3件。") == 2


def test_json_can_be_taken_away(people: Cast, draft: DraftReport) -> None:
    made = json.loads(as_(people.clerk).get(f"/figures/drafts/{draft.pk}.json").content)
    assert [claim["verdict"] for claim in made["claims"]] == ["contradicts", "agrees"]


def test_it_is_for_the_office_alone(people: Cast, draft: DraftReport) -> None:
    for part in ("deputy", "jiaoyu_clerk", "auditor", "supervision"):
        if part in people.posts:
            assert as_(people.posts[part]).get(f"/figures/drafts/{draft.pk}").status_code == 403, part
    assert Client().get(f"/figures/drafts/{draft.pk}").status_code == 302


def test_discarded_it_is_gone_with_its_file(people: Cast, draft: DraftReport) -> None:
    as_(people.clerk).post(f"/figures/drafts/{draft.pk}/discard")
    assert not DraftReport.objects.exists()
    assert not Attachment.objects.filter(kind="report").exists()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("报告.docx", b"MZ\x90\x00" + b"\x00" * 100, "不是 .docx 格式"),
        ("报告.exe", b"MZ\x90\x00", "可以上传：.docx、.pdf、.txt、.md。"),
        ("报告.txt", b"\x00\x01\x02", "不是文本文件"),
        ("报告.pdf", b"%PDF-1.7 broken", "不是 .pdf 格式"),
        ("报告.docm", b"PK\x03\x04", "带有宏"),
        ("报告.txt", b"   \n", "没有文字"),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence_and_keeps_the_form(
    people: Cast, name: str, content: bytes, sentence: str
) -> None:
    answer = put(as_(people.clerk), name, content, year="2019")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in page
    assert 'value="2019"' in page
    assert not Attachment.objects.exists()


def test_several_are_checked_together(people: Cast) -> None:
    clerk = as_(people.clerk)
    for name, words, year in (
        ("去年.txt", "2026年，全年收到代表建议156件。", "2026"),
        ("今年.txt", "2027年，收到代表建议160件，去年收到代表建议158件。", "2027"),
    ):
        put(clerk, name, words.encode(), year)
    page = clerk.get("/figures/drafts/together").content.decode()
    assert "156件" in page and "158件" in page and "160件" not in page
    assert page.count("/figures/drafts/") >= 2
    assert as_(people.deputy).get("/figures/drafts/together").status_code in {403, 404}


def test_what_was_chosen_by_hand_is_named_where_nothing_is_on_record(people: Cast) -> None:
    client = as_(people.clerk)
    put(client, "a.txt", "某街道接待居民320人次。".encode())
    address = f"/figures/drafts/{DraftReport.objects.get().pk}"
    page = client.get(f"{address}?claim=0").content.decode()
    offered = page.partition("它可能是")[2].partition("</fieldset>")[0]
    assert "接待日接待的群众" in offered
    assert "没有记录" in offered
    client.post(f"{address}/bind", {"claim": "0", "figure": "receptions.visitors"})
    assert "“接待日接待的群众”，" in client.get(f"{address}?claim=0").content.decode()
