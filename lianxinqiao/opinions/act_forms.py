"""A form for each act on an opinion: what it asks, and the one function it calls."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.opinions import deadlines, kinds
from lianxinqiao.opinions.actions import answering, closing, contacts, following, outside, routing, screening, senders
from lianxinqiao.opinions.models import Opinion, Photo
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Field, Mandate, Organization
from lianxinqiao.ui.forms import RadioCards, TickedField

REASON = _("理由")
HINTS = {
    "solved": _("事情办成了，群众到现场能看到。"),
    "solving": _("已经动手，还没有办完。"),
    "planned": _("写明计划完成的日期。"),
    "explained": _("依照规定不能办或者不需要办，说明道理。"),
    "not_ours": _("说明归谁管、群众可以找哪里。"),
}


def outcomes() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("办理结果"), choices=Opinion.Outcome.choices, widget=RadioCards(hints=HINTS))


class Answer(ActForm):
    """The same for who answers on the spot and for a unit's part."""

    outcome = outcomes()
    words = words(_("答复内容"), rows=6, help_text=_("群众会原样看到。说清楚办了什么、什么时候办、找谁。"))
    planned_until = day(_("计划完成日期"), required=False)


class OnTheSpot(Answer):
    act = staticmethod(routing.answer_on_the_spot)


class OfShare(Answer):
    act = staticmethod(answering.answer)

    def prepare(self) -> None:
        """Somebody outside has written it: the house reads it over and passes it on."""
        if (errand := self.subject.open_errand) and errand.answered_at:
            said = {"outcome": errand.outcome, "words": errand.words, "planned_until": errand.planned_until}
            self.initial = {**said, **self.initial}

    def warnings(self) -> list[str]:
        question = self.subject.opinion.questions.filter(answered_at=None, ended_at=None).first()
        found = super().warnings()
        if question:
            told = {"day": question.until.isoformat()}
            found.append(str(_("还在等群众补充情况（最迟%(day)s）。现在答复，询问就此结束。") % told))
        return found


class Assign(ActForm):
    act = staticmethod(routing.assign)
    units = TickedField(
        Organization.objects.none(),
        label=_("承办单位"),
        required=False,
        help_text=_("可以同时交给几个单位，各自答复，群众只收到一次答复。"),
    )
    community = forms.BooleanField(label=_("由联络站在村、社区办理"), required=False)
    words = words(_("要求"), required=False, rows=3)

    def prepare(self) -> None:
        rows = Organization.objects.filter(district_id=self.subject.body.district_id, active=True, parent=None)
        if self.subject.accused_id:
            rows = rows.exclude(pk=self.subject.accused_id)
        self.fields["units"].queryset = rows.order_by("code")  # type: ignore[attr-defined]


class ToOutside(ActForm):
    """What leaves the house: words that somebody here wrote, and the photos that were ticked one by one."""

    told = words(_("告诉对方的内容"), rows=6, help_text=_("对方只看到这些话。不写姓名、电话、门牌。"))
    photos = TickedField(
        Photo.objects.none(),
        label=_("一并发出的照片"),
        required=False,
        help_text=_("一张一张选；有人脸、车牌、门牌的不要选。"),
    )

    def prepare(self) -> None:
        opinion = self.subject.root
        where = _("地点：%(place)s") % {"place": opinion.place} if opinion.place else ""
        told = "\n".join(part for part in (senders.masked(opinion, opinion.text), where) if part)
        self.initial.setdefault("told", told)
        if opinion.photos.exists():
            photos: Any = self.fields["photos"]
            photos.queryset = opinion.photos.select_related("attachment")
            photos.label_from_instance = lambda photo: photo.attachment.name
        else:
            del self.fields["photos"]


class AskOutside(ToOutside):
    act = staticmethod(routing.ask_outside)
    name = forms.CharField(label=_("请哪个单位答复"), max_length=60, help_text=_("例如物业公司、上级主管部门。"))
    field_order = ("name", "told", "photos")


class AskAgain(ToOutside):
    act = staticmethod(outside.ask_again)

    def prepare(self) -> None:
        if last := self.subject.errands.last():
            self.initial.setdefault("told", last.told)
        super().prepare()


class Propose(ActForm):
    act = staticmethod(routing.propose)
    mandate = forms.ModelChoiceField(Mandate.objects.none(), label=_("代表"))
    note = words(_("说明"), required=False, rows=3)

    def prepare(self) -> None:
        seats = Mandate.objects.filter(term__body=self.subject.body_id).held(timezone.localdate())
        choose_seat(self.fields["mandate"], seats)
        self.fields["mandate"].initial = self.subject.mandate_id


