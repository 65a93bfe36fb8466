"""What the tables of this room cannot say; each rule is silent or raises Refused with a sentence."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.rules import Rules
from lianxinqiao.people.models import Body, BodyProfile, Post
from lianxinqiao.reports.acts import ACTS, ISSUES, POINTS, SPEECHES
from lianxinqiao.reports.stages import SpeechStage
from lianxinqiao.rulebook.sections.reports import Reports

RULES, ISSUE_RULES, SPEECH_RULES, POINT_RULES = Rules(ACTS), Rules(ISSUES), Rules(SPEECHES), Rules(POINTS)


def of(body: Body, at: datetime) -> Reports:
    """What the body's profile says of reports and speeches; the defaults, said to be ours, where it has none."""
    try:
        return BodyProfile.of(body, timezone.localdate(at)).rules.reports
    except LookupError:
        return Reports()


@RULES("report.begin")
def reported_to_a_cppcc(post: Post, subject: Any, at: datetime) -> None:
    if post.body is None or post.body.kind != Body.Kind.CPPCC:
        raise Refused(_("社情民意信息由政协办理。"))


@RULES("report.hand_in")
def says_one_matter_in_few_words(post: Post, subject: Any, at: datetime) -> None:
    if not subject.title.strip() or not subject.text.strip():
        raise Refused(_("请写明标题和内容。"))
    most = of(subject.body, at).longest
    if len(subject.text) > most:
        raise Refused(
            _("每篇不超过%(most)s字，现在%(n)s字；一事一报，请精简。") % {"most": most, "n": len(subject.text)}
        )


@RULES("report.part")
def parted_before_it_is_signed(post: Post, subject: Any, at: datetime) -> None:
    if subject.lead and subject.lead.stage not in {"edited", "handed_in"}:
        raise Refused(_("合并编发的一期已经签发，不能取消合并。"))


@SPEECH_RULES("speech.invite", "speech.offer")
def spoken_in_a_cppcc(post: Post, subject: Any, at: datetime) -> None:
    if post.body is None or post.body.kind != Body.Kind.CPPCC:
        raise Refused(_("大会发言由政协办理。"))


def each_party_speaks_once(speech: Any) -> None:
    """An oral speech a session for each party, organisation, sector or committee: the others are heard too."""
    if speech.behalf == "member":
        return
    others = type(speech).objects.filter(
        session=speech.session_id,
        in_name_of=speech.in_name_of,
        way="oral",
        stage__in=[SpeechStage.CHOSEN, SpeechStage.GIVEN],
    )
    if other := others.exclude(pk=speech.pk).first():
        words = {"whom": speech.in_name_of, "topic": other.topic}
        raise Refused(_("%(whom)s已经有一篇口头发言：%(topic)s。这一篇可以书面发言。") % words)
