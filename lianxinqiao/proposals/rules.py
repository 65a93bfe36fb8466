"""What the table of proposals cannot say. What is ruled of every matter is asked of `matters.rules`, by the same names.

Two independent readings: the custom of review committees (江苏2024审查细则: 预审、复审、终审; how many read is profile
data). What a proposal must bear: 全国政协提案工作条例, as far as it is quoted in docs/decisions.
"""

from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.kinds import renamed
from lianxinqiao.acts.rules import Rules
from lianxinqiao.acts.stages import codes
from lianxinqiao.matters import rules as shared
from lianxinqiao.matters.models import Handling
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people.models import Post
from lianxinqiao.proposals.acts import ACTS
from lianxinqiao.proposals.honours import Quota
from lianxinqiao.proposals.models import Consultation, Particulars, Proposal, Reading
from lianxinqiao.proposals.models.proposals import COLLECTIVE, SEALED
from lianxinqiao.proposals.stages import FILED

RULES = Rules(ACTS)
for _code, _rule in shared.RULES.named.items():
    if (_own := renamed(_code, "suggestion", "proposal")) in ACTS:
        RULES.named[_own] = _rule
may = RULES.may


# ------------------------------------------------------------------ in whose name
@RULES("proposal.submit")
def may_hand_in(post: Post, proposal: Proposal, at: datetime) -> None:
    """A collective one says in whose name; a party's, an organisation's, a committee's is signed by its head and sealed."""
    said: Particulars = proposal.particulars
    if said.origin in COLLECTIVE and not said.in_name_of.strip():
        raise Refused(_("集体提案请写明是哪个党派、团体、界别、小组或专委会。"))
    if said.origin in SEALED and not (said.head.strip() and said.sealed):
        raise Refused(_("%(origin)s的提案由负责人签署并加盖公章。") % {"origin": said.get_origin_display()})
    if said.origin == Particulars.Origin.JOINT and not proposal.cosigners.exclude(declined_at__isnull=False).exists():
        raise Refused(_("联名提案至少要有一位委员联名。"))


# ------------------------------------------------------------------ review
def readings(proposal: Proposal) -> list[Reading]:
    """Those of this turn."""
    return [row for row in proposal.readings.all() if row.turn == proposal.particulars.turn]


@RULES("proposal.read")
def may_read(post: Post, proposal: Proposal, _at: datetime) -> None:
    """Once by each person, whichever of their posts they act by."""
    if any(row.reader.person_id == post.person_id for row in readings(proposal)):
        raise Refused(_("您已经提出过审查意见，等待另一位审查人。"))
    if proposal.is_read:
        raise Refused(_("审查意见已经齐全，请作出审查决定。"))


def may_say(reading: Reading, proposal: Proposal) -> None:
    """Whoever would not file it names the ground, and whoever holds anything but filing says why."""
    if reading.verdict == Reading.Verdict.NOT_FILE:
        may_name_ground(proposal, reading.ground)
    elif reading.ground:
        raise Refused(_("只有不予立案才选择情形。"))
    if reading.verdict not in {Reading.Verdict.FILE, Reading.Verdict.NOT_FILE} and not reading.note.strip():
        raise Refused(_("请写明理由。"))


def may_name_ground(proposal: Proposal, ground: str) -> None:
    if ground not in {row.code for row in proposal.profile_version.rules.not_a_suggestion}:
        raise Refused(_("请选择规则中列明的不予立案情形。"))


@RULES("proposal.register", "proposal.send_back", "proposal.not_file")
def may_decide(post: Post, proposal: Proposal, _at: datetime) -> None:
    """When all have read it; where they differ, the committee's head decides （终审）."""
    found = readings(proposal)
    if not proposal.is_read:
        left = proposal.particulars.readers - len(found)
        raise Refused(_("还差%(n)s份审查意见：审查意见齐全后再作决定。") % {"n": left})
    if len({row.verdict for row in found}) > 1 and not post.heads_the_office:
        raise Refused(_("两份审查意见不一致，由提案委员会负责人决定。"))


