"""The frame, tried on a suggestion: one lock, one word at the end, all or nothing."""

from datetime import timedelta

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.drafts import SavedSince, refuse_if_saved_since
from lianxinqiao.acts.frame import Unfinished, locked_with
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.frame import FRAME
from lianxinqiao.matters.models import Handling
from lianxinqiao.notices.models import Notice
from tests.cast import Cast
from tests.walks import Walk


def share(people: Cast) -> tuple[Walk, Handling]:
    walk = Walk(people).assigned()
    return walk, walk.suggestion.handlings.get(kind="lead")


def test_an_act_that_says_nothing_at_its_end_never_was(people: Cast) -> None:
    walk, handling = share(people)
    with (
        pytest.raises(Unfinished, match=r"handling\.accept"),
        FRAME.act("handling.accept", handling, by=people.jiaoyu_clerk, at=walk.later()),
    ):
        handling.stage = "accepted"
        handling.save()
    handling.refresh_from_db()
    assert handling.stage == "assigned"


def test_who_may_not_is_refused_before_anything(people: Cast) -> None:
    walk, handling = share(people)
    with pytest.raises(Refused), FRAME.act("handling.accept", handling, by=people.deputy, at=walk.later()):
        pytest.fail("the act was begun")


def test_done_writes_the_entry_and_tells(people: Cast) -> None:
    walk, handling = share(people)
    told = Notice.objects.count()
    with FRAME.act("handling.accept", handling, by=people.jiaoyu_clerk, at=walk.later()) as done:
        done(note="收到", tells=("lead_deputy",))
    entry = Entry.objects.filter(act="handling.accept").get()
    assert entry.data == {"note": "收到", "of": f"matters.handling:{handling.pk}"}
    assert entry.facts and entry.facts["rows"]
    assert Notice.objects.count() == told + 1


def test_quietly_writes_nothing(people: Cast) -> None:
    walk, handling = share(people)
    entries = Entry.objects.count()
    with FRAME.act("handling.accept", handling, by=people.jiaoyu_clerk, at=walk.later()) as done:
        done.quietly()
    assert Entry.objects.count() == entries


def test_a_part_leads_to_the_one_locked_root(people: Cast) -> None:
    walk, handling = share(people)
    reread = Handling.objects.get(pk=handling.pk)
    root = reread.root
    assert locked_with(reread).root is root
    assert root.pk == walk.suggestion.pk


def test_nobody_overwrites_what_they_have_not_read(people: Cast) -> None:
    draft = Walk(people).suggestion
    before = draft.saved_at - timedelta(minutes=1)
    with pytest.raises(SavedSince):
        refuse_if_saved_since(draft, before, {"title": "甲"}, {"title": "乙"})
    refuse_if_saved_since(draft, before, {"title": "甲"}, {"title": "甲"})
    refuse_if_saved_since(draft, draft.saved_at, {"title": "甲"}, {"title": "乙"})
    refuse_if_saved_since(draft, None, {"title": "甲"}, {"title": "乙"})
