"""Every act on an opinion, as a table: its word, who may, when, and who is told."""

from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access import roles
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.acts.table import Act, Acts, Page, Who, of_body
from lianxinqiao.opinions.stages import ShareStage, Stage


# ------------------------------------------------------------------ who
def _citizen(post: Any, subject: Any) -> bool:
    return isinstance(post, Stranger) and post.opens == subject.root.pk


def _anybody(post: Any, _subject: Any) -> bool:
    return isinstance(post, Stranger)


def _station(post: Any, subject: Any) -> bool:
    """At the station of the opinion; who is at none in particular works for all of the body."""
    root = subject.root
    if post.role != roles.RoleCode.STATION_STAFF or post.body_id != root.body_id:
        return False
    if getattr(root, "station_id", None) is None:
        return True
    mine = _stations_of(post)
    return not mine or root.station_id in mine


def _stations_of(post: Any) -> frozenset[int]:
    """Asked once for a post as it was fetched: a page asks it for every act."""
    if not hasattr(post, "_stations"):
        post._stations = frozenset(post.stations.filter(to_on=None).values_list("station_id", flat=True))
    return post._stations


def _office(post: Any, subject: Any) -> bool:
    return bool(post.role in roles.OFFICE and post.body_id == subject.root.body_id)


def _front(post: Any, subject: Any) -> bool:
    return _office(post, subject) or _station(post, subject)


def _share_unit(post: Any, subject: Any) -> bool:
    """Who works on this part or, asked of the whole, on any part: a unit or, in its community, the station."""
    shares = [subject] if subject is not subject.root else subject.shares.all()
    return any(_works_on(post, share) for share in shares if share.stage == ShareStage.ASSIGNED)


def _works_on(post: Any, share: Any) -> bool:
    if share.outside:  # whoever asked somebody outside passes on what they say
        return _front(post, share)
    if share.organization_id is None:
        return _station(post, share)
    return bool(post.role in roles.UNIT and post.organization_id == share.organization_id)


def _deputy(post: Any, subject: Any) -> bool:
    return bool(post.role in roles.DEPUTIES and post.mandate_id and post.mandate_id == subject.root.mandate_id)


def _outside(post: Any, share: Any) -> bool:
    """By the code of the one errand that is open."""
    errand = share.open_errand
    return isinstance(post, Stranger) and errand is not None and post.part == errand.pk


def _office_posts(subject: Any) -> Q:
    return Q(role__in=roles.OFFICE, body_id=subject.root.body_id)


def _station_posts(subject: Any) -> Q:
    """Those of the station, and those of the body who are at none in particular."""
    root = subject.root
    of_body = Q(role=roles.RoleCode.STATION_STAFF, body_id=root.body_id)
    if getattr(root, "station_id", None) is None:
        return of_body
    at_work = apps.get_model("stations.Worker").objects.filter(to_on=None)
    here = at_work.filter(station=root.station_id)
    return of_body & (Q(pk__in=here.values("post")) | ~Q(pk__in=at_work.values("post")))


def _share_posts(subject: Any) -> Q:
    shares = [subject] if subject is not subject.root else subject.shares.all()
    open_ones = [share for share in shares if share.stage == ShareStage.ASSIGNED]
    units = Q(
        role__in=roles.UNIT, organization_id__in=[row.organization_id for row in open_ones if row.organization_id]
    )
    return units | _station_posts(subject) if any(row.organization_id is None for row in open_ones) else units


CITIZEN = Who("citizen", _("反映人本人"), _citizen)
ANYBODY = Who("anybody", _("群众"), _anybody)
STATION = Who("station", _("代表联络站工作人员"), _station, _station_posts)
OFFICE = Who("office", _("代工委工作人员"), _office, _office_posts)
FRONT = Who("front", _("联络站或者代工委"), _front, lambda subject: _office_posts(subject) | _station_posts(subject))
SHARE_UNIT = Who("share_unit", _("承办单位"), _share_unit, _share_posts)
OUTSIDE = Who("outside", _("被请答复的外单位"), _outside)
DEPUTY = Who(
    "deputy",
    _("接待的代表"),
    _deputy,
    lambda subject: Q(role__in=roles.DEPUTIES, mandate_id=subject.root.mandate_id or 0),
)
BODY_DEPUTY = of_body("body_deputy", _("本级人大代表"), *roles.DEPUTIES)
# Whose move it is while a deputy's suggestion is handled: nobody's of this room.
SUGGESTION = Who("suggestion", _("代表建议的承办单位"), lambda _post, _subject: False)

