"""What is told of a matter besides its acts; a body may say it in its own words (acts/texts.py)."""

from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts import texts

LEFT_OUT = texts.register(
    texts.Saying(
        "suggestion.left_out",
        _("告知没有签署的人：联名邀请已结束"),
        _("联名邀请已结束：%(thing)s"),
        _("邀请已取消，或者%(matter)s已经提交、不再提出；您还没有签署，不列为联名%(raiser)s。"),
        (
            texts.THE_THING,
            texts.Gap("文种", "matter", "建议"),
            texts.Gap("身份", "raiser", "代表"),
        ),
        group=_("其他告知"),
    )
)
ENTERED = texts.register(
    texts.Saying(
        "promise.enter.own",
        _("告知领衔人：以其名义录入了再评价"),
        _("以您的名义录入的再评价：%(thing)s"),
        _("凭扫描件录入了您的再评价：%(grade)s。"),
        (texts.THE_THING, texts.Gap("再评价", "grade", "满意")),
        group=_("其他告知"),
        after=_("可以提出异议的期限，系统写在后面。"),
    )
)
