"""The forms by which something is begun: a report, a speech."""

from typing import ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.begun import BegunForm
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Body, Field, Mandate, Session
from lianxinqiao.reports.models import Report, Speech


class ReportForm(BegunForm):
    """What one writes on a phone in a minute: a title, the words; everything else may stay as it is."""

    class Meta:
        model = Report
        fields = ("title", "text", "urgent", "source", "in_name_of", "field", "mandate")
        widgets: ClassVar = {"text": forms.Textarea({"rows": 10})}
        help_texts: ClassVar = {
            "text": _("有情况、有分析、有建议；一事一报。"),
            "urgent": _("突发、紧迫、需要马上报送的。"),
            "in_name_of": _("以小组、界别、党派或专委会的名义反映时填写。"),
        }

    def prepare(self, body: Body) -> None:
        self.fields["title"].required = False
        self.fields["text"].required = False
        self.fields["field"].queryset = Field.objects.filter(body=body)  # type: ignore[attr-defined]
        if self.post.in_the_office:
            choose_seat(self.fields["mandate"], Mandate.objects.filter(term__body=body).held(timezone.localdate()))
        else:
            del self.fields["mandate"]


class InviteForm(BegunForm):
    """Whom the office asks to speak, on what, in whose name."""

    class Meta:
        model = Speech
        fields: ClassVar = ["session", "topic", "mandate", "behalf", "in_name_of"]

    def prepare(self, body: Body) -> None:
        sessions = Session.objects.filter(term__body=body).select_related("term")
        self.fields["session"].queryset = sessions  # type: ignore[attr-defined]
        if not self.is_bound and (latest := sessions.first()):
            self.initial.setdefault("session", latest.pk)
        if "mandate" in self.fields:
            choose_seat(self.fields["mandate"], Mandate.objects.filter(term__body=body).held(timezone.localdate()))


class OfferForm(InviteForm):
    """A speech that a member hands in unasked."""

    class Meta(InviteForm.Meta):
        fields: ClassVar = ["session", "topic", "behalf", "in_name_of", "text"]
        widgets: ClassVar = {"text": forms.Textarea({"rows": 16})}
