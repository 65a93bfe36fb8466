"""Who keeps the registers of people and places."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import ForeignObjectRel, Model, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.access.actor import Actor
from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import OFFICE, ROLES, SECOND_PERSONS, UNIT, RoleCode
from lianxinqiao.people.models import (
    Body,
    Confirmation,
    District,
    Installation,
    Person,
    Post,
    PostQuerySet,
)

if TYPE_CHECKING:
    from lianxinqiao.rulebook.models import ProfileVersion


def today() -> date:
    return timezone.localdate()


def may_keep(by: Actor | None) -> None:
    if not by or by.role != RoleCode.ADMINISTRATOR:
        raise Refused(_("机构、单位和人员由系统管理员维护。"))


def must_fit(body: Body, version: "ProfileVersion") -> None:
    """The congress and the CPPCC work by rules of different kinds."""
    if version.profile.kind != body.kind:
        words = {"profile": version.profile.name, "kind": version.profile.get_kind_display(), "body": body}
        raise Refused(_("“%(profile)s”是%(kind)s的规则方案，不能用于%(body)s。") % words)


def may_end_post(post: Post, on: date) -> None:
    """The last administrator stays, or nobody could let anyone in again."""
    if post.role != RoleCode.ADMINISTRATOR:
        return
    asked = max(on, timezone.localdate())  # back-dated, whoever holds it today counts
    others = Post.objects.held(asked).filter(role=RoleCode.ADMINISTRATOR, to_on=None, person__user__is_active=True)
    if not others.exclude(pk=post.pk).exists():
        raise Refused(_("至少要保留一名系统管理员，请先任命另一名。"))


def may_open_account(person: Person) -> None:
    if person.user_id:
        raise Refused(_("%(name)s已经有账号。") % {"name": person.name})


def may_close_account(person: Person, by: Actor) -> None:
    if person.user is None:
        raise Refused(_("%(name)s还没有账号。") % {"name": person.name})
    if person.user == by.user:
        raise Refused(_("不能停用自己的账号，请由另一名管理员办理。"))


def may_found() -> None:
    """The set-up page is open until the first administrator exists, and never again."""
    if Post.objects.filter(role=RoleCode.ADMINISTRATOR).exists():
        raise Refused(_("系统已经有管理员，初始设置不能再次进行。请由管理员登录后维护。"))


# ------------------------------------------------------------------ what nobody does alone
class NotAlone(Refused):
    """Allowed, and done only when a second person has confirmed it (actions/second_person.py)."""


SEPARATION = "GB/T 22239 三权分立"


def duties_apart(post: Post) -> None:
    """Administration, business and audit are in different hands; the database checks the same (migration 0005)."""
    if Installation.first_day_lasts():
        return
    duty = ROLES[RoleCode(post.role)].duty
    others = Post.objects.filter(person=post.person).exclude(pk=post.pk)
    ends = Q(from_on__lte=post.to_on) if post.to_on else Q()
    for other in others.filter(ends, Q(to_on=None) | Q(to_on__gte=post.from_on)):
        held = ROLES[RoleCode(other.role)]
        if held.duty != duty:
            facts = {"name": post.person.name, "held": other.role_name, "role": post.role_name}
            words = _("%(name)s在这段时间里是%(held)s，不能同时担任%(role)s：系统管理、业务办理和审计由不同的人担任。")
            raise Refused(words % facts, rule=SEPARATION)


NO_OFFICE = "地方组织法第四十七条"
GOVERNMENT = frozenset({RoleCode.SUPERVISION, RoleCode.UNIT_CLERK, RoleCode.UNIT_HEAD})


def posts_apart(post: Post) -> None:
    """Who judges an answer does not write it; who sits on the standing committee holds no office of the government."""
    if Installation.first_day_lasts():
        return
    ends = Q(from_on__lte=post.to_on) if post.to_on else Q()
    rows = Post.objects.filter(ends, Q(to_on=None) | Q(to_on__gte=post.from_on), person=post.person_id)
    for other in rows.exclude(pk=post.pk).select_related("body"):
        words = {
            "name": post.person.name,
            "held": other.role_name,
            "role": post.role_name,
        }
        one, two = sorted((post, other), key=lambda each: each.role in GOVERNMENT)
        if (
            one.role == RoleCode.CHAIRPERSONS
            and two.role in GOVERNMENT
            and one.body
            and one.body.kind == Body.Kind.CONGRESS
        ):
            said = _(
                "%(name)s在这段时间里是%(held)s，不能同时担任%(role)s：常务委员会组成人员不得担任国家行政机关的职务。"
            )
            raise Refused(said % words, rule=NO_OFFICE)
        if {one.role in JUDGING, two.role in UNIT} == {True} or {two.role in JUDGING, one.role in UNIT} == {True}:
            said = _("%(name)s在这段时间里是%(held)s，不能同时担任%(role)s：交办、审核答复的人不能同时办理。")
            raise Refused(said % words)


JUDGING = OFFICE | {RoleCode.SUPERVISION}


def second_persons(by: Post) -> PostQuerySet:
    """Who could confirm what this administrator asks for."""
    held = Post.objects.held(timezone.localdate()).filter(role__in=SECOND_PERSONS, person__user__is_active=True)
    return held.exclude(person=by.person_id)


def change_post_alone(post: Post, by: Post, *, confirmed_by: Post | None, begins: bool = False) -> None:
    """`begins`: somebody comes into the post, or it becomes another one. Raises NotAlone with the reason."""
    if confirmed_by is not None:
        may_confirm_for(confirmed_by, by)
        return
    if post.person_id == by.person_id:
        _needs_another(by, _("自己的任职由第二个人确认。"))
    if begins and post.role in SECOND_PERSONS:
        words = _("%(role)s可以确认别人的操作，任命要由第二个人确认。")
        _needs_another(by, words % {"role": post.role_name})
    leave_somebody(post.person, by)


def leave_somebody(person: Person, by: Post) -> None:
    """The last auditor, and the last one who could confirm anything, do not go by one hand."""
    if _last_auditor(person):
        _needs_another(by, _("这是最后一名审计员，要由第二个人确认。"))
    others = second_persons(by)
    if others.filter(person=person).exists() and not others.exclude(person=person).exists():
        _needs_another(by, _("这是最后一个能够确认您的操作的人，要由第二个人确认。"))


def change_keys_alone(person: Person, by: Post, *, confirmed_by: Post | None) -> None:
    """Whoever has the first password of somebody without a second factor could enter as them."""
    if confirmed_by is not None:
        may_confirm_for(confirmed_by, by, person)
        return
    _needs_another(by, _("为防止有人冒用账号，由第二个人在场确认本人身份。"))


def _needs_another(by: Post, because: str) -> None:
    """Silent on the first day, and where nobody else is there who could confirm; the journal says that it was alone."""
    if not Installation.first_day_lasts() and second_persons(by).exists():
        raise NotAlone(because, rule=SEPARATION)


def _last_auditor(person: Person) -> bool:
    held = Post.objects.held(timezone.localdate()).filter(role=RoleCode.AUDITOR, person__user__is_active=True)
    bodies = set(held.filter(person=person).values_list("body_id", flat=True))
    return any(not held.filter(body=body).exclude(person=person).exists() for body in bodies)


def administrators() -> PostQuerySet:
    return Post.objects.held(timezone.localdate()).filter(role=RoleCode.ADMINISTRATOR, person__user__is_active=True)


def may_erase(person: Person, by: Post, *, confirmed_by: Post | None) -> None:
    """On the person's own request, or when they hold no office any more; never by one hand."""
    may_keep(by)
    if person.erasure_asked_at is None and person.posts.held(timezone.localdate()).exists():
        raise Refused(_("本人没有申请，又还在任，不能删除个人信息。"), rule="个人信息保护法第四十七条")
    change_keys_alone(person, by, confirmed_by=confirmed_by)


