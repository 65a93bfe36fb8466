"""The kinds of meeting, a table in code: what law or a figure knows by name.

Each row: its word; the body it belongs to; who is called; how many must be there and how many must say yes, of all who are
in office; which days of the profile its notice keeps; the article behind it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.ballots.shares import MORE_THAN_HALF, NOBODY, TWO_THIRDS, Share

Words = str | Promise


class Circle(models.TextChoices):
    """Who is called."""

    ASSEMBLY = "assembly", _("全体代表（委员）")
    STANDING = "standing", _("常委会组成人员")
    CHAIRS = "chairs", _("主任（主席）会议组成人员")
    LISTED = "listed", _("名单上的人员")


@dataclass(frozen=True)
class Kind:
    code: str
    word: Words
    body: str  # the kind of body
    circle: Circle
    quorum: Share = MORE_THAN_HALF
    needed: Share = MORE_THAN_HALF
    notice: str = "notice_other"  # days in the profile's section of meetings
    workdays: str = ""  # or in workdays, where the profile's section has this number
    notice_days: int | None = None  # or a number of its own, where the profile brings the kind
    adopts_agenda: bool = False  # the full meeting votes on its agenda first
    opines: bool = False  # sends opinions to the organs whose reports it heard
    numbered: bool = True  # counted through the term
    public: bool = True  # strangers read of it once it is called
    law: Words = ""

    @property
    def votes(self) -> bool:
        return self.quorum is not NOBODY

    @property
    def consults(self) -> bool:
        """People of both sides sit together, with papers before and minutes that are sent after."""
        return bool(self.workdays)

    def days_of_notice(self, rules: Any) -> int:
        return int(getattr(rules, self.notice)) if self.notice_days is None else self.notice_days


def _consulting(code: str, word: Words) -> Kind:
    """People of both sides sit together; nothing is voted on."""
    told = {"quorum": NOBODY, "numbered": False, "workdays": "notice_consultation"}
    return Kind(code, word, "cppcc", Circle.LISTED, **told)  # type: ignore[arg-type]


KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind(
            *("congress", _("人民代表大会会议"), "congress", Circle.ASSEMBLY),
            quorum=TWO_THIRDS,
            notice="notice_plenary",
            adopts_agenda=True,
            law=_("组织法第十四条、第二十五条"),
        ),
        Kind(
            *("standing", _("常委会会议"), "congress", Circle.STANDING),
            notice="notice_standing",
            adopts_agenda=True,
            opines=True,
            law=_("组织法第五十一条"),
        ),
        Kind("chairs", _("主任会议"), "congress", Circle.CHAIRS, public=False, law=_("组织法第五十四条")),
        Kind("presidium", _("主席团会议"), "congress", Circle.LISTED, public=False, law=_("组织法第十八条")),
        Kind("committee", _("专门委员会会议"), "congress", Circle.LISTED, public=False, law=_("组织法第三十五条")),
        Kind("party_group", _("党组会议"), "congress", Circle.LISTED, public=False),
        Kind("hearing", _("听证会"), "congress", Circle.LISTED, quorum=NOBODY, numbered=False),
        Kind("council", _("街道议事会"), "congress", Circle.LISTED, numbered=False),
        Kind(
            *("cppcc_plenary", _("政协全体会议"), "cppcc", Circle.ASSEMBLY),
            quorum=TWO_THIRDS,
            notice="notice_plenary",
            adopts_agenda=True,
            law=_("政协章程第五十条"),
        ),
        Kind(
            *("cppcc_standing", _("政协常委会会议"), "cppcc", Circle.STANDING),
            notice="notice_standing",
            adopts_agenda=True,
        ),
        Kind("cppcc_chairs", _("主席会议"), "cppcc", Circle.CHAIRS, public=False),
        _consulting("consultation", _("专题协商会")),
        _consulting("counterpart", _("对口协商会")),
        _consulting("sector", _("界别协商会")),
        _consulting("on_handling", _("提案办理协商会")),
    )
}
CHOICES = [(kind.code, kind.word) for kind in KINDS.values()]
PUBLIC = [kind.code for kind in KINDS.values() if kind.public]
SHARES = {"none": NOBODY, "half": MORE_THAN_HALF, "two_thirds": TWO_THIRDS}


def brought(row: Mapping[str, Any], body: str) -> Kind:
    """A kind that a profile brings, from its row there or from what a meeting keeps of it."""
    return Kind(
        *(row["code"], row["word"], body, Circle(row["circle"])),
        quorum=SHARES[row["quorum"]],
        needed=SHARES[row["needed"]],
        notice_days=row["notice_days"],
        adopts_agenda=row["adopts_agenda"],
        opines=row["opines"],
        numbered=not row["unnumbered"],
        public=not row["inside"],
        law=row["law"],
    )


def of_body(body: str, rules: Any = None) -> list[tuple[str, Words]]:
    """The kinds that a body of this kind holds, with those that its profile brings."""
    ours = [(kind.code, kind.word) for kind in KINDS.values() if kind.body == body]
    return [*ours, *((row.code, row.word) for row in (rules.more_kinds if rules else ()) if row.code not in KINDS)]


# ------------------------------------------------------------------ items
class PaperKind(models.TextChoices):
    DRAFT = "draft", _("送审稿")
    COMMITTEE = "committee", _("专门（工作）委员会意见")
    REVISED = "revised", _("修改后的报告")
    FINAL = "final", _("正式稿")
    BILL = "bill", _("议案及说明")
    VIEWS = "views", _("意见汇总")
    RESEARCH = "research", _("调研报告")
    MEMBER = "member", _("委员推荐、辞职材料")
    OTHER = "other", pgettext_lazy("材料", "其他")


class Consulting(models.TextChoices):
    """What has its day around a consultation （协商会议）."""

    NOTICE = "notice", _("会议通知")
    PAPERS = "papers", _("协商材料")
    MINUTES = "minutes", _("协商纪要报送")


@dataclass(frozen=True)
class Needed:
    """A paper that must be there so many days before the meeting: the name of the days in the profile, and the article."""

    paper: PaperKind | Consulting
    days: str
    law: Words


@dataclass(frozen=True)
class ItemKind:
    code: str
    word: Words
    decides: bool = False  # ends with a vote
    papers: tuple[Needed, ...] = ()
    law: Words = ""
    special: bool = False  # a special work report, as the yearly report counts them
    opines: bool = False  # an opinion is sent to the organ that reported
    yearly: bool = False  # the law asks for it every year
    result: str = "opinion_result"  # the term in the profile by which the organ answers the opinion
    follows: str = ""  # the term in the profile by which another item must be heard after it, and the kind of that item
    by: str = ""
    seats: bool = False  # what is voted on are changes of seats
    body: str = "congress"  # the kind of body that has it on its agendas; empty: both


ARTICLE_15, ARTICLE_14, CHAPTER_3 = _("监督法第十五条"), _("监督法第十四条"), _("监督法第三章")
OF_A_REPORT = (
    Needed(PaperKind.VIEWS, "report_draft", ARTICLE_14),
    Needed(PaperKind.DRAFT, "report_draft", ARTICLE_15),
    Needed(PaperKind.REVISED, "report_back", ARTICLE_15),
    Needed(PaperKind.FINAL, "report_members", ARTICLE_15),
)


def _report(code: str, word: Words, law: Words, **more: Any) -> ItemKind:
    """A report that the committee hears, and on which it sends an opinion."""
    return ItemKind(code, word, papers=OF_A_REPORT, law=law, opines=True, **{"special": True, **more})


ITEMS: dict[str, ItemKind] = {
    kind.code: kind
    for kind in (
        _report("report", _("听取和审议专项工作报告"), _("监督法第十一条至第十七条")),
        _report("inquiry", _("专题询问"), _("监督法第五章（专题询问）")),
        _report("enforcement", _("听取和审议执法检查报告"), _("监督法第四章"), special=False),
        ItemKind(
            *("decision", _("作出决议、决定")),
            decides=True,
            body="",
            papers=(Needed(PaperKind.BILL, "bill", _("议事规则")),),
            law=_("组织法第五十条"),
        ),
        ItemKind(
            *("appointment", _("人事任免")),
            decides=True,
            papers=(Needed(PaperKind.BILL, "nomination", _("任免条例")),),
            law=_("组织法第五十条"),
        ),
        ItemKind(
            *("plan", _("审查批准计划")),
            decides=True,
            papers=(Needed(PaperKind.BILL, "plan_change", _("监督法第二十条")),),
            law=CHAPTER_3,
        ),
        ItemKind(
            *("accounts", _("审查批准决算、预算调整")),
            decides=True,
            papers=(Needed(PaperKind.DRAFT, "accounts", _("预算法第七十九条")),),
            law=CHAPTER_3,
            opines=True,
            yearly=True,
            result="opinion_accounts",
        ),
        _report("execution", _("听取和审议计划、预算执行情况的报告"), CHAPTER_3, yearly=True),
        _report(
            *("audit", _("听取和审议审计工作报告"), CHAPTER_3),
            yearly=True,
            follows="audit_mended",
            by="mending",
        ),
        _report("mending", _("听取和审议审计查出问题整改情况的报告"), _("监督法第二十七条"), yearly=True),
        _report("debt", _("听取和审议政府债务管理情况的报告"), CHAPTER_3, yearly=True),
        _report("assets", _("听取和审议国有资产管理情况的报告"), CHAPTER_3, yearly=True),
        _report(
            "environment", _("听取和审议环境状况和环境保护目标完成情况的报告"), _("环境保护法第二十七条"), yearly=True
        ),
        ItemKind(
            *("deputies", _("代表资格、代表变动")),
            decides=True,
            seats=True,
            law=_("选举法第五十五条、代表法第六十一条至第六十三条"),
        ),
        ItemKind(
            *("members", _("委员增补、辞去、撤销资格")),
            decides=True,
            seats=True,
            body="cppcc",
            law=_("政协章程第三十一条、第三十八条"),
        ),
        ItemKind("election", pgettext_lazy("议程", "选举"), decides=True, body="", law=_("组织法第二十六条至第三十条")),
        ItemKind("oath", _("宪法宣誓"), law=_("2018年宪法宣誓决定")),
        ItemKind("other", _("其他议程"), body=""),
    )
}
CUSTOM = _("地方政协协商规则")
OF_A_CONSULTATION = (
    Needed(Consulting.NOTICE, "notice_consultation", CUSTOM),
    Needed(Consulting.PAPERS, "papers_consultation", CUSTOM),
    Needed(Consulting.MINUTES, "minutes_consultation", CUSTOM),
)
REPORTS = [kind.code for kind in ITEMS.values() if kind.opines and not kind.decides]
SPECIAL = [kind.code for kind in ITEMS.values() if kind.special]
YEARLY = [kind for kind in ITEMS.values() if kind.yearly]
ITEM_CHOICES = [(kind.code, kind.word) for kind in ITEMS.values()]


def items_of(body: str) -> list[tuple[str, Words]]:
    """What a body of this kind may have on its agendas."""
    return [(kind.code, kind.word) for kind in ITEMS.values() if kind.body in {"", body}]
