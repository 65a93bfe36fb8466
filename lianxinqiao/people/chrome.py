"""What this room shows around every page: whose house it is, in which post one acts, one's own links."""

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import ROLES, SECOND_PERSONS, STAFF, RoleCode
from lianxinqiao.accounts import duties
from lianxinqiao.journal import words
from lianxinqiao.people.actions import first_day
from lianxinqiao.people.middleware import current, posts_of
from lianxinqiao.people.models import Body, BodyProfile, Confirmation, Installation, Post
from lianxinqiao.people.models.spoken import either
from lianxinqiao.people.requests import Hand
from lianxinqiao.ui import context, navigation

KEPT_SECONDS = 60
ADMINISTRATOR = frozenset({str(RoleCode.ADMINISTRATOR)})


def register() -> None:
    context.provide("switch", switch)
    context.provide("hand", hand)
    context.provide("body_name", body_name)
    context.provide("user_name", user_name)
    context.provide("account_links", account_links)
    context.provide("first_day", first_day_note)
    duties.second_factor_needed_where(some_post_needs_second_factor)
    group = _("设置")
    navigation.register(
        navigation.Item(_("人员与机构"), "people:home", "users", group=group, order=900, roles=ADMINISTRATOR)
    )
    navigation.register(
        navigation.Item(_("导入表格"), "people:imports", "table-import", group=group, order=910, roles=ADMINISTRATOR)
    )
    second = frozenset(map(str, SECOND_PERSONS))
    confirmations = navigation.Item(
        _("双人确认"), "people:confirmations", "users-group", group=group, order=905, roles=second
    )
    navigation.register(confirmations)
    staff = frozenset(str(role) for role in STAFF)
    navigation.register(
        navigation.Item(_("角色说明"), "people:roles", "id-badge-2", group=group, order=920, roles=staff, simple=False)
    )
    words.register(WORDS)


def switch(request: HttpRequest) -> context.Switch:
    post = current(request)
    choices = [
        context.Choice(str(each.pk), each.role_name, each.place or _followed(each), each == post)
        for each in posts_of(request)
    ]
    return context.Switch(reverse("people:switch"), choices)


def hand(request: HttpRequest) -> list[context.Choice]:
    """The bodies between which whoever serves a district changes, on a page that is about one of them."""
    held: Hand | None = getattr(request, "_hand", None)
    if held is None:
        return []
    return [context.Choice(each.code, each.get_kind_display(), current=each == held.body) for each in held.bodies]


def _followed(post: Post) -> str:
    """Whose matters the supervision office follows in this post."""
    if post.serves_district:
        return post.person.district.spoken
    return post.body.spoken_short if post.body else ""


def body_name(request: HttpRequest) -> str:
    """The body one acts for; for a stranger the installation's first."""
    user = getattr(request, "user", None)
    post = current(request) if user is not None and user.is_authenticated else None
    if post is not None and (
        place := post.body or post.organization or (post.serves_district and post.person.district)
    ):
        return place.spoken
    name, english = cache.get_or_set("people.body_names", _first_body, KEPT_SECONDS) or ("", "")
    return either(name, english)


def user_name(request: HttpRequest) -> str:
    post = current(request)
    return post.person.spoken if post is not None else ""


def first_day_note(request: HttpRequest) -> str | Promise:
    if cache.get_or_set(first_day.CACHED, Installation.first_day_lasts, KEPT_SECONDS):
        return _("初始设置期：一个人可以兼任、独自任命，三员分立和双人确认还没有生效。")
    return ""


def waiting(request: HttpRequest) -> int | None:
    """What the second person has to confirm."""
    rows = Confirmation.objects.filter(outcome=Confirmation.Outcome.WAITING)
    return rows.exclude(asked_by__person__user=request.user.pk).count() or None


def _first_body() -> tuple[str, str]:
    """Its name and its English one."""
    return Body.objects.order_by("id").values_list("name", "name_en").first() or ("", "")


def account_links(request: HttpRequest) -> list[context.MenuLink]:
    return [
        context.MenuLink(_("我的账号"), reverse("accounts:password"), "user-cog"),
        context.MenuLink(_("我的个人信息"), reverse("people:own_data"), "id"),
        context.MenuLink(_("会话和登录记录"), reverse("usersessions_list"), "devices"),
        context.MenuLink(_("通知方式"), reverse("notices:channels"), "bell-cog"),
        context.MenuLink(_("角色说明"), reverse("people:roles"), "id-badge-2"),
        context.MenuLink(_("退出"), reverse("account_logout"), "logout", post=True),
    ]


