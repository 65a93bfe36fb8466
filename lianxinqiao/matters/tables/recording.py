"""Acts on what is past: a unit handed on by reorganisation, sheets of former sessions."""

from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, never
from lianxinqiao.matters.players import ADMINISTRATOR, AFTER_REPLY, OFFICE, RUNNING, S

ROWS = (
    Act(
        "suggestion.succeed",
        _("机构改革移交"),
        (ADMINISTRATOR,),
        when=RUNNING | AFTER_REPLY,
        tells=("units", "promising_units", "deputies", "office"),
        told=_("“%(thing)s”因机构改革移交，请接手的单位继续办理。"),
        needs=("units",),
        then=_("在办的份额、答复草稿、会签和承诺转给承接单位，期限照旧计算。"),
    ),
    # sheets of the office; nobody is told of what is past
    Act("suggestion.import", _("导入"), (OFFICE,), "beginning"),
    Act("suggestion.correct_import", _("更正导入的内容"), (OFFICE,), when=codes(S.REGISTERED), sensible=never),
    Act("import.record", _("导入往年建议"), (OFFICE,), "import"),
    Act("import.take_back", _("撤回导入"), (OFFICE,), "import"),
)
