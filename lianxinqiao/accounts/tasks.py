"""What the doors forget by themselves."""

from django.contrib.sessions.models import Session
from django.utils import timezone
from procrastinate.contrib.django import app

from lianxinqiao.accounts import devices, guard, saml, saml_out


@app.periodic(cron="7 * * * *")
@app.task(queueing_lock="accounts.forget", pass_context=False)
def forget(timestamp: int) -> None:
    """Every hour: marks of wrong passwords, devices unused for long, sessions that ended, answers by SAML."""
    now = timezone.now()
    guard.forget_marks(at=now)
    devices.forget_unused(at=now)
    saml.forget(at=now)
    Session.objects.filter(expire_date__lt=now).delete()
    saml_out.forget()
