"""Drafts in two windows: nobody overwrites what they have not read."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms

from lianxinqiao.acts import drafts
from lianxinqiao.acts.drafts import SavedSince

EARLY, LATE = datetime(2026, 3, 2, 1, tzinfo=UTC), datetime(2026, 3, 2, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("read", "typed", "taken"),
    [
        (None, {"title": "新"}, True),  # a program that sends the whole draft
        (LATE, {"title": "新"}, True),
        (EARLY, {"title": "旧"}, True),  # the same text overwrites nothing
        (EARLY, {"title": "新"}, False),
    ],
)
def test_nobody_overwrites_what_they_have_not_read(read: datetime | None, typed: dict[str, str], taken: bool) -> None:
    draft = SimpleNamespace(saved_at=LATE)
    if taken:
        drafts.refuse_if_saved_since(draft, read, {"title": "旧"}, typed)
        return
    with pytest.raises(SavedSince, match="2026-03-02 10:00 在另一个窗口"):
        drafts.refuse_if_saved_since(draft, read, {"title": "旧"}, typed)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("2026-03-02T01:00:00+00:00", EARLY),
        ("2026-03-02T09:00:00+08:00", EARLY),
        ("2026-03-02T01:00:00", None),
        ("2026-13-02T01:00:00+00:00", None),
        ("昨天", None),
        ("", None),
    ],
)
def test_the_version_that_the_page_showed(rf: Any, said: str, read: datetime | None) -> None:
    assert drafts.read_at(rf.post("/", {"read_at": said})) == read


class Draft(forms.Form):
    kind = forms.ChoiceField(label="类别", choices=[("a", "甲类"), ("b", "乙类")])
    urgent = forms.ChoiceField(label="急件", choices=[("yes", "是"), ("no", "否")])
    requests = forms.CharField(label="要求")


def test_what_is_stored_is_shown_in_words_where_it_differs() -> None:
    stored = {"kind": "b", "urgent": True, "requests": ["修路", "装灯"], "note": None}
    typed = {"kind": "a", "urgent": False, "requests": ["修路"], "note": "x"}
    assert drafts.others(Draft(), stored, typed, note="说明") == [
        ("类别", "乙类"),
        ("急件", "是"),
        ("要求", "修路\n装灯"),
        ("说明", ""),
    ]
    assert drafts.others(Draft(), stored, stored) == []
