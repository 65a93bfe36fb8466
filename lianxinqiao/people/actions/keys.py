"""The keys to the house: open, renew and close the accounts of persons."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.accounts import actions as accounts
from lianxinqiao.accounts import devices
from lianxinqiao.accounts.models import DoorEvent, User
from lianxinqiao.accounts.queries import factors
from lianxinqiao.accounts.signals import keys_renewed
from lianxinqiao.journal import actions as journal
from lianxinqiao.notices import actions as notices
from lianxinqiao.people import rules
from lianxinqiao.people.actions.registers import INSTALLATION, confirmed
from lianxinqiao.people.models import Person, Post


@transaction.atomic
def open_account(person: Person, *, name: str, email: str = "", by: Post, at: datetime | None = None) -> str:
    """Give a person an account; the first password, to be handed over once. ValidationError where the name is taken."""
    rules.may_keep(by)
    rules.may_open_account(person)
    user = User(name=name, phone=person.phone, email=email, display_name=person.name)
    user.full_clean(exclude=["password"])
    user.save()
    word = accounts.hand_out_password(user)
    person.user = user
    person.save(update_fields=["user"])
    _write_down("open_account", person, by, at)
    return word


@transaction.atomic
def renew_password(
    person: Person, *, by: Post, at: datetime | None = None, word: str = "", confirmed_by: Post | None = None
) -> str:
    """A new first password for somebody who forgot theirs. It shuts whatever the account had open.

    Alone only where the word opens nothing by itself: its owner has a second factor. Else a second person confirms,
    and each of the two hands over one half (second_person.py).
    """
    rules.may_keep(by)
    user = _user(person)
    if confirmed_by is not None or not factors(user):
        rules.change_keys_alone(person, by, confirmed_by=confirmed_by)
    word = accounts.hand_out_password(user, word)
    shut(user, at=at)
    accounts.unlock(user)
    _write_down("renew_password", person, by, at, confirmed_by)
    tell_renewed(person, by, confirmed_by, at)
    return word


def shut(user: User, *, at: datetime | None) -> None:
    """Sessions, known devices and, by the signal, tokens of an account end."""
    accounts.end_all_sessions(user)
    devices.forget(user)
    keys_renewed.send(sender=User, user=user, at=at or timezone.now())


@translation.override("zh-hans")
def tell_renewed(person: Person, by: Post, confirmed_by: Post | None, at: datetime | None) -> None:
    """Its owner and the auditors hear of it, whoever did it."""
    accounts.note(None, DoorEvent.Result.RENEWED, user=person.user, detail=by.called)
    facts = {"name": person.name, "by": by.called, "second": confirmed_by.called if confirmed_by else _("无")}
    body = _(
        "办理人：%(by)s；确认人：%(second)s。原来的登录、记住的设备和接口令牌都已失效。不是本人要求的，请立即报告审计员。"
    )
    auditors = User.objects.filter(person__posts__in=rules.auditors())
    notices.tell(
        [person.user, *auditors],
        kind="people.renewed",
        subject=_("%(name)s的密码已重新发放") % facts,
        body=body % facts,
        url="/account/sessions",
        at=at,
    )


@transaction.atomic
def close_account(person: Person, *, by: Post, at: datetime | None = None, confirmed_by: Post | None = None) -> None:
    rules.may_keep(by)
    rules.may_close_account(person, by)
    if confirmed_by is None:
        rules.leave_somebody(person, by)
    else:
        rules.may_confirm_for(confirmed_by, by)
    user = _user(person)
    user.is_active = False
    user.save(update_fields=["is_active"])
    shut(user, at=at)
    _write_down("close_account", person, by, at, confirmed_by)


@transaction.atomic
def reopen_account(person: Person, *, by: Post, at: datetime | None = None) -> None:
    rules.may_keep(by)
    user = _user(person)
    user.is_active = True
    user.save(update_fields=["is_active"])
    _write_down("reopen_account", person, by, at)


@transaction.atomic
def remove_second_factor(
    person: Person, *, by: Post, at: datetime | None = None, confirmed_by: Post | None = None
) -> None:
    """For somebody who lost the phone and the recovery codes; they set up a new one at the next login.

    Not while a first password is out, which then would open the account to whoever printed it.
    """
    rules.may_keep(by)
    user = _user(person)
    if user == by.user:
        raise Refused(_("不能移除自己的二次验证，请由另一名管理员办理。"))
    if user.must_change_password:
        raise Refused(_("首次密码还没有换掉，这时不能移除二次验证。请和重新发放密码一起办理。"))
    rules.change_keys_alone(person, by, confirmed_by=confirmed_by)
    accounts.remove_factors(user)
    _write_down("remove_second_factor", person, by, at, confirmed_by)
    tell_renewed(person, by, confirmed_by, at)


def renew_alone_never(person: Person, *, by: Post) -> None:
    """Whoever lost both always needs two: raises NotAlone, or Refused where nobody else could confirm."""
    rules.may_keep(by)
    rules.change_keys_alone(person, by, confirmed_by=None)
    raise Refused(_("没有第二个人可以确认，请分别重新发放密码、移除二次验证。"))


@transaction.atomic
def renew_everything(person: Person, *, word: str, by: Post, confirmed_by: Post, at: datetime | None = None) -> None:
    """For somebody who lost the password and the second factor: both anew, never by one hand."""
    user = _user(person)
    if factors(user):
        accounts.remove_factors(user)
    renew_password(person, by=by, at=at, word=word, confirmed_by=confirmed_by)


def _user(person: Person) -> User:
    if person.user is None:
        raise Refused(_("%(name)s还没有账号。") % {"name": person.name})
    return person.user


def _write_down(act: str, person: Person, by: Post, at: datetime | None, confirmed_by: Post | None = None) -> None:
    data = {"account": person.user.name if person.user else "", **confirmed(confirmed_by)}
    journal.record(act=f"people.person.{act}", by=by, chain=INSTALLATION, obj=person, at=at, data=data)
