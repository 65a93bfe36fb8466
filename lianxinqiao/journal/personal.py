"""What the journal keeps about a person: what they did. It stays: the chain is whole or it proves nothing."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.accounts.personal import Row, Section, provide
from lianxinqiao.journal import words
from lianxinqiao.journal.models import Entry


def register() -> None:
    title, why = gettext_lazy("办理日志"), gettext_lazy("证明谁在什么时候办了什么。")
    kept = gettext_lazy("办理记录是公务档案，按档案法保存；其中手机号等个人信息另存，可以删除。")
    provide(Section("journal", title, why, _done, None, kept))


def _done(user: User) -> list[Row]:
    return [
        {str(_("时间")): row.happened_at, str(_("事项")): str(words.word(row.act)), str(_("对象")): row.object_label}
        for row in Entry.objects.filter(actor=user).order_by("-id")
    ]
