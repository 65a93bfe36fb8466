"""The keys to the house: open, renew and close the accounts of persons."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.accounts import actions as accounts
from lianxinqiao.accounts.models import User
from lianxinqiao.journal import actions as journal
from lianxinqiao.people import rules
from lianxinqiao.people.actions.registers import INSTALLATION
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
def renew_password(person: Person, *, by: Post, at: datetime | None = None) -> str:
    """A new first password for somebody who forgot theirs; ends their sessions and lifts a lock."""
    rules.may_keep(by)
    user = _user(person)
    word = accounts.hand_out_password(user)
    accounts.end_all_sessions(user)
    accounts.unlock(user)
    _write_down("renew_password", person, by, at)
    return word


@transaction.atomic
def close_account(person: Person, *, by: Post, at: datetime | None = None) -> None:
    rules.may_keep(by)
    rules.may_close_account(person, by)
    user = _user(person)
    user.is_active = False
    user.save(update_fields=["is_active"])
    accounts.end_all_sessions(user)
    _write_down("close_account", person, by, at)


@transaction.atomic
def reopen_account(person: Person, *, by: Post, at: datetime | None = None) -> None:
    rules.may_keep(by)
    user = _user(person)
    user.is_active = True
    user.save(update_fields=["is_active"])
    _write_down("reopen_account", person, by, at)


@transaction.atomic
def remove_second_factor(person: Person, *, by: Post, at: datetime | None = None) -> None:
    """For somebody who lost the phone and the recovery codes; they set up a new one at the next login."""
    rules.may_keep(by)
    user = _user(person)
    if user == by.user:
        raise Refused(_("不能移除自己的二次验证，请由另一名管理员办理。"))
    accounts.remove_factors(user)
    _write_down("remove_second_factor", person, by, at)


def _user(person: Person) -> User:
    if person.user is None:
        raise Refused(_("%(name)s还没有账号。") % {"name": person.name})
    return person.user


def _write_down(act: str, person: Person, by: Post, at: datetime | None) -> None:
    account = person.user.name if person.user else ""
    journal.record(act=f"people.person.{act}", by=by, chain=INSTALLATION, obj=person, at=at, data={"account": account})