def auditors() -> PostQuerySet:
    """Whoever audits today."""
    return Post.objects.held(timezone.localdate()).filter(role=RoleCode.AUDITOR, person__user__is_active=True)


def may_see_confirmations(by: Actor | None) -> None:
    if not by or by.role not in SECOND_PERSONS:
        raise Refused(_("双人确认由系统管理员、审计员和代工委负责人办理。"))


def may_decide(confirmation: Confirmation, by: Post) -> None:
    may_see_confirmations(by)
    if confirmation.outcome != Confirmation.Outcome.WAITING:
        raise Refused(_("这件事已经有人办过了。"))
    about = confirmation.person if confirmation.act in KEYS else None
    may_confirm_for(by, confirmation.asked_by, about)


KEYS = frozenset({Confirmation.Act.RENEW, Confirmation.Act.REMOVE_FACTOR, Confirmation.Act.ERASE})


def may_confirm_for(by: Post, asked_by: Post, about: Person | None = None) -> None:
    may_see_confirmations(by)
    if by.person_id == asked_by.person_id or (about and about.pk == by.person_id):
        raise Refused(_("自己提出的、有关自己账号的事，由另一个人确认。"))


def may_withdraw(confirmation: Confirmation, by: Post) -> None:
    if confirmation.outcome != Confirmation.Outcome.WAITING:
        raise Refused(_("这件事已经有人办过了。"))
    if confirmation.asked_by.person_id != by.person_id:
        raise Refused(_("只有提出的人可以撤回。"))


