"""A form for each act of this room: what it asks, and the one function it calls."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.forms import ActForm, form, words
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.learning import queries
from lianxinqiao.learning.actions import reading, studying
from lianxinqiao.people.models import Person
from lianxinqiao.ui.forms import TickedField

REASON = _("原因")


class Invite(ActForm):
    act = staticmethod(studying.invite)
    persons = TickedField(Person.objects.none(), label=_("名单"))

    def prepare(self) -> None:
        there = self.subject.attendees.values("person")
        rows = queries.persons(self.subject.body_id, timezone.localdate()).exclude(pk__in=there)
        self.fields["persons"].queryset = rows  # type: ignore[attr-defined]


class SignIn(ActForm):
    act = staticmethod(studying.sign_in)
    code = forms.CharField(
        label=_("签到码"), max_length=20, help_text=_("扫现场屏幕上的二维码，或者输入二维码下面的六位短码。")
    )


class Mark(ActForm):
    act = staticmethod(studying.mark)
    here = forms.BooleanField(label=_("到场"), required=False)

    def prepare(self) -> None:
        self.initial.setdefault("here", not self.subject.came_at)


class Put(ActForm):
    act = staticmethod(reading.put)
    title = forms.CharField(label=_("书名"), max_length=120)
    author = forms.CharField(label=_("作者"), max_length=80, required=False)
    chapters = forms.IntegerField(label=_("章数"), min_value=1, initial=1)
    common = forms.BooleanField(label=_("共读"), required=False)
    why = forms.CharField(label=_("推荐理由"), max_length=120, required=False)


class GoOn(ActForm):
    act = staticmethod(reading.go_on)
    chapter = forms.IntegerField(label=_("读到第几章"), min_value=0)
    text = words(_("笔记"), required=False, rows=4)

    def prepare(self) -> None:
        self.initial.setdefault("chapter", min(self.subject.chapter + 1, self.subject.book.chapters))


FORMS: dict[str, type[ActForm]] = {
    "study.invite": Invite,
    "study.call": form("Call", studying.call),
    "study.sign_in": SignIn,
    "attendee.mark": Mark,
    "study.hold": form("Hold", studying.hold),
    "study.add_material": form(
        "AddMaterial",
        studying.add_material,
        file=KeptFileField(
            label=_("学习材料"), widget=KeptFileDrop(attrs={"accept": ".pdf,.docx,.pptx,.jpg,.jpeg,.png"})
        ),
    ),
    "study.note": form("Note", studying.note, notes=words(_("学习纪要"), rows=12)),
    "study.cancel": form("Cancel", studying.cancel, danger=True, reason=words(REASON, rows=2)),
}
LIST_FORMS: dict[str, type[ActForm]] = {
    "booklist.put": Put,
    "booklist.publish": form("Publish", reading.publish),
}
READING_FORMS: dict[str, type[ActForm]] = {
    "reading.go_on": GoOn,
    "reading.finish": form("Finish", reading.finish, note=words(_("读书笔记"), rows=10)),
    "reading.put_down": form("PutDown", reading.put_down),
    "reading.take_up": form("TakeUp", reading.take_up),
}
