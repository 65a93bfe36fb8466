"""Acts on courses, on one person's way through one, and on reading groups, as tables."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access import roles
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Acts, Who, of_body
from lianxinqiao.learning.stages import CourseStage, GroupStage, TakingStage, TalkStage

OFFICE = of_body("office", pgettext_lazy("学习", "机关工作人员"), *roles.OFFICE)


def _reader(post: Any, subject: Any) -> bool:
    root = subject.root
    return post.body_id == root.body_id and post.person_id == getattr(root, "person_id", post.person_id)


def _owner(post: Any, subject: Any) -> bool:
    return bool(post.body_id == subject.root.body_id and post.person_id == subject.root.owner_id)


def _member(post: Any, subject: Any) -> bool:
    root = subject.root
    return post.body_id == root.body_id and root.members.filter(person=post.person_id).exists()


READER = Who("reader", pgettext_lazy("读书", "本人"), _reader)
OWNER = Who("owner", _("领读人"), _owner)
MEMBER = Who("member", _("小组成员"), _member)
C, T, G = CourseStage, TakingStage, GroupStage

COURSES = Acts(
    (
        Act("course.draft", _("编制课程"), (OFFICE,), shows=False),
        Act("course.change", _("修改课程"), (OFFICE,), when=codes(C.DRAFTED), shows=False),
        Act("course.put_lesson", _("增加一课"), (OFFICE,), when=codes(C.DRAFTED), shows=False),
        Act("course.put_question", _("增加测验题"), (OFFICE,), when=codes(C.DRAFTED), shows=False),
        Act(
            "course.open",
            _("开放课程"),
            (OFFICE,),
            when=codes(C.DRAFTED),
            tells=("everybody",),
            needs=(),
            moves=lambda row: row.lessons.exists(),
            then=_("开放以后课和题目不再改动。"),
            shows=False,
        ),
        Act("course.close", _("结束课程"), (OFFICE,), when=codes(C.OPEN), shows=False),
    ),
    root="learning.Course",
    thing=_("这门课程"),
)

TAKINGS = Acts(
    (
        Act("taking.begin", _("开始学"), (READER,), shows=False),
        Act(
            "taking.keep_place", _("记下学到哪里"), (READER,), when=codes(T.UNDER_WAY, T.LEARNT, T.PASSED), shows=False
        ),
        Act("taking.complete", _("学完这一课"), (READER,), when=codes(T.UNDER_WAY), shows=False),
        Act(
            "taking.answer",
            _("参加测验"),
            (READER,),
            when=codes(T.LEARNT),
            moves=True,
            then=_("达到结业分数的，马上发给证书；没有达到的可以再考。"),
            shows=False,
        ),
        Act(
            "taking.withdraw",
            _("撤回证书"),
            (OFFICE,),
            when=codes(T.PASSED),
            tells=("person",),
            needs=(),
            shows=False,
        ),
        Act(
            "taking.restore",
            _("恢复证书"),
            (OFFICE,),
            when=codes(T.WITHDRAWN),
            tells=("person",),
            needs=(),
            shows=False,
        ),
    ),
    root="learning.Taking",
    thing=_("这次学课"),
)

GROUPS = Acts(
    (
        Act("group.form", _("成立读书小组"), (OFFICE,), shows=False),
        Act(
            "group.join",
            _("加入组员"),
            (OFFICE, OWNER),
            when=codes(G.READING),
            tells=("members",),
            needs=(),
            shows=False,
        ),
        Act("group.plan_week", _("安排一周"), (OWNER, OFFICE), when=codes(G.READING), shows=False),
        Act(
            "group.talk",
            _("写交流笔记"),
            (MEMBER, OWNER),
            when=codes(G.READING),
            tells=("owner",),
            told=_("读书小组“%(thing)s”有新的交流笔记，请审看后公开。"),
            needs=("owner",),
            then=_("领读人看过后，组员都看得到。"),
            shows=False,
        ),
        Act(
            "talk.show",
            pgettext_lazy("交流", "公开"),
            (OWNER, OFFICE),
            "talk",
            when=codes(G.READING, G.ENDED),
            at=codes(TalkStage.WAITING, TalkStage.HIDDEN),
            shows=False,
        ),
        Act(
            "talk.hide",
            pgettext_lazy("交流", "不公开"),
            (OWNER, OFFICE),
            "talk",
            when=codes(G.READING, G.ENDED),
            at=codes(TalkStage.WAITING, TalkStage.SHOWN),
            shows=False,
        ),
        Act("group.share", _("登记分享会"), (OWNER, OFFICE), when=codes(G.READING), shows=False),
        Act("group.end", _("结束共读"), (OWNER, OFFICE), when=codes(G.READING), final=True, shows=False),
    ),
    root="learning.Group",
    thing=_("这个读书小组"),
    parts={"talk": "learning.Talk"},
)
