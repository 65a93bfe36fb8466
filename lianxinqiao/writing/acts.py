"""Every act on a written report: its word, who may, when, and who is told."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access import roles
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Acts, Page, of_body
from lianxinqiao.writing.stages import OPEN, Stage

OFFICE = of_body("office", _("代工委工作人员或者负责人"), *roles.OFFICE)
SIGNER = of_body("signer", _("代工委负责人或者主任会议"), roles.RoleCode.OFFICE_HEAD, roles.RoleCode.CHAIRPERSONS)
READER = of_body("reader", _("代工委或者主任会议"), roles.RoleCode.CHAIRPERSONS, *roles.OFFICE)
S = Stage
DRAFT, REVIEW = codes(S.DRAFT), codes(S.REVIEW)

ACTS = Acts(
    (
        Act("work_report.begin", _("起草报告"), (OFFICE,), "beginning", shows=False),
        Act("work_report.rename", _("修改报告标题"), (OFFICE,), when=DRAFT, shows=False),
        Act(
            "section.write",
            _("写这一节"),
            (OFFICE,),
            "section",
            DRAFT,
            page=Page("work-section", _("写这一节")),
            shows=False,
            speaks=False,
        ),
        Act("section.add", _("增加一节"), (OFFICE,), when=DRAFT, shows=False),
        Act("section.move", _("移动这一节"), (OFFICE,), "section", DRAFT, shows=False),
        Act("section.remove", _("删去这一节"), (OFFICE,), "section", DRAFT, final=True, shows=False),
        Act("remark.add", _("批注"), (READER,), "section", OPEN, tells=("office",), needs=(), shows=False),
        Act("remark.settle", _("批注已处理"), (READER,), "remark", OPEN, shows=False),
        Act(
            "work_report.send",
            pgettext_lazy("报告", "送审"),
            (OFFICE,),
            when=DRAFT,
            tells=("signers",),
            told=_("报告“%(thing)s”送审，请审签或者退回修改。"),
            needs=("signers",),
            moves=True,
            then=_("送审期间不能再改文字；需要修改的可以退回。"),
            shows=False,
        ),
        Act(
            "work_report.send_back",
            pgettext_lazy("报告", "退回修改"),
            (SIGNER,),
            when=REVIEW,
            tells=("office",),
            told=_("报告“%(thing)s”退回修改，请看意见。"),
            needs=("office",),
            shows=False,
        ),
        Act(
            "work_report.sign",
            pgettext_lazy("报告", "签发"),
            (SIGNER,),
            when=REVIEW,
            tells=("office",),
            told=_("报告“%(thing)s”已经签发，请公开或者存档。"),
            needs=("office",),
            moves=True,
            then=_("文中每个数字的值和它统计的记录从此固定，记录以后更正了也不变，页面会说明变了什么。"),
            shows=False,
        ),
        Act(
            "work_report.publish",
            pgettext_lazy("报告", "公开"),
            (OFFICE,),
            when=codes(S.SIGNED),
            then=_("公开网站上可以读到全文和解读，点开每个数字看到其中公开的记录。"),
            moves=True,
        ),
        Act("work_report.withdraw", pgettext_lazy("报告", "撤下"), (OFFICE,), when=codes(S.PUBLIC)),
        Act("work_report.drop", pgettext_lazy("报告", "作废"), (OFFICE,), when=DRAFT, final=True, shows=False),
    ),
    root="writing.WorkReport",
    thing=_("这份报告"),
    parts={"beginning": "writing.WorkReport", "section": "writing.Section", "remark": "writing.Remark"},
)
