"""A form for each act on a question: what it asks, and the one function it calls."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.forms import ActForm, form, words
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.halls import queries
from lianxinqiao.halls.actions import saying, topics
from lianxinqiao.halls.models import Said
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Mandate
from lianxinqiao.ui.forms import RadioCards, TickedField


class AddMaterial(ActForm):
    act = staticmethod(topics.add_material)
    file = KeptFileField(
        label=_("材料"),
        widget=KeptFileDrop(attrs={"accept": ".pdf,.docx,.jpg,.jpeg,.png"}),
        help_text=_("公开页面上人人可以下载。"),
    )


class Invite(ActForm):
    act = staticmethod(topics.invite)
    mandates = TickedField(Mandate.objects.none(), label=_("代表"))

    def prepare(self) -> None:
        there = self.subject.invited.values("mandate")
        seats = Mandate.objects.filter(term__body=self.subject.body_id).held(timezone.localdate())
        choose_seat(self.fields["mandates"], seats.exclude(pk__in=there))


class Say(ActForm):
    act = staticmethod(saying.say)
    position = forms.ChoiceField(label=_("您的看法"), choices=Said.Position.choices, widget=RadioCards())
    text = words(_("为什么"), rows=5)


class Gather(ActForm):
    act = staticmethod(topics.gather)
    positions = words(_("有哪些观点"), rows=8, help_text=_("每种观点都写到，少数人的也写；人数由系统计算。"))

    came = forms.IntegerField(
        label=_("到场议事的人次"),
        required=False,
        min_value=1,
        max_value=100_000,
        help_text=_("现场议事各场合计，群众和代表都计；只在网上议的留空。"),
    )

    def prepare(self) -> None:
        told = [f"{label} {n}" for label, n in queries.counted(self.subject)]
        self.warning = "，".join(told)


class Conclude(ActForm):
    act = staticmethod(topics.conclude)
    outcome = words(_("结果"), rows=6)
    suggestion = forms.ModelChoiceField(Suggestion.objects.none(), label=_("变成的代表建议"), required=False)
    opinion = forms.ModelChoiceField(Opinion.objects.none(), label=_("变成的群众意见"), required=False)

    def prepare(self) -> None:
        suggestion: Any = self.fields["suggestion"]
        opinion: Any = self.fields["opinion"]
        suggestion.queryset = Suggestion.objects.visible_to(self.post).filter(body=self.subject.body_id).order_by("-pk")
        rows = Opinion.objects.visible_to(self.post).filter(station=self.subject.station_id, kind="suggestion")
        opinion.queryset = rows.select_related("body").order_by("-pk")


FORMS: dict[str, type[ActForm]] = {
    "topic.add_material": AddMaterial,
    "topic.invite": Invite,
    "topic.open": form("Open", topics.start),
    "topic.say": Say,
    "said.show": form("Show", saying.show),
    "said.hide": form("Hide", saying.hide, danger=True, reason=words(_("不公开的理由"), rows=2)),
    "topic.gather": Gather,
    "topic.conclude": Conclude,
    "topic.cancel": form("Cancel", topics.cancel, danger=True, reason=words(_("原因"), rows=2)),
}