def some_post_needs_second_factor(request: HttpRequest) -> bool:
    return any(ROLES[RoleCode(post.role)].second_factor or _by_profile(post) for post in posts_of(request))


ASKED_BY_PROFILE = "people.second_factor"


def _by_profile(post: Post) -> bool:
    """Whether the rules of the post's body, or of a body of the unit's district, ask one of its role."""
    asked = cache.get_or_set(ASKED_BY_PROFILE, _asked_by_profiles, KEPT_SECONDS)
    return any(
        post.role in roles and (body == post.body_id or district == _district_outside_any_body(post))
        for body, district, roles in asked or ()
    )


def _district_outside_any_body(post: Post) -> int | None:
    """Of a unit, and of whoever serves all bodies of a district."""
    if post.organization:
        return post.organization.district_id
    return post.person.district_id if post.serves_district else None


def _asked_by_profiles() -> list[tuple[int, int, frozenset[str]]]:
    """Body, its district, and the roles of which its present profile asks a second factor."""
    today = timezone.localdate()
    found: list[tuple[int, int, frozenset[str]]] = []
    for body in Body.objects.all():
        try:
            door = BodyProfile.of(body, today).rules.second_factor
        except LookupError:
            continue
        if door:
            found.append((body.pk, body.district_id, frozenset(door.roles)))
    return found


NOUNS = {
    "district": _("行政区划"),
    "body": _("机构"),
    "term": _("届"),
    "session": _("会议"),
    "delegation": _("代表团"),
    "field": _("建议类别"),
    "organization": _("承办单位"),
    "person": _("人员"),
    "mandate": _("代表资格"),
    "post": _("任职"),
}
WORDS = {
    **{f"people.{name}.": noun for name, noun in NOUNS.items()},
    "people.district.enter": _("登记行政区划"),
    "people.district.correct": _("更正行政区划"),
    "people.body.enter": _("登记机构"),
    "people.body.correct": _("更正机构"),
    "people.bodyprofile.adopt_profile": _("采用规则方案"),
    "people.term.enter": _("登记届"),
    "people.term.correct": _("更正届"),
    "people.session.enter": _("登记会议"),
    "people.session.correct": _("更正会议"),
    "people.delegation.enter": _("登记代表团"),
    "people.delegation.correct": _("更正代表团"),
    "people.field.enter": _("登记类别"),
    "people.field.correct": _("更正类别"),
    "people.organization.enter": _("登记单位"),
    "people.organization.correct": _("更正单位"),
    "people.organization.rename": _("单位更名"),
    "people.organization.merge": _("单位合并"),
    "people.organization.split": _("单位分设"),
    "people.organization.abolish": _("单位撤销"),
    "people.person.ask_erasure": _("申请删除个人信息"),
    "people.person.erase": _("删除个人信息"),
    "people.district.end": _("撤销行政区划"),
    "people.body.end": _("撤销机构"),
    **{f"people.{name}.remove": _("删除登记") for name in NOUNS},
    "people.confirmation.": _("双人确认"),
    "people.confirmation.ask": _("提请双人确认"),
    "people.confirmation.confirm": _("双人确认：同意"),
    "people.confirmation.decline": _("双人确认：不同意"),
    "people.confirmation.withdraw": _("双人确认：撤回"),
    "people.installation.": _("本系统"),
    "people.installation.end_first_day": _("结束初始设置"),
    "people.installation.forget": _("到期自动删除"),
    "people.person.enter": _("登记人员"),
    "people.person.correct": _("更正人员"),
    "people.person.open_account": _("开通账号"),
    "people.person.renew_password": _("重新发放密码"),
    "people.person.close_account": _("停用账号"),
    "people.person.reopen_account": _("恢复账号"),
    "people.person.remove_second_factor": _("移除二次验证"),
    "people.mandate.enter": _("登记代表资格"),
    "people.mandate.correct": _("更正代表资格"),
    "people.mandate.end": _("终止代表资格"),
    "people.post.enter": _("登记任职"),
    "people.post.correct": _("更正任职"),
    "people.post.end": _("结束任职"),
    "people.found": _("建立系统"),
}
