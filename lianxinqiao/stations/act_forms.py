"""A form for each act on a station: what it asks, and the one function it calls."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Mandate, Post
from lianxinqiao.stations.actions import keeping, staffing
from lianxinqiao.stations.models import Improvement

PICTURES = ".jpg,.jpeg,.png"


def picture(label: Any) -> forms.Field:
    return KeptFileField(label=label, required=False, widget=KeptFileDrop(attrs={"accept": PICTURES}))


class Furnish(ActForm):
    act = staticmethod(keeping.furnish)
    kind = forms.ChoiceField(label=_("方面"), choices=Improvement.Kind.choices)
    what = forms.CharField(label=_("内容"), max_length=200)
    done_on = day(_("完成日期"))
    cost = forms.IntegerField(label=_("投入（元）"), min_value=0, required=False)
    before = picture(_("改造前"))
    after = picture(_("改造后"))


class ChooseKey(ActForm):
    act = staticmethod(keeping.choose_key)
    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2100)
    reason = words(_("理由"), rows=2, help_text=_("公开页面上会显示。"))

    def prepare(self) -> None:
        self.initial.setdefault("year", timezone.localdate().year)


class Join(ActForm):
    act = staticmethod(staffing.join)
    mandate = forms.ModelChoiceField(Mandate.objects.none(), label=_("代表"))
    from_on = day(_("自"), required=False)

    def prepare(self) -> None:
        there = self.subject.members.filter(to_on=None).values("mandate")
        seats = Mandate.objects.filter(term__body=self.subject.body_id).held(timezone.localdate())
        choose_seat(self.fields["mandate"], seats.exclude(pk__in=there))


class Employ(ActForm):
    act = staticmethod(staffing.employ)
    worker = forms.ModelChoiceField(Post.objects.none(), label=_("工作人员"))
    from_on = day(_("自"), required=False)

    def prepare(self) -> None:
        there = self.subject.workers.filter(to_on=None).values("post")
        rows = Post.objects.filter(role="station_staff", body=self.subject.body_id).held(timezone.localdate())
        rows = rows.exclude(pk__in=there).select_related("person", "body")
        self.fields["worker"].queryset = rows.order_by("person__pinyin")  # type: ignore[attr-defined]


class Places(ActForm):
    act = staticmethod(keeping.place)
    names = words(
        _("地点"),
        required=False,
        rows=8,
        help_text=_("一行一个，例如小区、路口、公园；群众提意见时从中选择，不在地图上标点。"),
    )

    def prepare(self) -> None:
        self.initial.setdefault("names", "\n".join(spot.name for spot in self.subject.spots.all()))


REASON = _("原因")
FORMS: dict[str, type[ActForm]] = {
    "station.furnish": Furnish,
    "station.choose_key": ChooseKey,
    "station.join": Join,
    "member.leave": form("Leave", staffing.leave, on=day(_("最后一天"), required=False)),
    "station.employ": Employ,
    "worker.leave": form("Release", staffing.release, on=day(_("最后一天"), required=False)),
    "station.place": Places,
    "station.pause": form("Pause", keeping.pause, reason=words(REASON, rows=2)),
    "station.reopen": form("Reopen", keeping.reopen),
    "station.close": form("Close", keeping.close, danger=True, reason=words(REASON, rows=2)),
}
