"""Days and majorities of meetings （会议）: what a place's rules of procedure set, each with the article it is taken from."""

from typing import Annotated, Literal, Self

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from pydantic import Field, model_validator

from lianxinqiao.rulebook.choices import CountedFrom, Said, Unit
from lianxinqiao.rulebook.parts import OURS, Part, Section, Source, Term

MERGES = {
    "chairpersons": _("主任会议决定"),
    "majority_present": _("出席会议的过半数同意"),
    "one_by_one": _("逐人表决"),
    "unless_objected": _("审议时无异议的合并，有异议的单独表决"),
}
BASES = {"in_office": _("实有人数"), "statutory_seats": _("法定名额")}


PUBLISHED = {
    "counts": _("只公布票数，票面封存"),
    "scrutineers": _("票面只给监票人"),
    "all": _("票面对会议组成人员公开"),
}
RENAMED = {
    "nothing": _("不重新任命"),
    "reappoint": _("重新任命"),
    "remove_and_appoint": _("先免旧职再任新职"),
}
ABOLISHED = {"ends": _("职务自然免除"), "remove": _("应当办理免职")}
OATH = (
    "我宣誓：忠于中华人民共和国宪法，维护宪法权威，履行法定职责，忠于祖国、忠于人民，恪尽职守、廉洁奉公，接受人民监督，"
    "为建设富强民主文明和谐美丽的社会主义现代化强国努力奋斗！"
)
WORDS_OF_2018 = "富强民主文明和谐美丽的社会主义现代化强国"


def _days(label: object, article: object) -> Said:
    return Said(label, unit=_("天"), article=article)  # type: ignore[arg-type]


def _times(label: object) -> Said:
    return Said(label, unit=_("次"), article=_("威海市政协2013年的规定（假定）"))  # type: ignore[arg-type]


def _term(amount: int, unit: Unit, authority: str, article: str) -> Term:
    source = Source(authority=authority, article=article, assumed=True)
    return Term(amount=amount, unit=unit, counted_from=CountedFrom.RECEIPT, source=source)


ATTENDS = {"any": _("到会就算"), "two_thirds": _("三分之二以上")}
CIRCLES = {
    "standing": _("常委会组成人员"),
    "chairs": _("主任（主席）会议组成人员"),
    "assembly": _("全体代表（委员）"),
    "listed": _("名单上的人员"),
}
SHARES = {"none": _("不设"), "half": _("过半数"), "two_thirds": _("三分之二以上")}


class MeetingKind(Part):
    """A kind of meeting that this place holds besides those of the law （听证会、街道议政会……）."""

    code: Annotated[str, Said(_("代码"))] = Field(pattern=r"^[a-z][a-z0-9_]{1,14}$")
    word: Annotated[str, Said(_("名称"))] = Field(min_length=2, max_length=40)
    circle: Annotated[Literal["standing", "chairs", "assembly", "listed"], Said(_("应到人员"), CIRCLES)] = "listed"
    quorum: Annotated[Literal["none", "half", "two_thirds"], Said(_("法定人数"), SHARES)] = "half"
    needed: Annotated[Literal["half", "two_thirds"], Said(_("通过需要"), SHARES)] = "half"
    notice_days: Annotated[int, Said(_("通知提前"), unit=_("天"))] = Field(default=3, ge=0, le=60)
    adopts_agenda: Annotated[bool, Said(_("全体会议先通过议程"))] = False
    opines: Annotated[bool, Said(_("形成审议意见"))] = False
    unnumbered: Annotated[bool, Said(_("不按届编次"))] = False
    inside: Annotated[bool, Said(_("不向社会公开"))] = False
    law: Annotated[str, Said(pgettext_lazy("规则", "依据"))] = Field(default="", max_length=120)


