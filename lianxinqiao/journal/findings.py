"""What verification finds, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.accounts.models import DoorEvent
from lianxinqiao.journal import apart, words
from lianxinqiao.journal.verifying import Finding

WORDS: dict[str, str | Promise] = {
    "altered": gettext_lazy("内容被改动"),
    "missing": gettext_lazy("缺失"),
    "twice": gettext_lazy("同一序号有两条"),
    "reordered": gettext_lazy("与前一条接不上（次序被改动，或前一条被改写）"),
    "forged": gettext_lazy("连同校验值被改写：与已收入日志树的内容不符"),
    "cut": gettext_lazy("末尾被截断"),
    "head": gettext_lazy("链头被改回较早的一条"),
    "rewound": gettext_lazy("末尾连同链头被倒回：日志树记有更多条"),
    "gone": gettext_lazy("整条日志链连同链头被删除"),
    "sealed": gettext_lazy("封存的个人信息被改动或缺失"),
    "erased": gettext_lazy("封存的个人信息被抹去，日志里却没有这项办理"),
    "clock": gettext_lazy("写入时间早于它之前写下的：时钟被调回"),
    "rewound_tree": gettext_lazy("日志比已签名的检查点短：检查点之后有内容被删除"),
    "rolled_back": gettext_lazy("日志比这份检查点短：数据库被恢复成较早的备份，或被倒回"),
    "rewritten": gettext_lazy("检查点之前的日志被改写：重算的根与签名的根不同"),
    "signature": gettext_lazy("检查点的签名不成立"),
    "unsigned": gettext_lazy("检查点没有本系统的签名"),
    "key": gettext_lazy("检查点由陌生的密钥签名"),
    "checkpoint_gone": gettext_lazy("签过名的检查点已不在数据库里"),
    "facts": gettext_lazy("数据表与关于它的最后一条日志不符"),
    "door": gettext_lazy("登录记录与日志不符"),
}


def sentence(finding: Finding) -> str:
    """Where, and what."""
    what = WORDS[finding.kind]
    if not finding.chain:
        return _("%(where)s：%(what)s") % {"where": finding.label, "what": what}
    told = _("%(chain)s 第 %(n)s 条：%(what)s") % {"chain": finding.chain, "n": finding.number, "what": what}
    more = finding.count - 1
    return told + (_("（同类还有 %(n)s 条）") % {"n": more} if more else "")


def register() -> None:
    words.register(
        {
            "journal.key": gettext_lazy("启用签名密钥"),
            "journal.facts": gettext_lazy("补记现状"),
            **apart.WORDS,
            "journal.erase": pgettext_lazy("日志", "抹去封存的个人信息"),
            **{f"door.{result}": label for result, label in DoorEvent.Result.choices},
        }
    )
