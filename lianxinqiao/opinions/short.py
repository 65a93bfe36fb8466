"""The short messages to whoever sent an opinion; a body may say them in its own words (acts/texts.py)."""

from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import IN_CONGRESS
from lianxinqiao.acts import texts

OPINION = texts.Gap("意见编号", "thing", "2026-018")
CODE = texts.register(
    texts.Saying(
        "phone.code",
        _("更改联系电话的验证码"),
        _("群众意见"),
        _("验证码%(code)s，三十分钟内有效，用来更改意见%(thing)s的联系电话。不是您本人要改，请不要理会。"),
        (OPINION, texts.Gap("验证码", "code", "402817")),
        group=_("短信"),
        in_subject=(),
        in_body=("验证码",),
        most=texts.PHONE_MOST,
        bodies=IN_CONGRESS,
    )
)
CHANGED = texts.register(
    texts.Saying(
        "phone.changed",
        _("告知原来的号码：联系电话已更改"),
        _("群众意见"),
        _("意见%(thing)s的联系电话已改为尾号%(tail)s的号码。不是您本人改的，请联系代表联络站。"),
        (OPINION, texts.Gap("尾号", "tail", "0035")),
        group=_("短信"),
        in_subject=(),
        in_body=("意见编号",),
        most=texts.PHONE_MOST,
        bodies=IN_CONGRESS,
    )
)
