"""Rules say no in a sentence: what the table of acts cannot say."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.rules import Rules
from lianxinqiao.writing import references
from lianxinqiao.writing.acts import ACTS
from lianxinqiao.writing.kinds import KINDS, of_body
from lianxinqiao.writing.models import Remark, Section, WorkReport
from lianxinqiao.writing.values import Live

RULES = Rules(ACTS)
SECTIONS = 40


@RULES("work_report.begin")
def may_begin(_post: Any, report: WorkReport, _at: datetime) -> None:
    if report.kind not in {kind.code for kind in of_body(report.body.kind)}:
        raise Refused(_("请选择报告的种类。"))
    if KINDS[report.kind].of_campaign != (report.campaign_id is not None):
        raise Refused(_("主题活动总结报告要选择一个主题活动，其他报告不用选择。"))
    if report.campaign is not None and report.campaign.body_id != report.body_id:
        raise Refused(_("请选择本机构的主题活动。"))


@RULES("section.add")
def may_add(_post: Any, report: WorkReport, _at: datetime) -> None:
    if report.sections.count() >= SECTIONS:
        raise Refused(_("一份报告最多%(n)s节。") % {"n": SECTIONS})


@RULES("section.remove")
def may_remove(_post: Any, section: Section, _at: datetime) -> None:
    if section.report.sections.count() == 1:
        raise Refused(_("报告至少要有一节。"))


@RULES("remark.settle")
def may_settle(_post: Any, remark: Remark, _at: datetime) -> None:
    if remark.settled_at:
        raise Refused(_("这条批注已经处理过了。"))


@RULES("work_report.send", "work_report.sign")
def may_send(_post: Any, report: WorkReport, at: datetime) -> None:
    """No figure that is not there goes on to be signed."""
    live = Live(report, at)
    sections = list(report.sections.all())
    live.gather([ref for section in sections for ref in references.refs(section.text)])
    for section in sections:
        if found := references.broken(section.text):
            words = {"section": section, "words": found[0].words}
            raise Refused(_("“%(section)s”里的“{%(words)s}”不是已有的数字，请改正。") % words)
        for ref in references.refs(section.text):
            if not ref.block and live.number(ref) is None:
                words = {"section": section, "words": live.shown(ref).name}
                raise Refused(_("“%(section)s”里的“%(words)s”没有数值，请改正。") % words)
