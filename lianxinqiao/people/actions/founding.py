"""The first day of an installation: its first administrator, its first body."""

import hmac
from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import RoleCode
from lianxinqiao.accounts.models import User
from lianxinqiao.journal import actions as journal
from lianxinqiao.people import rules
from lianxinqiao.people.actions import first_day, registers
from lianxinqiao.people.models import Body, District, Field, Person, Post, Session, Term
from lianxinqiao.rulebook import actions as presets
from lianxinqiao.rulebook.models import ProfileVersion

LOCK = 20200108  # an arbitrary number that only this act locks


def check_token(token: str) -> None:
    """The word that ./run printed proves that somebody sits at the machine."""
    kept = settings.VAR_DIR / "setup-token"
    expected = kept.read_text().strip() if kept.exists() else ""
    if not expected or not hmac.compare_digest(expected.encode(), token.strip().encode()):
        raise Refused(_("设置口令不正确。它显示在启动本系统的窗口里。"))


@transaction.atomic
def found(
    *, district_code: str, district_name: str, account: str, password: str, name: str, at: datetime | None = None
) -> Post:
    """Let the first administrator in, with the rule profiles to choose from; two who try at once find only one door."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    rules.may_found()
    district, _created = District.objects.get_or_create(code=district_code, defaults={"name": district_name})
    user = User.objects.create_user(account, password, display_name=name, must_change_password=False)
    person = Person.objects.create(district=district, user=user, name=name)
    post = Post.objects.create(person=person, role=RoleCode.ADMINISTRATOR, from_on=timezone.localdate(at))
    presets.install_presets(at=at)
    begun = first_day.begin(at=at or timezone.now())
    data = {"first_day_until": begun.first_day_until}
    journal.record(act="people.found", by=None, chain=registers.INSTALLATION, obj=post, at=at, data=data)
    return post


def forget_token() -> None:
    """After the commit: the word worked once."""
    (settings.VAR_DIR / "setup-token").unlink(missing_ok=True)


@transaction.atomic
def found_body(
    body: Body,
    *,
    version: ProfileVersion,
    term_number: int,
    term_from: date,
    session_number: int,
    opens_on: date,
    closes_on: date,
    fields: Sequence[str] = (),
    by: Post,
    at: datetime | None = None,
) -> Body:
    """A body with its rule profile, its present term and session, and the fields it sorts suggestions by; or nothing."""
    registers.enter(body, by=by, at=at)
    registers.adopt_profile(body, version, on=term_from, by=by, at=at)
    term = Term(body=body, number=term_number, from_on=term_from)
    registers.enter(term, by=by, at=at)
    registers.enter(Session(term=term, number=session_number, opens_on=opens_on, closes_on=closes_on), by=by, at=at)
    for position, name in enumerate(fields, 1):
        registers.enter(Field(body=body, code=f"c{position:02}", name=name, position=position), by=by, at=at)
    return body
