"""A reading group: formed, joined, planned week by week; what members say is looked at by the owner before the others read it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.learning import rules
from lianxinqiao.learning.frame import GROUP_FRAME
from lianxinqiao.learning.models import Book, Group, Member, Study, Talk, Week
from lianxinqiao.learning.rules import GROUP_RULES
from lianxinqiao.learning.stages import GroupStage, TalkStage
from lianxinqiao.people.models import Body, Person, Post

MOST = 2000  # characters of a note


@transaction.atomic
def form(
    body: Body, *, name: str, book: Book, owner: Person, persons: Iterable[Person] = (), by: Post, at: datetime
) -> Group:
    """Form a group; its owner is a member too."""
    GROUP_RULES.may("group.form", by, Beginning(body.pk), at)
    row = Group(body=body, name=name.strip(), book=book, owner=owner, formed_on=day(at))
    row.full_clean()
    row.save(force_insert=True)
    _take_in(row, {owner.pk, *(person.pk for person in persons)})
    GROUP_FRAME.done("group.form", row, by=by, at=at, data={"name": row.name, "book": book.title})
    return row


def join(group: Group, *, persons: Iterable[Person], by: Post, at: datetime) -> int:
    with GROUP_FRAME.act("group.join", group, by=by, at=at) as done:
        number = _take_in(group, {person.pk for person in persons})
        done(data={"persons": number})
        return number


def _take_in(group: Group, persons: set[int]) -> int:
    new = persons - set(group.members.values_list("person", flat=True))
    Member.objects.bulk_create(Member(group=group, person_id=key) for key in sorted(new))
    return len(new)


def plan_week(group: Group, *, until: date, chapter: int, question: str = "", by: Post, at: datetime) -> Week:
    """Say how many chapters are read by which day; later weeks read on from there."""
    with GROUP_FRAME.act("group.plan_week", group, by=by, at=at) as done:
        rules.within_the_book(chapter, group.book.chapters)
        row = Week(group=group, until=until, chapter=chapter, question=question.strip())
        row.full_clean()
        if group.weeks.filter(until__lt=until, chapter__gte=chapter).exists():
            raise Refused(_("后一周要比前一周读得远。"))
        if group.weeks.filter(until__gt=until, chapter__lte=chapter).exists():
            raise Refused(_("前一周不能比后一周读得远。"))
        row.save()
        done(data={"until": until, "chapter": chapter})
        return row


def talk(group: Group, *, chapter: int, text: str, by: Post, at: datetime) -> Talk:
    """Say something in the group. The owner looks at it before the others read it, except at the owner's own."""
    with GROUP_FRAME.act("group.talk", group, by=by, at=at) as done:
        rules.within_the_book(chapter, group.book.chapters)
        if not text.strip() or len(text) > MOST:
            raise Refused(_("请写笔记，不超过%(most)s字。") % {"most": MOST})
        own = by.person_id == group.owner_id
        stage = TalkStage.SHOWN if own else TalkStage.WAITING
        row = Talk.objects.create(
            group=group, person=by.person, chapter=chapter, text=text.strip(), said_at=at, stage=stage
        )
        done(row, tells=() if own else None)
        return row


def show(talk: Talk, *, by: Post, at: datetime) -> None:
    with GROUP_FRAME.act("talk.show", talk, by=by, at=at) as done:
        step(talk, TalkStage.SHOWN)
        talk.reason = ""
        talk.save()
        done()


def hide(talk: Talk, *, reason: str, by: Post, at: datetime) -> None:
    with GROUP_FRAME.act("talk.hide", talk, by=by, at=at) as done:
        talk.reason = say_why(reason)[:120]
        step(talk, TalkStage.HIDDEN)
        talk.save()
        done(note=reason)


def share(group: Group, *, sharing: Study, by: Post, at: datetime) -> None:
    """The meeting at which they tell the others （分享会）."""
    with GROUP_FRAME.act("group.share", group, by=by, at=at) as done:
        if sharing.body_id != group.body_id:
            raise Refused(_("这次学习属于另一个机构。"))
        group.sharing = sharing
        group.save()
        done(data={"study": sharing.pk})


def end(group: Group, *, by: Post, at: datetime) -> None:
    with GROUP_FRAME.act("group.end", group, by=by, at=at) as done:
        step(group, GroupStage.ENDED)
        group.save()
        done()