class TakeUp(ActForm):
    act = staticmethod(routing.take_up)
    suggestion = forms.ModelChoiceField(
        Suggestion.objects.none(),
        label=_("并入我的建议"),
        required=False,
        empty_label=_("新建一份草稿"),
        help_text=_("说的是同一件事的，可以并入您还没有得到答复的建议。"),
    )

    def prepare(self) -> None:
        self.fields["suggestion"].queryset = routing.takes_up(self.post).order_by("-pk")  # type: ignore[attr-defined]


class Sort(ActForm):
    act = staticmethod(screening.sort)
    kind = forms.ChoiceField(
        label=_("事项性质"),
        choices=kinds.Kind.choices,
        widget=RadioCards(hints={code: row.article for code, row in kinds.BOUNDARIES.items()}),
    )
    accused = forms.ModelChoiceField(
        Organization.objects.none(),
        label=_("被反映的单位"),
        required=False,
        help_text=_("检举控告的才填写；选定后，系统不会把它交给这个单位。"),
    )
    field = forms.ModelChoiceField(Field.objects.none(), label=_("类别"), required=False)

    def prepare(self) -> None:
        rows = Organization.objects.filter(district_id=self.subject.body.district_id, parent=None)
        self.fields["accused"].queryset = rows.order_by("code")  # type: ignore[attr-defined]
        self.fields["field"].queryset = Field.objects.filter(body=self.subject.body_id)  # type: ignore[attr-defined]
        self.initial = {"kind": self.subject.kind, "accused": self.subject.accused_id, "field": self.subject.field_id}


class Forward(ActForm):
    act = staticmethod(routing.forward)
    to = forms.CharField(label=_("转送到"), max_length=80)
    note = words(_("告知群众的话"), required=False, help_text=_("检举控告和申诉求决，系统写明依据的条文。"))
    accepted_by = forms.CharField(
        label=_("已经受理同一事项的机关"),
        max_length=80,
        required=False,
        help_text=_("反映人说别处已经受理的填写；期限内只能转给它。"),
    )
    accepted_on = day(_("受理日期"), required=False)

    def prepare(self) -> None:
        self.initial.setdefault("to", kinds.BOUNDARIES[self.subject.kind].to)
        if kinds.handled_here(self.subject.kind):
            del self.fields["accepted_by"], self.fields["accepted_on"]

    def warnings(self) -> list[str]:
        by = deadlines.notice_by(self.subject)
        told = [_("反映人留了姓名和地址：%(day)s前还要书面告知，转送后可以下载告知书。") % {"day": by}] if by else []
        return [*super().warnings(), *map(str, told)]


class Publish(ActForm):
    act = staticmethod(closing.publish)
    title = forms.CharField(label=_("公开标题"), max_length=80)
    text = words(_("公开内容"), help_text=_("写成看不出是谁反映的：不写姓名、门牌、电话。"))
    reply = words(_("公开的答复"))

    def prepare(self) -> None:
        opinion, nobody = self.subject, dict[str, str]()
        self.initial.setdefault("title", senders.without(opinion.title, nobody))
        self.initial.setdefault("text", senders.without(opinion.text, nobody))
        self.initial.setdefault("reply", senders.without(opinion.reply, nobody))


def _reason(name: str, function: Any, label: Any = REASON, *, danger: bool = False) -> type[ActForm]:
    return form(name, function, danger=danger, reason=words(label, rows=3))


FORMS: dict[str, type[ActForm]] = {
    "opinion.release": form("Release", screening.release),
    "opinion.discard": _reason("Discard", screening.discard, danger=True),
    "opinion.restore": form("Restore", screening.restore),
    "opinion.sort": Sort,
    "opinion.answer": OnTheSpot,
    "opinion.assign": Assign,
    "opinion.ask_outside": AskOutside,
    "share.ask_again": AskAgain,
    "opinion.propose": Propose,
    "opinion.take_up": TakeUp,
    "opinion.hand_back": _reason("HandBack", routing.hand_back),
    "opinion.forward": Forward,
    "share.answer": OfShare,
    "share.return": _reason("Return", answering.send_back, _("退回理由，应当由谁办理")),
    "opinion.ask": form("Ask", answering.ask, words=words(_("想请群众补充的"), rows=3)),
    "opinion.close": form("Close", closing.close),
    "opinion.reopen": form("Reopen", following.reopen, words=words(_("哪里没有解决"))),
    "sender.verify": form(
        "Verify", contacts.verify, words=words(_("怎样核实"), rows=2, help_text=_("哪天拨打、谁接的、原号码是否告知。"))
    ),
    "sender.refuse": _reason("Refuse", contacts.refuse),
    "sender.erase": form("Erase", senders.erase, danger=True),
    "opinion.publish": Publish,
    "opinion.unpublish": _reason("Unpublish", closing.unpublish, danger=True),
}
