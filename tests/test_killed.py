"""`kill -9` of the whole server during each act of the life: afterwards it is done, or it is not.

Many people at once each do one act over HTTP. The first time the table of the acts' last write is held, so that
every act has written all it writes and none has committed when the kill comes. Then all is as before, and doing
it again works. The second time the kill comes right after the first commit is seen: each act is then done
with its journal entry, notices and letters, or has left nothing at all. A file without its row may remain in the
store, a row without its file never.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from lianxinqiao.accounts.models import User
from lianxinqiao.acts.models import Series
from lianxinqiao.files.models import Attachment
from lianxinqiao.journal import verifying
from lianxinqiao.journal.models import Entry, Head
from lianxinqiao.matters.acts import ACTS
from lianxinqiao.matters.models import AssigningMeeting, Matter
from lianxinqiao.notices.models import Dispatch, Notice
from tests.cast import Cast, cast
from tests.deeds import DEEDS, OF_SHEETS, PROFILE, WITH_THE_TEXT, Deed
from tests.served import THREADS, Served, holding, others, wait_for
from tests.walks import Walk

# Tables that are held at once: no act writes last to one of them and before to another.
TOGETHER = (
    ("notices_dispatch",),
    ("journal_entry",),
    ("matters_reply", "matters_requestpoint", "matters_suggestionfile"),
)
GROUPS = [
    rows[start : start + THREADS]
    for tables in TOGETHER
    for rows in [[code for code, deed in DEEDS.items() if deed.holds in tables]]
    for start in range(0, len(rows), THREADS)
]


# ------------------------------------------------------------------ what stands in the database
def way_to_suggestion(model: type[Model], seen: tuple[type[Model], ...] = ()) -> str | None:
    """How a row of the matters room leads to its suggestion; None where it hangs on none."""
    if model is Matter:
        return ""
    for each in model._meta.fields:
        near = each.related_model
        if each.null or not isinstance(near, type) or near in seen or near._meta.app_label != "matters":
            continue
        way = way_to_suggestion(near, (*seen, model))
        if way is not None:
            return f"{each.name}__{way}"
    return None


WAYS = {
    model: f"{way}body__code"
    for model in apps.get_app_config("matters").get_models()
    if not model._meta.proxy and (way := way_to_suggestion(model)) is not None
}


def picture(body: str) -> dict[str, list[str]]:
    """Every row that an act in this body may leave behind, word for word."""
    rows = {model._meta.label: model.objects.filter(**{way: body}) for model, way in WAYS.items()}  # type: ignore[attr-defined]
    rows["numbers"] = Series.objects.filter(body__code=body)
    rows["meetings"] = AssigningMeeting.objects.filter(body__code=body)
    rows["journal"] = Entry.objects.filter(chain=body)
    rows["journal head"] = Head.objects.filter(chain=body)
    rows["notices"] = Notice.objects.filter(subject__contains=f"〔{body}〕")
    rows["letters"] = Dispatch.objects.filter(subject__contains=f"〔{body}〕")
    return {name: sorted(map(str, query.values_list())) for name, query in rows.items()}


def written(before: dict[str, list[str]], after: dict[str, list[str]]) -> Counter[str]:
    """How many rows came or changed, by kind, and of what kinds there are fewer: the footprint of an act."""
    rows = Counter({name: len(set(after[name]) - set(before[name])) for name in before})
    gone = Counter({f"{name} gone": max(len(before[name]) - len(after[name]), 0) for name in before})
    return rows + gone  # without what is zero


@dataclass
class Doing:
    """One act about to be done, by somebody who is signed in."""

    code: str
    deed: Deed
    body: str
    subject: Any
    address: str
    typed: dict[str, Any]
    cookie: str
    before: dict[str, list[str]]

    @classmethod
    def prepared(cls, code: str, people: Cast) -> "Doing":
        deed, body = DEEDS[code], people.body.code
        walk = Walk(people, title=f"〔{body}〕增设护学岗", at=timezone.now() - timedelta(days=deed.ago))
        subject = deed.scene(walk)
        walk.suggestion.refresh_from_db()
        person = Client()
        person.force_login(people.posts[deed.by].user)
        cookie = person.cookies["sessionid"].value
        return cls(code, deed, body, subject, deed.address(code, subject), deed.form(walk), cookie, {})

    def remember(self) -> None:
        self.before = picture(self.body)

    def entries(self) -> int:
        return Entry.objects.filter(chain=self.body, act=self.code).count()

    def saved(self) -> Any:
        """When what is saved without an event was last saved."""
        fresh = type(self.subject).objects.filter(pk=self.subject.pk).first()
        return getattr(fresh, "saved_at", None)

    def post(self, house: Served) -> tuple[int, str]:
        for value in self.typed.values():
            if isinstance(value, File):
                value.seek(0)  # it may have been sent before
        return house.post(self.address, self.cookie, self.typed)


def whole(var: Path) -> bool:
    """The journal's chains hold, and every row of a file has its bytes, in the server's store or in the scenes'."""
    stores = [Path(default_storage.location), var / "files"]  # type: ignore[attr-defined]
    return not verifying.everything().findings and all(_has_its_bytes(row, stores) for row in Attachment.objects.all())


