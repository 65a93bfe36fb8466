"""The forms by which something is begun here: a session, one that was held, a book list, a reading."""

from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.activities.models import Campaign
from lianxinqiao.acts.begun import BegunForm
from lianxinqiao.learning import queries
from lianxinqiao.learning.actions import studying
from lianxinqiao.learning.models import Book, BookList, Reading, Study
from lianxinqiao.people.choosers import persons
from lianxinqiao.people.models import Body, Person
from lianxinqiao.ui.forms import DateTimeInput, TickedField


class StudyForm(BegunForm):
    persons = TickedField(Person.objects.none(), label=_("名单"), required=False)

    class Meta:
        model = Study
        fields = studying.KEPT
        widgets: ClassVar = {"starts_at": DateTimeInput, "ends_at": DateTimeInput}

    def prepare(self, body: Body) -> None:
        running = Campaign.objects.visible_to(self.post).filter(stage=Campaign.Stage.RUNNING)
        self.fields["campaign"].queryset = running  # type: ignore[attr-defined]
        rows = queries.persons(body.pk, timezone.localdate())
        self.fields["persons"].queryset = rows  # type: ignore[attr-defined]
        self.fields["persons"].label_from_instance = persons(rows)  # type: ignore[attr-defined]
        if self.instance.pk:
            del self.fields["persons"]

    def told(self) -> dict[str, Any]:
        listed = {"persons": self.cleaned_data["persons"]} if "persons" in self.fields else {}
        return {"values": self.values(), **listed}


class HeldForm(StudyForm):
    """One that was held already: who came stands beside it."""

    def prepare(self, body: Body) -> None:
        super().prepare(body)
        self.fields["persons"].label = _("到场的人")


class BookListForm(BegunForm):
    class Meta:
        model = BookList
        fields = ("year", "half", "name", "note")


class ReadingForm(BegunForm):
    """A book of the shelf."""

    class Meta:
        model = Reading
        fields = ("book",)

    def prepare(self, body: Body) -> None:
        self.fields["book"].queryset = Book.objects.filter(body=body)  # type: ignore[attr-defined]