# ------------------------------------------------------------------ what and when
S, H = Stage, ShareStage
LIVE = codes(S.RECEIVED, S.HANDLING, S.PROPOSED, S.RAISED)
TOLD = codes(S.ANSWERED, S.CLOSED)
NOT_GONE = codes(*(stage for stage in S if stage != S.DISCARDED))


def _is_ours(subject: Any) -> bool:
    return bool(subject.root.kind == "suggestion")


def _is_outside(share: Any) -> bool:
    return bool(share.outside)


def _is_petition(opinion: Any) -> bool:
    return not _is_ours(opinion)


def _has_sender(opinion: Any) -> bool:
    return opinion.erased_at is None and hasattr(opinion, "sender")


def _may_be_reached(opinion: Any) -> bool:
    return opinion.erased_at is None and not opinion.no_contact


def _change(opinion: Any) -> Any:
    return next((each for each in opinion.contact_changes.all() if each.is_open), None)


def _has_change(opinion: Any) -> bool:
    return _change(opinion) is not None


def _has_code(opinion: Any) -> bool:
    change = _change(opinion)
    return change is not None and bool(change.key)


def _not_asked(opinion: Any) -> bool:
    return not opinion.no_contact and all(not question.is_open for question in opinion.questions.all())


def _unrated(opinion: Any) -> bool:
    return not opinion.rating


def _unpublished(opinion: Any) -> bool:
    return opinion.published_at is None and _is_ours(opinion)