def may_end_first_day(by: Post) -> None:
    may_keep(by)
    if not Installation.first_day_lasts():
        raise Refused(_("初始设置已经结束。"))
    if not second_persons(by).exists():
        raise Refused(_("请先任命审计员或者代工委负责人并开通账号，以后的任命才有第二个人确认。"))


# ------------------------------------------------------------------ what was entered wrongly, and what is over
# What was entered together with a thing goes with it, as long as nothing else hangs on that.
PARTS: dict[str, tuple[str, ...]] = {"body": ("profiles", "fields", "terms"), "term": ("sessions", "delegations")}


def hangs_on(thing: Model) -> dict[str, int]:
    """What would lose its hold if this were removed: the words of its kind, and how many."""
    found: dict[str, int] = {}
    parts = PARTS.get(str(thing._meta.model_name), ())
    fields = thing._meta.get_fields(include_hidden=True)  # most who-columns have no way back
    for relation in (each for each in fields if isinstance(each, ForeignObjectRel)):
        rows = relation.related_model._default_manager.filter(**{relation.field.name: thing.pk})
        if relation.get_accessor_name() in parts:
            for part in rows:
                for word, n in hangs_on(part).items():
                    found[word] = found.get(word, 0) + n
        elif n := rows.count():
            word = str(NOUNS.get(relation.related_model._meta.label_lower, _("业务记录")))
            found[word] = found.get(word, 0) + n
    return found


NOUNS = {
    "people.district": gettext_lazy("行政区划"),
    "people.body": pgettext_lazy("多个", "机构"),
    "people.session": gettext_lazy("会议"),
    "people.organization": gettext_lazy("承办单位"),
    "people.township": gettext_lazy("街道、乡镇"),
    "people.committee": gettext_lazy("委员会"),
    "people.person": gettext_lazy("人员"),
    "people.mandate": gettext_lazy("代表资格"),
    "people.post": gettext_lazy("任职"),
}


def may_remove(thing: Model, reason: str, by: Post) -> None:
    may_keep(by)
    if not reason.strip():
        raise Refused(_("请说明原因。"))
    if left := hangs_on(thing):
        said = "、".join(_("%(what)s%(n)s条") % {"what": word, "n": n} for word, n in left.items())
        raise Refused(_("上面还有%(what)s，不能删除。") % {"what": said})
    if isinstance(thing, Post):
        may_end_post(thing, timezone.localdate())


def may_end_place(place: Body | District, on: date, reason: str, by: Post) -> None:
    """A body, or a district, is over when nobody acts for it any more."""
    may_keep(by)
    if place.ended_on:
        raise Refused(_("%(what)s在%(day)s已经撤销。") % {"what": place, "day": place.ended_on.isoformat()})
    if not reason.strip():
        raise Refused(_("请说明原因。"))
    if on > timezone.localdate():
        raise Refused(_("还没有到这一天，请到那天再登记。"))
    if isinstance(place, Body):
        if n := place.posts.filter(Q(to_on__isnull=True) | Q(to_on__gt=on)).count():
            raise Refused(_("这一天以后还有%(n)s项任职，请先结束。") % {"n": n})
        return
    bodies, units = place.bodies.filter(ended_on=None), place.organizations.filter(ended_on=None, active=True)
    parts = place.children.filter(ended_on=None).count() + place.townships.filter(ended_on=None).count()
    if n := bodies.count() + units.count() + parts:
        raise Refused(_("下面还有%(n)s个机构、单位或者行政区划，请先撤销。") % {"n": n})
