"""The forms of a secret vote on phones. Keys are made and read by the scrutineer's own browser (ballots' modules)."""

from typing import Any

from django import forms
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.acts.forms import ActForm, form
from lianxinqiao.ballots.box import decoded, encoded
from lianxinqiao.meetings.actions import secret
from lianxinqiao.meetings.models import Vote
from lianxinqiao.meetings.stages import Nomination
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Mandate


class KeyInput(forms.TextInput):
    """A field that the module of scrutineers fills: `does` says whether it makes a key or gives the one it kept."""

    def __init__(self, does: str) -> None:
        super().__init__({"autocomplete": "off", "spellcheck": "false"})
        self.does = does

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        module = {
            "data-module": static("ballots/modules/scrutineer.js"),
            "data-does": self.does,
            "data-made": _(
                "钥匙的另一半只在这部手机里。请把下面这一行抄下来，交给另一位监票人保管，然后按下面的按钮："
            ),
            "data-found": _("这部手机里有打开票箱的钥匙。"),
            "data-missing": _("这部手机里没有钥匙，请输入抄下的那一行。"),
            "data-unsafe": _("这个网址不是 HTTPS，手机不能生成钥匙。"),
        }
        return super().get_context(name, value, {**(attrs or {}), **module})


class Prepare(ActForm):
    act = staticmethod(secret.prepare)
    chief = forms.ModelChoiceField(Mandate.objects.none(), label=gettext_lazy("总监票人"))
    second = forms.ModelChoiceField(Mandate.objects.none(), label=gettext_lazy("监票人"))

    def prepare(self) -> None:
        nominated = self.subject.appointments.filter(stage=Nomination.NOMINATED).values("person")
        called = self.subject.meeting.attendees.values("mandate")
        rows = Mandate.objects.filter(pk__in=called).exclude(person__in=nominated)
        for name in ("chief", "second"):
            choose_seat(self.fields[name], rows)

    def warnings(self) -> list[str]:
        return [
            _("结果完全一致的时候，每个人怎么投的就都清楚了；只有一票反对的时候，也容易被猜出来。"),
            _("会场要有 HTTPS 连接；服务器管理员如果在投票当时监听网络，能看出哪部手机在什么时候投了票。"),
        ]


class Key(ActForm):
    """Whatever stands in a field of keys, as bytes."""

    name = ""

    def values(self) -> dict[str, Any]:
        try:
            told = decoded("".join(self.cleaned_data[self.name].split()))
        except ValueError:
            told = b""
        return {self.name: told}


class Seal(Key):
    act = staticmethod(secret.seal)
    name = "point"
    point = forms.CharField(label=gettext_lazy("封票钥匙（公开的一半）"), max_length=120, widget=KeyInput("make"))


class Open(Key):
    act = staticmethod(secret.open_)
    name = "secret"
    secret = forms.CharField(label=gettext_lazy("封票钥匙"), max_length=120, widget=KeyInput("give"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["secret"].widget.attrs["data-point"] = encoded(bytes(self.subject.ballot.seal_public or b""))


def without_a_box() -> list[tuple[str, Any]]:
    """How an amendment may be voted on: a box is prepared for an item as a whole."""
    return [(value, label) for value, label in Vote.Method.choices if value != Vote.Method.SECRET]


FORMS: dict[str, type[ActForm]] = {
    "item.prepare_ballot": Prepare,
    "box.seal": Seal,
    "box.drop": form("DropBox", secret.drop, danger=True),
    "box.close": form("CloseBox", secret.close),
    "box.open": Open,
}
