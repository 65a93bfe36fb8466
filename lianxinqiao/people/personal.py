"""A person's own data: shown to them, exported, erased on request; and what goes by itself when its term is over."""

import json
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.accounts import personal
from lianxinqiao.accounts.models import User
from lianxinqiao.accounts.personal import Row, Section
from lianxinqiao.journal import actions as journal
from lianxinqiao.notices import actions as notices
from lianxinqiao.people import rules
from lianxinqiao.people.models import Installation, Person, Post

INSTALLATION = "installation"  # the chain, as in actions/registers.py


def register() -> None:
    office = gettext_lazy("代表资格和任职是公务记录，按档案法和代表法长期保存。")
    personal.provide(
        Section("person", gettext_lazy("人员"), gettext_lazy("办理代表工作。"), _person, None, office),
        Section("mandates", gettext_lazy("代表资格"), gettext_lazy("依法履职。"), _mandates, None, office),
        Section("posts", gettext_lazy("任职"), gettext_lazy("决定您能办什么。"), _posts, None, office),
    )


def of(user: User) -> list[tuple[Section, list[Row]]]:
    """Everything that is kept about an account, room by room."""
    return [(section, section.rows(user)) for section in personal.sections()]


def as_json(user: User, *, at: datetime) -> str:
    """For a machine: section by section, with why it is kept."""
    parts = [
        {
            "code": section.code,
            "title": str(section.title),
            "why": str(section.why),
            "kept_because": str(section.kept),
            "rows": rows,
        }
        for section, rows in of(user)
    ]
    made: dict[str, Any] = {"account": user.name, "made_at": at, "sections": parts}
    return json.dumps(made, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


@transaction.atomic
def ask_erasure(user: User, *, by: Post, at: datetime | None = None) -> None:
    """Its owner asks; an administrator and a second person decide (个人信息保护法 §47)."""
    at = at or timezone.now()
    person = by.person
    if person.erasure_asked_at is None:
        person.erasure_asked_at = at
        person.save(update_fields=["erasure_asked_at"])
        journal.record(act="people.person.ask_erasure", by=by, chain=INSTALLATION, obj=person, at=at)
        notices.tell(
            User.objects.filter(person__posts__in=rules.administrators()),
            kind="people.erasure",
            subject=_("%(name)s申请删除个人信息") % {"name": person.name},
            url=f"/people/persons/{person.pk}",
            at=at,
        )


@transaction.atomic
def erase(person: Person, *, by: Post, confirmed_by: Post | None, at: datetime | None = None) -> dict[str, int]:
    """Take away what no law keeps; how much of each kind. What stays says why on the person's own page."""
    at = at or timezone.now()
    rules.may_erase(person, by, confirmed_by=confirmed_by)
    gone = {
        section.code: section.erase(person.user, at) for section in personal.sections() if section.erase and person.user
    }
    gone["person"] = bool(person.phone) + bool(person.work_unit)
    person.phone, person.work_unit, person.erasure_asked_at = "", "", None
    person.save()
    gone["journal"] = journal.erase_sealed(person, at=at)
    data = {"gone": gone, "confirmed_by": confirmed_by.called if confirmed_by else ""}
    journal.record(act="people.person.erase", by=by, chain=INSTALLATION, obj=person, at=at, data=data)
    if person.user:
        notices.tell(
            [person.user], kind="people.erasure", subject=_("您的个人信息已按申请删除"), url="/account/data", at=at
        )
    return gone


@transaction.atomic
def forget(*, at: datetime) -> dict[str, int]:
    """What is past its term goes, and the journal says how much of what."""
    gone = personal.forget(at=at)
    if any(gone.values()):
        over = {"founded_at": at, "first_day_until": at, "first_day_ended_at": at}
        installation, _made = Installation.objects.get_or_create(pk=1, defaults=over)
        data = {"gone": gone, "days": {term.code: term.days for term in personal.terms()}}
        journal.record(
            act="people.installation.forget", by=None, chain=INSTALLATION, obj=installation, at=at, data=data
        )
    return gone


# ------------------------------------------------------------------ what this room keeps
def _of(user: User) -> Person | None:
    return Person.objects.filter(user=user).select_related("district").first()


def _person(user: User) -> list[Row]:
    person = _of(user)
    if person is None:
        return []
    return [
        {
            str(_("姓名")): person.name,
            str(_("手机号")): person.phone,
            str(_("单位及职务")): person.work_unit,
            str(_("行政区划")): person.district.name,
        }
    ]


def _mandates(user: User) -> list[Row]:
    person = _of(user)
    if person is None:
        return []
    return [
        {
            str(_("届")): str(row.term),
            str(_("代表团")): str(row.delegation or ""),
            str(_("选区")): row.constituency,
            str(_("代表证号")): row.card_number,
            str(_("自")): row.from_on,
            str(_("至")): row.to_on,
        }
        for row in person.mandates.select_related("term__body", "delegation").order_by("from_on")
    ]


def _posts(user: User) -> list[Row]:
    person = _of(user)
    if person is None:
        return []
    return [
        {
            str(_("角色")): row.get_role_display(),
            str(_("所属")): row.place,
            str(_("自")): row.from_on,
            str(_("至")): row.to_on,
        }
        for row in person.posts.select_related("body", "organization").order_by("from_on")
    ]
