"""The administrator's page of the same that `lianxinqiao doctor` says."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lianxinqiao.operating import backups, doctor, measures, rules
from lianxinqiao.operating.findings import BAD, GOOD, WARN, Finding
from lianxinqiao.people.requests import Request
from lianxinqiao.ui.marks import Mark

ABOUT: dict[str, str | Promise] = {
    "program": _("程序"),
    "data": _("数据目录"),
    "keys": _("密钥文件"),
    "disk": _("磁盘"),
    "memory": _("内存"),
    "database": _("数据库"),
    "schema": _("数据库版本"),
    "roles": _("数据库角色"),
    "walls": _("机构之间的墙"),
    "clock": _("时钟"),
    "zone": _("时区"),
    "calendar": _("放假安排"),
    "fonts": _("公文字体"),
    "settings": _("安全设置"),
    "https": _("网址"),
    "saml": _("统一身份认证"),
    "tls": _("证书"),
    "proxies": _("代理服务器"),
    "debug": _("调试"),
    "mail": _("邮件服务器"),
    "worker": _("后台任务"),
    "jobs": _("失败的后台任务"),
    "letters": _("待发的信"),
    "backup": _("备份"),
    "drill": _("恢复演练"),
    "checkpoint": _("日志签名"),
    "sealed": _("加密的内容"),
}
GROUPS: tuple[tuple[str | Promise, frozenset[str]], ...] = (
    (_("服务器"), frozenset({"program", "data", "keys", "disk", "memory", "clock", "zone", "fonts", "calendar"})),
    (_("数据库"), frozenset({"database", "schema", "roles", "walls"})),
    (_("网络和设置"), frozenset({"settings", "https", "tls", "saml", "proxies", "debug"})),
    (_("后台任务和邮件"), frozenset({"mail", "worker", "jobs", "letters"})),
    (_("备份和日志"), frozenset({"backup", "drill", "checkpoint", "sealed"})),
)
LOOKS = {
    GOOD: ("good", "check", pgettext_lazy("检查结果", "正常")),
    WARN: ("warn", "alert-triangle", _("请留意")),
    BAD: ("bad", "alert-circle", _("要处理")),
}


@dataclass(frozen=True)
class Line:
    about: str | Promise
    mark: Mark
    words: str
    todo: str


def _line(each: Finding, language: str) -> Line:
    tone, icon, word = LOOKS[each.state]
    mark = Mark(word, tone, icon)
    return Line(
        ABOUT.get(each.about, each.about), mark, each.words.in_language(language), each.todo.in_language(language)
    )


@login_required
@require_safe
def status(request: Request) -> HttpResponse:
    rules.may_see_status(request.post)
    found, language = doctor.at_work(), get_language() or "zh-hans"
    grouped = [(title, [_line(each, language) for each in found if each.about in members]) for title, members in GROUPS]
    named = frozenset[str]().union(*(members for _title, members in GROUPS))
    others = [_line(each, language) for each in found if each.about not in named]
    bad, warn = (sum(each.state == state for each in found) for state in (BAD, WARN))
    context = {
        "groups": [(title, lines) for title, lines in (*grouped, (gettext("其他"), others)) if lines],
        "bad": bad,
        "warn": warn,
        "at": timezone.localtime(),
        "backups": [(moment, path.name, path.stat().st_size) for moment, path in backups.taken()[:10]],
        "drill": measures.last_drill(),
    }
    return render(request, "operating/status.html", context)
