"""A form for each act on a station: what it asks, and the one function it calls."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Mandate, Post
from lianxinqiao.stations import days, rating_forms
from lianxinqiao.stations.actions import keeping, receiving, rostering, staffing, swapping
from lianxinqiao.stations.models import Improvement, Turn, Visit
from lianxinqiao.stations.stages import TurnStage
from lianxinqiao.ui.forms import RadioCards, TickedField

PICTURES = ".jpg,.jpeg,.png"


def picture(label: Any) -> forms.Field:
    told = _("公开页面上会显示；拍到人的照片不要选。")
    return KeptFileField(label=label, required=False, help_text=told, widget=KeptFileDrop(attrs={"accept": PICTURES}))


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
        there = self.subject.members.held(timezone.localdate()).values("mandate")
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


class Plan(ActForm):
    act = staticmethod(rostering.plan)
    since = day(_("自"))
    until = day(_("至"))
    per_day = forms.IntegerField(label=_("每次几人"), min_value=1, max_value=10, initial=1)
    least = forms.IntegerField(
        label=_("每人至少几次"),
        min_value=0,
        max_value=60,
        initial=0,
        help_text=_("班次不够分时会说明还差几个；不要求的填0。"),
    )

    def prepare(self) -> None:
        today = timezone.localdate()
        self.initial.setdefault("since", today + timedelta(1))
        self.initial.setdefault("until", date(today.year, 12, 31))
        self.warning = gettext("接待日：%(rule)s。已经公布的不变，还没有公布的重新排。") % {
            "rule": days.sentence(self.subject.reception) or gettext("还没有登记规则")
        }


def _team(field: forms.Field, station: Any, on: date, *but: int) -> None:
    there = station.members.held(on).exclude(mandate__in=but).values("mandate")
    choose_seat(field, Mandate.objects.filter(pk__in=there))


class Fill(ActForm):
    act = staticmethod(rostering.fill)
    mandate = forms.ModelChoiceField(Mandate.objects.none(), label=_("代表"))

    def prepare(self) -> None:
        serving = [turn.mandate_id for turn in self.subject.serving]
        _team(self.fields["mandate"], self.subject.station, self.subject.held_on, *serving)


class AskSwap(ActForm):
    act = staticmethod(swapping.ask)
    to = forms.ModelChoiceField(Mandate.objects.none(), label=_("换给"))
    back = forms.ModelChoiceField(
        Turn.objects.none(), label=_("换回"), required=False, help_text=_("用对方的哪一次来换；只请对方代班的空着。")
    )
    reason = words(_("理由"), required=False, rows=2)

    def prepare(self) -> None:
        turn = self.subject
        _team(self.fields["to"], turn.duty.station, turn.duty.held_on, turn.mandate_id)
        ahead = Turn.objects.filter(stage=TurnStage.SERVES, duty__station=turn.duty.station)
        ahead = ahead.filter(duty__held_on__gte=timezone.localdate()).exclude(mandate=turn.mandate_id)
        rows = ahead.select_related("duty", "mandate__person").order_by("duty__held_on")
        self.fields["back"].queryset = rows  # type: ignore[attr-defined]


class NoteVisit(ActForm):
    act = staticmethod(receiving.note_visit)
    matter = words(_("反映的事"), rows=4)
    answer = words(_("当场答复"), required=False, rows=3)
    route = forms.ChoiceField(label=pgettext_lazy("意见", "去向"), choices=Visit.Route.choices, widget=RadioCards())
    who = forms.CharField(
        label=_("来访人"),
        max_length=40,
        required=False,
        help_text=_("称呼即可，例如“王女士”；不愿说的空着。不要写证件号码。"),
    )
    people = forms.IntegerField(label=_("来访人数"), min_value=1, max_value=200, initial=1)


class Record(ActForm):
    act = staticmethod(receiving.record)
    came = TickedField(Mandate.objects.none(), label=_("到岗的代表"), required=False)
    visitors = forms.IntegerField(label=_("接待群众（人）"), min_value=0, max_value=2000)
    note = words(_("接待情况"), required=False)

    def prepare(self) -> None:
        serving = [turn.mandate_id for turn in self.subject.serving]
        choose_seat(self.fields["came"], Mandate.objects.filter(pk__in=serving))
        self.initial.setdefault("came", serving)
        self.initial.setdefault("visitors", sum(visit.people for visit in self.subject.visits.all()))


REASON = _("原因")
FORMS: dict[str, type[ActForm]] = {
    "station.furnish": Furnish,
    "station.choose_key": ChooseKey,
    "station.join": Join,
    "member.leave": form("Leave", staffing.leave, on=day(_("最后一天"), required=False)),
    "station.employ": Employ,
    "worker.leave": form("Release", staffing.release, on=day(_("最后一天"), required=False)),
    "station.place": Places,
    "station.away": form(
        "BeAway",
        rostering.be_away,
        from_on=day(_("自")),
        to_on=day(_("至")),
        reason=words(REASON, required=False, rows=2),
    ),
    "station.plan": Plan,
    "station.publish": form("Publish", rostering.publish),
    "duty.fill": Fill,
    "duty.cancel": form("Cancel", rostering.cancel, danger=True, reason=words(REASON, rows=2)),
    "duty.note_visit": NoteVisit,
    "duty.record": Record,
    "turn.ask_swap": AskSwap,
    "turn.explain": form("Explain", receiving.explain, reason=words(_("未到原因"), rows=2)),
    "swap.agree": form("Agree", swapping.agree),
    "swap.decline": form("Decline", swapping.decline, reason=words(_("理由"), required=False, rows=2)),
    "swap.withdraw": form("Withdraw", swapping.withdraw),
    "swap.undo": form("Undo", swapping.undo),
    **rating_forms.FORMS,
    "station.pause": form("Pause", keeping.pause, reason=words(REASON, rows=2)),
    "station.reopen": form("Reopen", keeping.reopen),
    "station.close": form("Close", keeping.close, danger=True, reason=words(REASON, rows=2)),
}
