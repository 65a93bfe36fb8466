"""Every act of this room, as tables: on a study session and who comes, on a book list, on a reading."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access import roles
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Acts, Who, of_body
from lianxinqiao.learning.course_acts import COURSES, GROUPS, TAKINGS
from lianxinqiao.learning.stages import BEFORE, ListStage, ReadingStage, StudyStage

if TYPE_CHECKING:
    from lianxinqiao.people.models import Post


def _colleague(post: "Post", subject: Any) -> bool:
    return post.body_id is not None and post.body_id == subject.root.body_id and post.role != roles.RoleCode.AUDITOR


def _reader(post: "Post", subject: Any) -> bool:
    """Whoever reads it: nobody reads for another."""
    root = subject.root
    return post.body_id == root.body_id and post.person_id == getattr(root, "person_id", post.person_id)


OFFICE = of_body("office", pgettext_lazy("学习", "机关工作人员"), *roles.OFFICE)
COLLEAGUE = Who("colleague", _("本机构的人员"), _colleague)
READER = Who("reader", pgettext_lazy("读书", "本人"), _reader)
S, R = StudyStage, ReadingStage

ACTS = Acts(
    (
        Act("study.plan", _("安排学习"), (OFFICE,), shows=False),
        Act("study.record", _("补登学习"), (OFFICE,)),
        Act("study.change", _("修改学习安排"), (OFFICE,), when=BEFORE, tells=("listed",), needs=(), shows=False),
        Act(
            "study.call",
            _("发学习通知"),
            (OFFICE,),
            when=codes(S.PLANNED),
            tells=("listed",),
            told=_("请您参加学习“%(thing)s”，请按时签到。"),
            needs=("listed",),
            moves=True,
            then=_("名单上的人会收到通知，到场后自己签到。"),
            shows=False,
        ),
        Act("study.invite", _("加入名单"), (OFFICE,), when=BEFORE, shows=False),
        Act(
            "study.sign_in",
            pgettext_lazy("学习", "签到"),
            (COLLEAGUE,),
            when=codes(S.CALLED, S.HELD),
            moves=True,
            shows=False,
        ),
        Act(
            "attendee.mark",
            pgettext_lazy("学习", "登记到场"),
            (OFFICE,),
            on="attendee",
            when=codes(S.CALLED, S.HELD),
            shows=False,
        ),
        Act(
            "study.hold",
            _("学习结束"),
            (OFFICE,),
            when=BEFORE,
            moves=True,
            then=_("到场人数按签到统计，不再填写。"),
        ),
        Act("study.add_material", _("放上学习材料"), (OFFICE,), when=BEFORE | codes(S.HELD), shows=False),
        Act("study.note", _("登记学习纪要"), (OFFICE,), when=codes(S.HELD), moves=lambda study: not study.notes),
        Act("study.cancel", _("取消学习"), (OFFICE,), when=BEFORE, tells=("listed",), needs=(), final=True),
    ),
    root="learning.Study",
    thing=_("这次学习"),
    parts={"attendee": "learning.Attendee"},
)

LISTS = Acts(
    (
        Act("booklist.draft", _("编制书单"), (OFFICE,), shows=False),
        Act("booklist.put", _("列入书单"), (OFFICE,), when=codes(ListStage.DRAFTED), shows=False),
        Act(
            "booklist.publish",
            _("发布书单"),
            (OFFICE,),
            when=codes(ListStage.DRAFTED),
            tells=("staff",),
            needs=(),
            moves=lambda row: row.listed.exists(),
            shows=False,
        ),
    ),
    root="learning.BookList",
    thing=_("这份书单"),
)

READINGS = Acts(
    (
        Act("reading.begin", _("开始读"), (READER,), shows=False),
        Act(
            "reading.go_on",
            _("记下读到哪里"),
            (READER,),
            when=codes(R.OPEN),
            moves=True,
            shows=False,
        ),
        Act(
            "reading.finish",
            _("读完"),
            (READER,),
            when=codes(R.OPEN),
            then=_("读完要写一段笔记；一本书只计一次，计在读完的那一年。"),
            shows=False,
        ),
        Act("reading.put_down", _("先放下"), (READER,), when=codes(R.OPEN), shows=False),
        Act("reading.take_up", _("接着读"), (READER,), when=codes(R.PUT_DOWN), moves=True, shows=False),
    ),
    root="learning.Reading",
    thing=_("这次阅读"),
)
TABLES = (ACTS, LISTS, READINGS, COURSES, TAKINGS, GROUPS)