_LIST = [
    # 1 taken in
    Act("opinion.receive", _("登记意见"), (ANYBODY, STATION, OFFICE, BODY_DEPUTY), "beginning", shows=False),
    Act("opinion.import", _("导入群众意见"), (OFFICE,), "beginning", shows=False),
    Act(
        "opinion.release",
        _("放行"),
        (OFFICE,),
        when=codes(S.HELD),
        then=_("放行后按正常意见分办。"),
        moves=True,
        shows=False,
    ),
    Act(
        "opinion.discard",
        pgettext_lazy("动作", "不予登记"),
        (OFFICE,),
        when=codes(S.HELD),
        then=_("三十天内可以恢复。"),
        shows=False,
    ),
    Act("opinion.restore", pgettext_lazy("动作", "恢复"), (OFFICE,), when=codes(S.DISCARDED), moves=True, shows=False),
    Act(
        "opinion.sort",
        _("确定性质和类别"),
        (OFFICE,),
        when=codes(S.HELD, S.RECEIVED),
        rule=_("信访工作条例第二十九条至第三十一条"),
        shows=False,
    ),
    # 2 routed, by a rule or by a person
    Act("extra.make", _("增加附加问题"), (OFFICE,), "beginning", shows=False),
    Act("extra.end", _("停问附加问题"), (OFFICE,), "beginning", shows=False),
    Act("rule.make", _("拟定分办规则"), (OFFICE,), "beginning", shows=False),
    Act("rule.put_in_force", _("启用分办规则"), (OFFICE,), "beginning", shows=False),
    Act("rule.end", _("停用分办规则"), (OFFICE,), "beginning", shows=False),
    Act(
        "opinion.answer",
        pgettext_lazy("动作", "当场答复"),
        (FRONT,),
        when=codes(S.RECEIVED),
        tells=("deputy",),
        needs=(),
        then=_("反映人在查询页看到答复，并可以评价。"),
        sensible=_is_ours,
        shows=False,
    ),
    Act(
        "opinion.assign",
        pgettext_lazy("群众意见", "交办"),
        (FRONT,),
        when=codes(S.RECEIVED, S.HANDLING),
        tells=("units",),
        needs=("units",),
        then=_("各单位按自己的期限办理；对群众的答复期限从收到之日起算，不因转办改变。"),
        moves=lambda opinion: opinion.stage == S.RECEIVED,
        sensible=_is_ours,
        shows=False,
    ),
    Act(
        "opinion.ask_outside",
        _("请外单位答复"),
        (FRONT,),
        when=codes(S.RECEIVED, S.HANDLING),
        then=_(
            "得到一个一次性的链接，由您发给对方，对方不用账号。出去的只有您写的内容和勾选的照片；对方的答复由您核对后告知群众。"
        ),
        sensible=_is_ours,
        shows=False,
    ),
    Act(
        "share.ask_again",
        _("换一个链接再请答复"),
        (FRONT,),
        "share",
        when=codes(S.HANDLING),
        at=codes(H.ASSIGNED),
        then=_("原来的链接不能再用。"),
        sensible=_is_outside,
        shows=False,
    ),
    Act(
        "share.reply",
        _("外单位答复"),
        (OUTSIDE,),
        "share",
        when=codes(S.HANDLING),
        at=codes(H.ASSIGNED),
        tells=("office", "station"),
        needs=(
            "office",
            "station",
        ),
        sensible=_is_outside,
        shows=False,
    ),
    Act(
        "opinion.propose",
        _("请代表提出建议"),
        (FRONT,),
        when=codes(S.RECEIVED),
        tells=("deputy",),
        needs=("deputy",),
        then=_("代表可以转为自己的建议，也可以说明理由退回。"),
        sensible=_is_ours,
        shows=False,
    ),
    Act(
        "opinion.take_up",
        _("转为我的建议"),
        (DEPUTY,),
        when=codes(S.PROPOSED),
        tells=("office",),
        needs=(),
        then=_("生成一份建议草稿，意见内容已经写入，不用重新录入。"),
        moves=True,
        shows=False,
    ),
    Act(
        "opinion.hand_back",
        _("退回联络站"),
        (DEPUTY,),
        when=codes(S.PROPOSED),
        tells=("office",),
        needs=("office",),
        shows=False,
    ),
    Act(
        "opinion.forward",
        _("转送有权机关"),
        (OFFICE,),
        when=codes(S.RECEIVED),
        then=_("反映人会看到转送到哪里、依据哪一条、多长时间内会收到告知。"),
        rule=_("信访工作条例第二十三条"),
        moves=_is_petition,
        final=True,
        shows=False,
    ),
    # 3 answered
    Act(
        "share.answer",
        _("答复群众"),
        (SHARE_UNIT,),
        "share",
        when=codes(S.HANDLING),
        at=codes(H.ASSIGNED),
        then=_("几个单位同时办理的，最后一个单位答复后一并告知群众。"),
        moves=True,
        shows=False,
    ),
    Act(
        "share.return",
        pgettext_lazy("动作", "申请退回"),
        (SHARE_UNIT,),
        "share",
        when=codes(S.HANDLING),
        at=codes(H.ASSIGNED),
        tells=("office", "station"),
        needs=(
            "office",
            "station",
        ),
        sensible=lambda share: share.organization_id is not None or share.outside != "",
        shows=False,
    ),
    Act(
        "opinion.ask",
        _("请群众补充"),
        (FRONT, SHARE_UNIT),
        when=codes(S.RECEIVED, S.HANDLING),
        then=_("只有最新的一个问题有效；到期没有回复，继续办理。"),
        sensible=_not_asked,
        shows=False,
    ),
    Act(
        "opinion.close",
        pgettext_lazy("群众意见", "办结归档"),
        (OFFICE,),
        when=codes(S.ANSWERED),
        then=_("评价期已过、群众没有评价的，可以办结。办结不等于解决，统计分开计算。"),
        shows=False,
    ),
    # 4 its sender, who has no account
    Act("opinion.add", _("补充情况"), (CITIZEN,), when=LIVE | codes(S.HELD), tells=("units",), needs=(), shows=False),
    Act(
        "question.answer",
        _("回复询问"),
        (CITIZEN,),
        "question",
        when=LIVE,
        tells=("asker",),
        needs=("asker",),
        shows=False,
    ),
    Act("opinion.rate", pgettext_lazy("群众意见", "评价"), (CITIZEN,), when=TOLD, sensible=_unrated, shows=True),
    Act(
        "opinion.reopen",
        pgettext_lazy("群众意见", "要求重新办理"),
        (CITIZEN, FRONT),
        when=TOLD,
        tells=("units", "deputy"),
        needs=("units",),
        then=_("请说明哪里没有解决；原来的答复保留，承办单位会收到您的话。"),
    ),
    Act(
        "opinion.withdraw",
        pgettext_lazy("群众意见", "撤回"),
        (CITIZEN,),
        when=codes(S.HELD, S.RECEIVED, S.HANDLING, S.PROPOSED),
        tells=("units",),
        needs=(),
        final=True,
        shows=False,
    ),
    Act("opinion.support", _("我也遇到"), (ANYBODY, FRONT, BODY_DEPUTY), when=LIVE | TOLD, shows=True),
    # 5 the person behind it
    Act(
        "sender.read",
        _("查看联系方式"),
        (OFFICE, STATION, SHARE_UNIT),
        when=NOT_GONE,
        then=_("查看会记入办理日志。"),
        sensible=_has_sender,
        page=Page("opinion-sender", _("查看联系方式")),
        shows=False,
    ),
    Act(
        "sender.change",
        _("更改联系电话"),
        (CITIZEN,),
        when=LIVE | TOLD | codes(S.HELD),
        tells=("office", "station"),
        needs=("office", "station"),
        then=_("新号码核实以后才使用，原来的号码会收到告知。"),
        sensible=_may_be_reached,
        shows=False,
    ),
    Act(
        "sender.confirm",
        _("核实新号码"),
        (CITIZEN,),
        when=LIVE | TOLD | codes(S.HELD),
        sensible=_has_code,
        shows=False,
    ),
    Act(
        "sender.verify",
        _("登记新号码已核实"),
        (FRONT,),
        when=LIVE | TOLD | codes(S.HELD),
        then=_("先拨打新号码确认是本人，再拨打原号码告知。"),
        sensible=_has_change,
        shows=False,
    ),
    Act(
        "sender.refuse",
        _("新号码未能核实"),
        (FRONT,),
        when=LIVE | TOLD | codes(S.HELD),
        then=_("继续使用原来的号码。"),
        sensible=_has_change,
        shows=False,
    ),
    Act(
        "sender.erase",
        _("删除个人信息"),
        (CITIZEN, OFFICE),
        when=codes(*S),
        then=_("姓名、电话、地址和照片删除后不能恢复；意见和答复保留，看不出是谁提的。"),
        rule=_("个人信息保护法第四十七条"),
        final=True,
        sensible=lambda opinion: opinion.erased_at is None,
        shows=False,
    ),
    # 6 published
    Act("opinion.publish", pgettext_lazy("群众意见", "公开"), (OFFICE,), when=TOLD, sensible=_unpublished),
    Act(
        "opinion.unpublish",
        pgettext_lazy("群众意见", "撤下公开"),
        (OFFICE,),
        when=codes(*S),
        sensible=lambda opinion: opinion.published_at is not None,
    ),
]

EVENTS = {
    "opinion.hold": _("系统暂存待甄别"),
    "opinion.assign_by_rule": _("按规则分办"),
    "rule.broken": _("分办规则失效，请人工分办"),
    "opinion.told": _("代表建议答复后告知群众"),
    "opinion.come_back": _("代表建议未能办理，重新分办"),
    "question.lapse": _("询问到期，继续办理"),
    "opinion.close_by_time": _("评价期满办结"),
    "sender.erase_by_term": _("保存期满删除个人信息"),
}

ACTS = Acts(
    _LIST,
    root="opinions.Opinion",
    thing=_("这条意见"),
    parts={"share": "opinions.Share", "question": "opinions.Question", "beginning": "opinions.Opinion"},
    events=EVENTS,
)