def _has_its_bytes(row: Attachment, stores: Sequence[Path]) -> bool:
    files = [store / row.path for store in stores if (store / row.path).is_file()]
    return any(hashlib.sha256(file.read_bytes()).hexdigest() == row.sha256 for file in files)


def all_at_once(house: Served, doings: Sequence[Doing], pool: ThreadPoolExecutor) -> list[Future[tuple[int, str]]]:
    for doing in doings:
        doing.remember()
    return [pool.submit(doing.post, house) for doing in doings]


def test_every_act_of_the_life_has_its_turn() -> None:
    assert set(DEEDS) == set(ACTS) - OF_SHEETS - WITH_THE_TEXT
    assert sorted(code for group in GROUPS for code in group) == sorted(DEEDS)


@pytest.fixture
def house(transactional_db: None, tmp_path: Path) -> Iterator[Served]:
    house = Served(tmp_path)
    yield house
    house.kill()
    wait_for(lambda: not others(), "the last connection to end")


@pytest.mark.parametrize("codes", GROUPS, ids=lambda codes: codes[0])
def test_a_killed_act_is_done_wholly_or_not_at_all(house: Served, codes: list[str]) -> None:
    casts = [cast(PROFILE, code=f"yunhe{number}") for number in range(len(codes))]
    User.objects.filter(email="").update(email="someone@example.org")
    first = [Doing.prepared(code, people) for code, people in zip(codes, casts, strict=True)]
    second = [Doing.prepared(code, people) for code, people in zip(codes, casts, strict=True)]
    with ThreadPoolExecutor(THREADS) as pool:
        house.start()
        _killed_before_the_commit(house, first, pool)
        house.start()
        footprints = _done_again(house, first)
        _killed_at_the_first_commit(house, second, footprints, pool)


def _killed_before_the_commit(house: Served, doings: Sequence[Doing], pool: ThreadPoolExecutor) -> None:
    held = Counter(doing.deed.holds for doing in doings)
    with holding(*held) as waiting:
        answers = all_at_once(house, doings, pool)
        wait_for(lambda: waiting() == held or any(answer.done() for answer in answers), f"the held acts {held}")
        house.kill()
    assert [answer.result()[0] for answer in answers] == [0] * len(doings), [a.result() for a in answers]
    wait_for(lambda: not others(), "the killed server's connections to end")
    for doing in doings:
        assert picture(doing.body) == doing.before, f"{doing.code} left something behind"
    assert whole(house.var)


def _done_again(house: Served, doings: Sequence[Doing]) -> dict[str, Counter[str]]:
    """Each act once more after the restart; what a whole act leaves behind."""
    footprints = {}
    for doing in doings:
        status, page = doing.post(house)
        saved_by_itself = doing.code in {"suggestion.save", "reply.save"}
        assert status == (200 if saved_by_itself else 302), f"{doing.code}: {status}\n{page}"
        after = picture(doing.body)
        assert after != doing.before
        footprints[doing.code] = written(doing.before, after)
        assert (footprints[doing.code]["journal"] > 0) == (not saved_by_itself)
        assert (footprints[doing.code]["letters"] > 0) == (doing.deed.holds == "notices_dispatch")
    assert whole(house.var)
    return footprints


def _killed_at_the_first_commit(
    house: Served, doings: Sequence[Doing], footprints: dict[str, Counter[str]], pool: ThreadPoolExecutor
) -> None:
    marks = [(doing.entries(), doing.saved()) for doing in doings]
    answers = all_at_once(house, doings, pool)
    wait_for(lambda: marks != [(doing.entries(), doing.saved()) for doing in doings], "the first commit")
    house.kill()
    wait_for(lambda: not others(), "the killed server's connections to end")
    done = []
    for doing, answer in zip(doings, answers, strict=True):
        after = picture(doing.body)
        if after != doing.before:
            done.append(doing.code)
            assert written(doing.before, after) == footprints[doing.code], f"{doing.code} is half done"
        assert doing.code in done or answer.result()[0] == 0, f"{doing.code} was answered but is not done"
    assert done
    assert whole(house.var)


def test_a_missing_notice_or_row_would_be_seen(people: Cast) -> None:
    walk, body = Walk(people, title=f"〔{people.body.code}〕增设护学岗"), people.body.code
    before = picture(body)
    walk.assigned()
    whole_act = written(before, picture(body))
    for lost in (Notice.objects.latest("pk"), Entry.objects.latest("pk"), walk.assisting):
        with pytest.raises(AssertionError), transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("set local session_replication_role = replica")  # the journal would refuse
            type(lost).objects.filter(pk=lost.pk).delete()
            assert written(before, picture(body)) == whole_act
