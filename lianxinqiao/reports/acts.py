"""Every act of this room, as tables: on a report and where it was sent, on an issue, on a speech, on an opinion from one."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access import roles
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Acts, Who, of_body, of_unit
from lianxinqiao.reports.stages import OUT, WORKED_ON, IssueStage, PointStage, SpeechStage, Stage

if TYPE_CHECKING:
    from lianxinqiao.people.models import Post


# ------------------------------------------------------------------ who
def _writer(post: "Post", subject: Any) -> bool:
    """Whoever wrote it; a member whose name stands on it, too."""
    root = subject.root
    if post.body_id != root.body_id:
        return False
    return post.pk == root.written_by_id or (post.mandate_id is not None and post.mandate_id == root.mandate_id)


def _reporter(post: "Post", subject: Any) -> bool:
    """Members by themselves, the office for whoever has no account."""
    if post.role in roles.DEPUTIES:
        return post.body_id == subject.root.body_id
    return OFFICE.is_played_by(post, subject)


def _speaker(post: "Post", subject: Any) -> bool:
    return post.mandate_id is not None and post.mandate_id == subject.root.mandate_id


REPORTER = Who("reporter", _("委员或政协机关"), _reporter)
WRITER = Who("writer", pgettext_lazy("信息", "反映人本人"), _writer)
OFFICE = of_body("office", _("政协机关工作人员"), *roles.OFFICE)
HEAD = of_body("head", _("政协机关负责人"), roles.RoleCode.OFFICE_HEAD)
SPEAKER = Who("speaker", _("发言人"), _speaker)
UNIT = of_unit("unit", _("收到转送的单位"), *roles.UNIT)

# ------------------------------------------------------------------ the tables
ACTS = Acts(
    (
        Act("report.begin", _("写社情民意"), (REPORTER,)),
        Act("report.save", _("修改草稿"), (WRITER,), when=codes(Stage.DRAFT), speaks=False),
        Act(
            "report.hand_in",
            pgettext_lazy("信息", "提交"),
            (WRITER,),
            when=codes(Stage.DRAFT),
            tells=("office",),
            told=_("%(actor)s提交了“%(thing)s”，请编辑或者说明不采用的理由。"),
            needs=("office",),
            moves=True,
            then=_("政协机关编辑、报送和采用的每一步都会告诉您。"),
        ),
        Act(
            "report.edit",
            pgettext_lazy("信息", "编辑"),
            (OFFICE,),
            when=WORKED_ON,
            moves=lambda subject: subject.stage == Stage.HANDED_IN,
            then=_("原文保留，改动处能看到。"),
        ),
        Act("report.mark", _("标为急件或取消"), (OFFICE,), when=WORKED_ON),
        Act(
            "report.combine",
            _("并入另一篇"),
            (OFFICE,),
            when=WORKED_ON,
            tells=("writer",),
            needs=(),
            then=_("内容相同的合并编发，每位反映人都会收到进展。"),
        ),
        Act("report.part", _("取消合并"), (OFFICE,), when=codes(Stage.COMBINED), tells=("writer",), needs=()),
        Act("report.decline", _("不采用"), (OFFICE,), when=WORKED_ON, tells=("writer",), needs=()),
        Act(
            "report.compile",
            _("编成一期"),
            (OFFICE,),
            when=codes(Stage.EDITED),
            moves=True,
            sensible=lambda subject: subject.issue_id is None,
        ),
        Act("report.note", _("登记领导批示"), (OFFICE,), when=OUT, tells=("writer",), needs=()),
        Act("report.adopt", _("登记采用"), (OFFICE,), when=OUT, tells=("writer",), needs=()),
        Act(
            "sending.answer",
            _("反馈办理情况"),
            (UNIT, OFFICE),
            on="sending",
            when=OUT,
            tells=("writer", "office"),
            told=_("“%(thing)s”有了办理情况的反馈，请告诉反映人后办结。"),
            needs=("office",),
            moves=True,
            sensible=lambda subject: subject.to == "unit" and not subject.answered_on,
        ),
        Act(
            "report.close",
            pgettext_lazy("信息", "办结"),
            (OFFICE,),
            when=codes(Stage.SENT),
            tells=("writer",),
            needs=(),
        ),
    ),
    root="reports.Report",
    thing=_("这篇信息"),
    parts={"sending": "reports.Sending"},
    events={"report.issued": _("签发"), "report.sent": _("报送"), "report.followed": _("合并编发的信息有进展")},
)

ISSUES = Acts(
    (
        Act("issue.begin", _("编一期"), (OFFICE,)),
        Act("issue.change", _("修改这一期"), (OFFICE,), when=codes(IssueStage.PREPARED)),
        Act(
            "issue.sign",
            pgettext_lazy("期刊", "签发"),
            (HEAD,),
            when=codes(IssueStage.PREPARED),
            tells=("office",),
            told=_("“%(thing)s”已经签发，请报送。"),
            needs=("office",),
            moves=True,
            then=_("签发时编定年度期数和总期数，之后不能再改。"),
        ),
        Act(
            "issue.send",
            _("报送"),
            (OFFICE,),
            when=codes(IssueStage.SIGNED, IssueStage.SENT),
            moves=lambda subject: subject.stage == IssueStage.SIGNED,
            then=_("收到转送的单位和每位反映人都会收到通知。"),
        ),
        Act("issue.discard", _("作废"), (OFFICE,), when=codes(IssueStage.PREPARED)),
    ),
    root="reports.Issue",
    thing=_("这一期"),
)

SPEECHES = Acts(
    (
        Act(
            "speech.invite",
            _("约大会发言"),
            (OFFICE,),
            tells=("speaker",),
            told=_("请您就“%(thing)s”作大会发言，请按时交稿。"),
            needs=("speaker",),
        ),
        Act(
            "speech.offer",
            _("报送大会发言"),
            (REPORTER,),
            tells=("office",),
            told=_("%(actor)s报送了大会发言“%(thing)s”，请选定是否采用。"),
            needs=("office",),
        ),
        Act(
            "speech.hand_in",
            _("交稿"),
            (SPEAKER, OFFICE),
            when=codes(SpeechStage.INVITED, SpeechStage.HANDED_IN),
            tells=("office",),
            told=_("大会发言“%(thing)s”已经交稿，请选定是否采用。"),
            needs=("office",),
            moves=lambda subject: subject.stage == SpeechStage.INVITED,
        ),
        Act(
            "speech.choose",
            _("选定"),
            (OFFICE,),
            when=codes(SpeechStage.HANDED_IN, SpeechStage.PASSED_OVER),
            tells=("speaker",),
            needs=(),
            moves=True,
        ),
        Act(
            "speech.pass_over",
            _("不选用"),
            (OFFICE,),
            when=codes(SpeechStage.HANDED_IN, SpeechStage.CHOSEN),
            tells=("speaker",),
            needs=(),
        ),
        Act("speech.give", _("登记已发言或印发"), (OFFICE,), when=codes(SpeechStage.CHOSEN), moves=True),
        Act(
            "speech.draw",
            _("梳理意见建议"),
            (OFFICE,),
            when=codes(SpeechStage.GIVEN),
            then=_("一行一条，各自转送、反馈。"),
        ),
    ),
    root="reports.Speech",
    thing=_("这篇发言"),
)

POINTS = Acts(
    (
        Act(
            "point.forward",
            pgettext_lazy("大会意见", "转送"),
            (OFFICE,),
            when=codes(PointStage.DRAWN, PointStage.ANSWERED),
            tells=("unit",),
            told=_("大会发言中的意见“%(thing)s”已转送你单位，请按期反馈。"),
            needs=("unit",),
            moves=lambda subject: subject.stage == PointStage.DRAWN,
        ),
        Act(
            "point.answer",
            _("反馈办理情况"),
            (UNIT,),
            when=codes(PointStage.FORWARDED),
            tells=("office",),
            told=_("“%(thing)s”有了办理情况的反馈，请告知发言人。"),
            needs=("office",),
            moves=True,
        ),
        Act(
            "point.close",
            _("告知发言人"),
            (OFFICE,),
            when=codes(PointStage.ANSWERED),
            tells=("speaker",),
            needs=(),
            moves=True,
        ),
    ),
    root="reports.Point",
    thing=_("这条意见建议"),
    events={"point.drawn": _("梳理出的意见建议")},
)
TABLES = (ACTS, ISSUES, SPEECHES, POINTS)
