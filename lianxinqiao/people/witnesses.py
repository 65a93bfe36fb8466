"""The day's checkpoint goes out by letter: to the auditors, and to whom the installation names."""

from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.journal.models import Checkpoint
from lianxinqiao.journal.signals import checkpoint_of_the_day
from lianxinqiao.notices import actions as notices
from lianxinqiao.people.models import Post


def connect() -> None:
    checkpoint_of_the_day.connect(_send, dispatch_uid="people.witnesses")


def _send(checkpoint: Checkpoint, **kwargs: Any) -> None:
    with translation.override("zh-hans"):
        subject = _("日志检查点 %(day)s：%(size)s 条") % {
            "day": timezone.localdate(checkpoint.made_at),
            "size": checkpoint.size,
        }
        advice = _("请把这封信存好。以后可以用它核对日志是否被改写：lianxinqiao journal verify --against 文件。")
    body = f"{checkpoint.text}\n{advice}\n{settings.SITE_URL}/checkpoint\n{checkpoint.vkey}"
    for address in sorted({*settings.CHECKPOINT_MAIL, *_auditors()}):
        notices.write_to(address, subject=subject, body=body)


def _auditors() -> set[str]:
    posts = Post.objects.held(timezone.localdate()).filter(role=RoleCode.AUDITOR, person__user__is_active=True)
    return set(posts.exclude(person__user__email="").values_list("person__user__email", flat=True))