class Meetings(Section):
    """Days before a meeting, terms after it, and how its votes are counted.

    The days of a special work report are national law; the others are other places' practice until a profile says its own.
    """

    notice_plenary: Annotated[int, _days(_("全体会议通知提前"), _("无锡市政协实践（假定）"))] = Field(
        default=7, ge=0, le=60
    )
    notice_standing: Annotated[int, _days(_("常委会会议通知提前"), _("上海、北京议事规则"))] = Field(
        default=7, ge=0, le=60
    )
    notice_consultation: Annotated[
        int | None,
        Said(
            _("协商会议通知提前（不填就是按其他会议）"),
            unit=_("个工作日"),
            article=_("地方政协协商规则（十五个工作日）"),
        ),
    ] = Field(default=None, ge=1, le=60)
    papers_consultation: Annotated[
        int, Said(_("协商材料提前"), unit=_("个工作日"), article=_("地方政协协商规则（十个工作日，假定）"))
    ] = Field(default=10, ge=1, le=60)
    minutes_consultation: Annotated[Term, Said(_("协商纪要报送党委、政府"))] = _term(
        7, Unit.WORKDAYS, "地方政协协商规则", ""
    )
    line_up: Annotated[Term, Said(_("新一届政府正职选出后提请任命政府组成人员"))] = Term(
        amount=2,
        unit=Unit.MONTHS,
        counted_from=CountedFrom.RECEIPT,
        source=Source(authority="广东省任免条例", article="第十四条"),
    )
    letter_sent: Annotated[Term, Said(_("任免通知送达有关机关"))] = _term(3, Unit.DAYS, "北京市任免条例", "第二十一条")
    first_session: Annotated[Term, Said(_("代表选举完成后举行本届第一次会议"))] = Term(
        amount=2,
        unit=Unit.MONTHS,
        counted_from=CountedFrom.RECEIPT,
        source=Source(authority="地方各级人民代表大会和地方各级人民政府组织法", article="第二十条"),
    )
    notice_other: Annotated[int, _days(_("其他会议通知提前"), _("连心桥默认值"))] = Field(default=3, ge=0, le=60)
    report_draft: Annotated[int, _days(_("专项工作报告送专门（工作）委员会征求意见"), _("监督法第十五条"))] = Field(
        default=20, ge=0, le=90
    )
    report_back: Annotated[int, _days(_("修改后的报告送常委会办事机构"), _("监督法第十五条"))] = Field(
        default=10, ge=0, le=90
    )
    report_members: Annotated[int, _days(_("报告发给常委会组成人员"), _("监督法第十五条"))] = Field(
        default=7, ge=0, le=90
    )
    bill: Annotated[int, _days(_("议案提请审议"), _("重庆市议事规则第二十三条（假定）"))] = Field(
        default=20, ge=0, le=90
    )
    accounts: Annotated[int, _days(_("决算、预算调整方案送审"), _("广东省议事规则第二十八条（假定）"))] = Field(
        default=30, ge=0, le=90
    )
    plan_change: Annotated[int, _days(_("计划及其调整方案送审"), _("全国人大常委会议事规则第二十四条（假定）"))] = (
        Field(default=45, ge=0, le=90)
    )
    nomination: Annotated[int, _days(_("人事任免案提请审议"), _("重庆市人事任免条例第十七条（假定）"))] = Field(
        default=7, ge=0, le=90
    )
    opinion_sent: Annotated[Term, Said(_("审议意见送达"))] = _term(5, Unit.WORKDAYS, "常州市人大常委会做法", "")
    opinion_plan: Annotated[Term | None, Said(_("审议意见的办理方案"))] = _term(
        3, Unit.MONTHS, "北京市人大常委会议事规则", "第二十五条"
    )
    opinion_result: Annotated[Term, Said(_("审议意见的研究处理情况"))] = _term(
        6, Unit.MONTHS, "重庆市人大常委会议事规则", ""
    )
    opinion_accounts: Annotated[Term, Said(_("决算审议意见的研究处理情况"))] = _term(
        2, Unit.MONTHS, "河南省人大常委会议事规则", "第三十条"
    )
    audit_mended: Annotated[Term, Said(_("审计查出问题的整改情况报告"))] = Term(
        amount=6,
        unit=Unit.MONTHS,
        counted_from=CountedFrom.RECEIPT,
        source=Source(authority="各级人民代表大会常务委员会监督法", article="第二十七条"),
    )
    speech_minutes: Annotated[int, Said(_("会上发言"), unit=_("分钟"), article=_("全国人大常委会议事规则（假定）"))] = (
        Field(default=10, ge=1, le=120)
    )
    decision_published: Annotated[Term, Said(_("决议、决定公布"))] = _term(
        5, Unit.DAYS, "广东省人大常委会议事规则", "第五十五条"
    )
    merging_votes: Annotated[
        Literal["chairpersons", "majority_present", "one_by_one", "unless_objected"],
        Said(_("几项任免合并表决"), MERGES, article=_("重庆第二十二条、广东第五十条、深圳第十九条、北京第十九条")),
    ] = "chairpersons"
    failed_nominations: Annotated[
        int, Said(_("同一职务提名未通过后不再提名"), unit=_("次"), article=_("重庆市人事任免条例第二十一条（假定）"))
    ] = Field(default=2, ge=1, le=9)
    slips_least: Annotated[int, Said(_("手机无记名表决至少领票"), unit=_("张"), article=_("连心桥默认值"))] = Field(
        default=5, ge=2, le=99
    )
    slips_pause: Annotated[
        int, Said(_("最后一张票领走以后，隔多久开始投票"), unit=_("秒"), article=_("连心桥默认值"))
    ] = Field(default=30, ge=0, le=600)
    papers_published: Annotated[
        Literal["counts", "scrutineers", "all"], Said(_("手机无记名表决的票面"), PUBLISHED, article=_("连心桥默认值"))
    ] = "scrutineers"
    phones_for_paper: Annotated[
        str, Said(_("撤职、选举可以用手机表决的依据"), article=_("监督法第六十二条、组织法第二十八条"))
    ] = Field(default="", max_length=200)
    failed_wait_months: Annotated[
        int, Said(_("提名未通过后再次提名间隔"), unit=_("个月"), article=_("深圳市任免条例第二十条（半年）"))
    ] = Field(default=0, ge=0, le=24)
    exam_pass: Annotated[
        int | None, Said(_("任前法律知识考试合格线"), unit=_("分"), article=_("地方规定；不填就是不考"))
    ] = Field(default=None, ge=0, le=100)
    exam_resits: Annotated[int, Said(_("任前考试可以补考"), unit=_("次"), article=_("重庆市人事任免条例"))] = Field(
        default=1, ge=0, le=5
    )
    renamed_office: Annotated[
        Literal["nothing", "reappoint", "remove_and_appoint"],
        Said(_("机构更名的"), RENAMED, article=_("广东、深圳；浙江第十七条；北京第二十三条")),
    ] = "nothing"
    abolished_office: Annotated[
        Literal["ends", "remove"],
        Said(_("机构撤销的"), ABOLISHED, article=_("重庆第十四条、广东第十五条；浙江第十七条")),
    ] = "ends"
    oath_general: Annotated[Term | None, Said(_("主任会议、主席团组织的宣誓（不填就是当次会议）"))] = None
    oath_organ: Annotated[Term, Said(_("任职机关组织的宣誓，自公布任命之日起"))] = _term(
        15, Unit.WORKDAYS, "重庆市宪法宣誓办法", "第九条"
    )
    oath_text: Annotated[str, Said(_("宪法宣誓誓词"))] = Field(default=OATH, max_length=300)
    base: Annotated[
        Literal["in_office", "statutory_seats"],
        Said(_("表决基数"), BASES, article=_("组织法“全体代表的过半数”（假定）")),
    ] = "in_office"
    suspended_counts: Annotated[
        bool, Said(_("暂停执行代表职务的计入基数"), article=_("代表法第六十一条没有规定（假定）"))
    ] = True
    deputy_seats: Annotated[int | None, Said(_("代表（委员）名额"), unit=_("名"))] = Field(default=None, ge=1, le=3000)
    attends_share: Annotated[
        Literal["any", "two_thirds"],
        Said(_("政协会议出席多少场次算出席"), ATTENDS, article=_("威海市政协2013年的规定（假定）")),
    ] = "two_thirds"
    absences_year: Annotated[int | None, _times(_("政协常委一年缺席常委会会议应当请辞"))] = Field(
        default=3, ge=1, le=20
    )
    absences_term: Annotated[int | None, _times(_("政协常委一届缺席常委会会议应当请辞"))] = Field(
        default=7, ge=1, le=40
    )
    absences_plenary: Annotated[int | None, _times(_("政协委员一届缺席全体会议应当请辞"))] = Field(
        default=3, ge=1, le=9
    )
    passing_line: Annotated[int, Said(_("满意度测评通过线"), unit="%", article=_("地方规定（假定）"))] = Field(
        default=50, ge=0, le=100
    )
    line_is_enough: Annotated[bool, Said(_("正好达到通过线算通过"))] = False
    more_kinds: Annotated[tuple[MeetingKind, ...], Said(_("本地另有的会议类别"))] = ()

    @model_validator(mode="after")
    def _once(self) -> Self:
        codes = [kind.code for kind in self.more_kinds]
        if len(codes) != len(set(codes)):
            raise ValueError(gettext("会议类别的代码不能重复。"))
        if WORDS_OF_2018 not in self.oath_text:
            raise ValueError(gettext("誓词应是2018年修订后的（“富强民主文明和谐美丽的社会主义现代化强国”）。"))
        return self

    source: Source = OURS