@RULES("proposal.number_there")
def may_number_there(_post: Post, proposal: Proposal, _at: datetime) -> None:
    if proposal.particulars.outcome != Particulars.Outcome.HANDED_UP:
        raise Refused(_("只有提交上级政协的，才登记上级政协的编号。"))


# ------------------------------------------------------------------ consultation on handling
# Where it must stand for a consultation at each point: a member of a place's rules says the points, we say when. (Assumed.)
POINTS = {
    Consultation.Point.FILING: codes(Stage.SUBMITTED, Stage.REGISTERED),
    Consultation.Point.ASSIGNING: codes(Stage.REGISTERED, Stage.ASSIGNED),
    Consultation.Point.DRAFTING: codes(Stage.ASSIGNED, Stage.HANDLING),
    Consultation.Point.SUPERVISING: codes(Stage.HANDLING, Stage.ANSWERED, Stage.MEDIATION, Stage.CLOSED),
}


def may_consult_at(proposal: Proposal, point: str) -> None:
    if point not in Consultation.Point.values:
        raise Refused(_("请选择协商环节。"))
    if proposal.stage not in POINTS[Consultation.Point(point)]:
        said = {"stage": proposal.get_stage_display(), "point": Consultation.Point(point).label}
        raise Refused(_("这件提案处于“%(stage)s”阶段，不登记“%(point)s”的协商。") % said)


# ------------------------------------------------------------------ key and excellent ones
@RULES("proposal.plan", "proposal.key_result")
def may_lead(post: Post, proposal: Proposal, _at: datetime) -> None:
    """Only of a key one; a result follows a plan, once."""
    if not proposal.is_key:
        raise Refused(_("这件提案不是重点提案。"))
    found = getattr(proposal, "key_plan", None)
    if found and found.ended_on:
        raise Refused(_("督办已经结束。"))


@RULES("proposal.key_result")
def may_end(post: Post, proposal: Proposal, at: datetime) -> None:
    may_lead(post, proposal, at)
    if getattr(proposal, "key_plan", None) is None:
        raise Refused(_("请先登记督办计划。"))


@RULES("handling.rate")
def may_rate(post: Post, handling: Handling, _at: datetime) -> None:
    if not handling.answers:
        raise Refused(_("由答复提案的单位评议。"))


def may_praise_one_more(proposal: Proposal) -> None:
    """The profile's share of what was filed in the year, and that of collective ones among the praised."""
    said = proposal.particulars
    if said.excellent_on:
        raise Refused(_("这件提案已经评为优秀提案。"))
    found = proposal.profile_version.rules.proposals
    of_year = Proposal.objects.filter(body=proposal.body, year=proposal.year)
    filed = of_year.filter(stage__in=[str(stage) for stage in FILED]).count()
    praised = list(of_year.exclude(particulars__excellent_on=None).values_list("particulars__origin", flat=True))
    quota = Quota(filed, found.excellent, found.excellent_collective)
    if len(praised) >= quota.most:
        raise Refused(
            _("本年立案%(filed)s件，优秀提案不超过%(share)s%%，已经评满%(most)s件。")
            % {"filed": filed, "share": found.excellent, "most": quota.most}
        )
    single = sum(origin not in COLLECTIVE for origin in praised)
    if said.origin not in COLLECTIVE and single >= quota.single:
        raise Refused(
            _("优秀提案中集体提案不少于%(share)s%%，委员个人和联名提案最多%(most)s件。")
            % {"share": found.excellent_collective, "most": quota.single}
        )


def ground_text(proposal: Proposal) -> str:
    """The ground's own words, by the profile under which it was judged."""
    grounds = {row.code: row.text for row in proposal.profile_version.rules.not_a_suggestion}
    return grounds.get(proposal.refused_ground, "")
