"""Word drafts as deputies sent them, through the upload itself: what the draft then says, and what the form shows."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lianxinqiao.matters.models import Suggestion
from lianxinqiao.paper.tests.test_drafted import AS_SENT, DRAFTS, SENT
from tests.cast import Cast

# What stood in the draft where it does not belong.
STRANGE = {
    "draft-closing-lines": ("此致", "敬礼", "2026年11月20日"),
    "draft-form-table": ("联系电话", "13900000001"),
    "draft-long-headings": (),
}


@pytest.mark.parametrize("name", AS_SENT)
def test_a_word_file_comes_in_as_it_was_meant(people: Cast, client: Client, name: str) -> None:
    _document, title, cause, analysis, requests = DRAFTS[AS_SENT[name]]
    client.force_login(people.deputy.user)
    file = SimpleUploadedFile(f"{name}.docx", (SENT / f"{name}.docx").read_bytes())
    answer = client.post("/suggestions/from-docx", {"docx": file}, follow=True)
    draft = Suggestion.objects.get()
    assert (draft.title, draft.cause, draft.analysis, draft.stage) == (title, cause, analysis, "draft")
    assert [point.text for point in draft.requests.all()] == list(requests)
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"/suggestions/draft-{draft.pk}/edit"
    assert all(words in page for words in requests)
    assert not [words for words in STRANGE[name] if words in page]
