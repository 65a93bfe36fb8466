"""Plan a study session, call it, sign in, hold it, keep what was said; or enter one that was held already."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import doorcodes
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.files import actions as files
from lianxinqiao.learning.frame import FRAME
from lianxinqiao.learning.models import Attendee, Material, Study
from lianxinqiao.learning.rules import RULES
from lianxinqiao.learning.stages import StudyStage
from lianxinqiao.people.models import Body, Person, Post

# What the office writes of a session and may change until it is held.
KEPT = ("kind", "title", "material", "speaker", "starts_at", "ends_at", "place", "campaign")


@transaction.atomic
def plan(*, body: Body, values: Mapping[str, Any], persons: Iterable[Person] = (), by: Post, at: datetime) -> Study:
    """A new session with those on its list. Raises ValidationError by field."""
    study = _new(body, values, by=by, at=at)
    RULES.may("study.plan", by, study, at)
    study.save(force_insert=True)
    _put_on_the_list(study, persons, at)
    FRAME.done("study.plan", study, by=by, at=at, data={"after": _told(study)})
    return study


@transaction.atomic
def record(*, body: Body, values: Mapping[str, Any], persons: Iterable[Person] = (), by: Post, at: datetime) -> Study:
    """One that was held already, with whoever came, as the office's own list says."""
    study = _new(body, values, by=by, at=at)
    RULES.may("study.record", by, study, at)
    if study.ends_at > at:
        raise Refused(_("学习还没有结束，请先安排学习。"))
    study.stage = StudyStage.HELD
    study.save(force_insert=True)
    new = _put_on_the_list(study, persons, at, came_at=study.starts_at, way=Attendee.Way.HAND)
    FRAME.done("study.record", study, by=by, at=at, data={"after": _told(study), "present": len(new)})
    return study


def change(study: Study, *, values: Mapping[str, Any], by: Post, at: datetime) -> None:
    with FRAME.act("study.change", study, by=by, at=at) as done:
        before = _told(study)
        _set(study, values)
        after = _told(study)
        if before == after:
            done.quietly()
            return
        study.save()
        changed = [name for name in KEPT if before[name] != after[name]]
        was, now = ({name: side[name] for name in changed} for side in (before, after))
        done(data={"before": was, "after": now}, tells=None if study.stage == StudyStage.CALLED else ())


def invite(study: Study, persons: Iterable[Person], *, by: Post, at: datetime) -> int:
    """Put more on the list; how many are new on it."""
    with FRAME.act("study.invite", study, by=by, at=at) as done:
        new = _put_on_the_list(study, persons, at)
        if not new:
            done.quietly()
            return 0
        done(data={"invited": [row.person_id for row in new]})
        return len(new)


def call(study: Study, *, by: Post, at: datetime) -> None:
    """Notify whoever is on the list."""
    with FRAME.act("study.call", study, by=by, at=at) as done:
        if study.ends_at <= at:
            raise Refused(_("学习时间已经过去，请先修改安排。"))
        step(study, StudyStage.CALLED)
        study.save()
        done(note=f"{study.get_kind_display()}　{study.place}")


def sign_in(study: Study, *, code: str, device: str = "", by: Post, at: datetime) -> bool:
    """Sign somebody in by the code on the wall, and add them if they were not on the list.

    Returns False if they had signed in before.

    A study is the staff's own: which `device` it was is asked of deputies only.
    """
    with FRAME.act("study.sign_in", study, by=by, at=at) as done:
        if not (way := doorcodes.way(study.secret, code, at)):
            raise Refused(_("签到码已经过期或者不是这次学习的，请看现场的屏幕再输一次。"))
        row = Attendee.objects.get_or_create(study=study, person=by.person)[0]
        if row.came_at:
            done.quietly()
            return False
        row.came_at, row.way = at, way
        row.save()
        done(data={"way": way})
        return True


def mark(attendee: Attendee, *, here: bool, by: Post, at: datetime) -> None:
    """The office writes somebody in who could not sign in, or takes back what was wrong."""
    with FRAME.act("attendee.mark", attendee, by=by, at=at) as done:
        if bool(attendee.came_at) == here:
            done.quietly()
            return
        attendee.came_at, attendee.way = (at, Attendee.Way.HAND) if here else (None, "")
        attendee.save()
        done(data={"here": here})


def hold(study: Study, *, by: Post, at: datetime) -> None:
    """The session took place; those who signed in attended."""
    with FRAME.act("study.hold", study, by=by, at=at) as done:
        step(study, StudyStage.HELD)
        study.save()
        done(data={"present": study.attendees.filter(came_at__isnull=False).count()})


def note(study: Study, *, notes: str, by: Post, at: datetime) -> None:
    """Note what was learnt and said."""
    with FRAME.act("study.note", study, by=by, at=at) as done:
        if not notes.strip():
            raise Refused(_("请填写学习纪要。"))
        study.notes = notes.strip()
        study.save()
        done(data={"length": len(study.notes)})


def cancel(study: Study, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("study.cancel", study, by=by, at=at) as done:
        say_why(reason)
        was_called = study.stage == StudyStage.CALLED
        step(study, StudyStage.CANCELLED)
        study.save()
        done(note=reason, tells=None if was_called else ())


# ------------------------------------------------------------------ parts
def _new(body: Body, values: Mapping[str, Any], *, by: Post, at: datetime) -> Study:
    study = Study(body=body, planned_by=by, planned_at=at)
    _set(study, values)
    return study


def _set(study: Study, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        assert name in KEPT, name
        setattr(study, name, value)
    study.full_clean()


def _put_on_the_list(study: Study, persons: Iterable[Person], at: datetime, **came: Any) -> list[Attendee]:
    there = set(study.attendees.values_list("person_id", flat=True))
    once = [person for person in dict.fromkeys(persons) if person.pk not in there]
    own = set(Post.objects.held(day(study.starts_at)).filter(body=study.body_id).values_list("person_id", flat=True))
    for person in once:
        if person.pk not in own:
            raise Refused(_("%(person)s不是本机构的人员。") % {"person": person})
    return Attendee.objects.bulk_create([Attendee(study=study, person=person, **came) for person in once])


def _told(study: Study) -> dict[str, Any]:
    """What is kept of it, in brief, as it goes into the journal."""
    return {name: getattr(study, "campaign_id" if name == "campaign" else name) for name in KEPT}


def add_material(study: Study, *, file: Any, by: Post, at: datetime) -> Material:
    """A paper for whoever takes part."""
    with FRAME.act("study.add_material", study, by=by, at=at) as done:
        kept = files.store(file, by=by.user, kind="study")
        row = Material.objects.create(study=study, file=kept)
        done(data={"file": kept.name})
        return row
