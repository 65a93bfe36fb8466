"""The letters to those who follow something; a body may say them in its own words (acts/texts.py)."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts import texts
from lianxinqiao.people.models import Body
from lianxinqiao.portal import followed

WHAT = texts.Gap("关注的内容", "what", texts.THING)
ASKED = texts.register(
    texts.Saying(
        "letter.asked",
        _("请确认关注"),
        _("请确认关注：%(what)s"),
        _(
            "有人（也许是您）请求用这个邮箱关注“%(what)s”。\n\n确认关注：%(link)s\n\n不是您本人，或不想关注，不必理会，三天后这个请求自动删除。"
        ),
        (WHAT, texts.Gap("确认链接", "link", "https://rd.example.gov.cn/follow/…")),
        group=_("给关注者的邮件"),
        in_subject=("关注的内容",),
        in_body=("确认链接",),
    )
)
NEWS = texts.register(
    texts.Saying(
        "letter.news",
        _("关注的内容有新进展"),
        _("您关注的内容有新进展"),
        "%(news)s",
        (
            WHAT,
            texts.Gap(
                "新进展",
                "news",
                "【修通前湾村机耕路】\n· 答复：修通前湾村机耕路\n  https://rd.example.gov.cn/p/…\n不再关注：https://rd.example.gov.cn/follow/…/end",
            ),
        ),
        group=_("给关注者的邮件"),
        in_subject=(),
        in_body=("新进展",),
        after=_("每一项的链接和“不再关注”的链接在【新进展】里。一封信里有几个机构的内容时，用系统原来的文字。"),
    )
)


def body_of(queries: Iterable[str]) -> Body | None:
    """The one body whose things are followed, in whose words the letter is; None where there are several."""
    found = set(map(followed.body_of, queries))
    return found.pop() if len(found) == 1 else None
