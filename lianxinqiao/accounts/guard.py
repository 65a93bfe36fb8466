"""Who may try a password, and who has to wait (docs/decisions/0015-the-door.md).

What is counted are the knocks of the last minutes, as the trail of the doors keeps them:

pair      five wrong ones on one account from one address, or from one known device, close it there for a quarter
name      thirty on one account from everywhere else together: for an hour only its known devices may try
address   one address wrong on twenty accounts and right on none of them: only known devices may try from there
password  one wrong password on ten accounts: nobody may try it, except from a device known to the account

So nobody can lock another out: a known device (devices.py) is counted by itself, wherever it stands.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Max, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from lianxinqiao.accounts import devices, queries
from lianxinqiao.accounts.models import DoorEvent, User
from lianxinqiao.ui import caller

Result = DoorEvent.Result
WRONG = (Result.WRONG, Result.SECOND_FACTOR_WRONG)

# Practice under classified protection 2.0 (DOMAIN.md 3): five failures close the door for fifteen minutes.
TRIES, WAIT = 5, timedelta(minutes=15)
NAME_TRIES, HOUR = 30, timedelta(hours=1)
ADDRESS_NAMES = 20
PASSWORD_NAMES = 10
MARK = 8  # figures of what is kept of a wrong password, for an hour: too few to be guessed back


@dataclass(frozen=True)
class Knock:
    """Somebody at the door of one account; `user` is None where there is no such account."""

    name: str
    user: User | None
    address: str
    device: str = ""

    @property
    def subject(self) -> Q:
        """Events about the same account, knocked at by name or by phone; a name that is none counts alike."""
        return Q(user=self.user) if self.user else Q(user=None, tried_name=self.name)

    @property
    def place(self) -> Q:
        return Q(device=self.device) if self.device else Q(device="", address=self.address)


@dataclass(frozen=True)
class Closed:
    """Why nobody may try now, and until when."""

    why: str  # pair | name | address | password
    until: datetime


def knock(request: HttpRequest, name: str) -> Knock:
    typed = name.replace("\x00", "").strip()[:60]
    user = queries.find(typed)
    return Knock(typed, user, caller.address(request), devices.known(request, user))


def mark(password: str) -> str:
    """What tells that two tries were the same password, and not which."""
    return salted_hmac("accounts.guard", password, secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()[:MARK]


def closed(at_door: Knock, password: str | None = None, *, at: datetime | None = None) -> Closed | None:
    """The first reason for which this knock is not answered; None where it may be tried."""
    now = at or timezone.now()
    if until := _pair(at_door, now):
        return Closed("pair", until)
    if at_door.device:
        return None
    if until := _name(at_door, now):
        return Closed("name", until)
    if until := _address(at_door, now):
        return Closed("address", until)
    if password is not None and (until := _password(mark(password), now)):
        return Closed("password", until)
    return None


def tries_left(at_door: Knock, *, at: datetime | None = None) -> int:
    """Wrong ones before this place is closed, for accounts that exist and those that do not alike."""
    return max(0, TRIES - len(_of_pair(at_door, at or timezone.now())))


def _of_pair(at_door: Knock, now: datetime) -> list[datetime]:
    """When it went wrong here, the newest first, since it went right here or was unlocked."""
    rows = DoorEvent.objects.filter(at_door.subject, at__gt=now - 2 * WAIT)
    right = Q(result=Result.ENTERED) & at_door.place | Q(result=Result.UNLOCKED)
    since = rows.filter(right).aggregate(last=Max("id"))["last"] or 0
    wrong = rows.filter(at_door.place, result__in=WRONG, id__gt=since).order_by("-id")
    moments = list(wrong.values_list("at", flat=True)[:TRIES])
    return [moment for moment in moments if moment > moments[0] - WAIT and moments[0] > now - WAIT]


def _pair(at_door: Knock, now: datetime) -> datetime | None:
    """Knocking in the meantime does not prolong it: what is not tried is not counted."""
    wrong = _of_pair(at_door, now)
    return wrong[0] + WAIT if len(wrong) >= TRIES else None


def _name(at_door: Knock, now: datetime) -> datetime | None:
    rows = DoorEvent.objects.filter(at_door.subject, at__gt=now - HOUR)
    unlocked = rows.filter(result=Result.UNLOCKED).aggregate(last=Max("id"))["last"] or 0
    wrong = rows.filter(device="", result__in=WRONG, id__gt=unlocked).order_by("-id")
    moments = list(wrong.values_list("at", flat=True)[:NAME_TRIES])
    return moments[-1] + HOUR if len(moments) >= NAME_TRIES else None


def _address(at_door: Knock, now: datetime) -> datetime | None:
    here = DoorEvent.objects.filter(address=at_door.address, at__gt=now - WAIT)
    entered = here.filter(result=Result.ENTERED).values("user")
    wrong = here.filter(device="", result__in=WRONG).exclude(user__in=entered)
    names = wrong.order_by().values("user", "tried_name").distinct()[:ADDRESS_NAMES].count()
    if names < ADDRESS_NAMES:
        return None
    last = wrong.aggregate(last=Max("at"))["last"]
    return last + WAIT if last else None


def _password(marked: str, now: datetime) -> datetime | None:
    wrong = DoorEvent.objects.filter(mark=marked, at__gt=now - HOUR)
    if wrong.order_by().values("user", "tried_name").distinct()[:PASSWORD_NAMES].count() < PASSWORD_NAMES:
        return None
    last = wrong.aggregate(last=Max("at"))["last"]
    return last + HOUR if last else None


def wrong_lately(user: User, *, at: datetime) -> bool:
    """Whether the door of an account is closed to some place now, so that it can be opened (`actions.unlock`)."""
    rows = DoorEvent.objects.filter(user=user, at__gt=at - HOUR)
    unlocked = rows.filter(result=Result.UNLOCKED).aggregate(last=Max("id"))["last"] or 0
    return rows.filter(result=Result.LOCKED, id__gt=unlocked).exists()


def forget_marks(*, at: datetime) -> int:
    """What was kept of wrong passwords goes after an hour; how many."""
    return DoorEvent.objects.filter(at__lte=at - HOUR).exclude(mark="").update(mark="")
