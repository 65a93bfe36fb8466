"""A form for each act on courses, on one's way through one, and on reading groups; and those by which they are begun."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.activities.models import Campaign
from lianxinqiao.acts.begun import BegunForm
from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.learning import queries
from lianxinqiao.learning.actions import grouping, teaching
from lianxinqiao.learning.models import Book, Course, Lesson, Study
from lianxinqiao.people.choosers import persons
from lianxinqiao.people.models import Body, Person
from lianxinqiao.ui.forms import TickedField

REASON = _("原因")


class CourseForm(BegunForm):
    class Meta:
        model = Course
        fields = teaching.KEPT

    def prepare(self, body: Body) -> None:
        running = Campaign.objects.visible_to(self.post).filter(stage=Campaign.Stage.RUNNING)
        self.fields["campaign"].queryset = running  # type: ignore[attr-defined]


class PutLesson(ActForm):
    act = staticmethod(teaching.put_lesson)
    title = forms.CharField(label=_("标题"), max_length=80)
    kind = forms.ChoiceField(label=pgettext_lazy("课", "形式"), choices=Lesson.Kind.choices)
    text = words(_("正文"), required=False, rows=10, help_text=_("文字课写在这里；PDF 和视频可以写几句导读。"))
    file: Any = KeptFileField(label=_("文件"), required=False, widget=KeptFileDrop(attrs={"accept": ".pdf,.mp4"}))
    length = forms.IntegerField(label=_("页数或者秒数"), min_value=0, required=False)

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "length": self.cleaned_data["length"] or 0}


class PutQuestion(ActForm):
    act = staticmethod(teaching.put_question)
    text = forms.CharField(label=_("测验题目"), max_length=300)
    options = words(_("选项"), rows=4, help_text=_("每行一个选项。"))
    right = forms.CharField(label=_("正确选项"), max_length=20, help_text=_("第几个正确，例如 1 或者 1、3。"))

    def clean_options(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["options"].splitlines() if line.strip()]

    def clean_right(self) -> list[int]:
        told = self.cleaned_data["right"].replace("、", " ").replace("，", " ").replace(",", " ").split()
        if not all(each.isdecimal() for each in told):
            raise forms.ValidationError(_("请写明第几个选项正确。"))
        return [int(each) for each in told]


class Answer(ActForm):
    """A field for each question: one choice where one option is right, several where several are."""

    act = staticmethod(teaching.answer)

    def prepare(self) -> None:
        self.questions = list(self.subject.course.questions.all())
        for row in self.questions:
            choices = [(str(place), option) for place, option in enumerate(row.options, 1)]
            known: dict[str, Any] = {"label": row.text, "choices": choices}
            if len(row.right) > 1:
                field: forms.Field = forms.MultipleChoiceField(**known, widget=forms.CheckboxSelectMultiple)
            else:
                field = forms.ChoiceField(**known, widget=forms.RadioSelect)
            self.fields[f"question_{row.pk}"] = field

    def values(self) -> dict[str, Any]:
        given = {}
        for row in self.questions:
            said = self.cleaned_data[f"question_{row.pk}"]
            given[row.pk] = [int(each) for each in (said if isinstance(said, list) else [said])]
        return {"given": given}


class GroupForm(forms.Form):
    name = forms.CharField(label=_("小组名称"), max_length=60)
    book = forms.ModelChoiceField(Book.objects.none(), label=_("共读的书"))
    owner = forms.ModelChoiceField(Person.objects.none(), label=_("领读人"))
    persons = TickedField(Person.objects.none(), label=_("组员"), required=False)

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = queries.persons(body.pk, timezone.localdate())
        self.fields["book"].queryset = Book.objects.filter(body=body)  # type: ignore[attr-defined]
        for name in ("owner", "persons"):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
            self.fields[name].label_from_instance = persons(rows)  # type: ignore[attr-defined]


class Join(ActForm):
    act = staticmethod(grouping.join)
    persons = TickedField(Person.objects.none(), label=_("组员"))

    def prepare(self) -> None:
        there = self.subject.members.values("person")
        rows = queries.persons(self.subject.body_id, timezone.localdate()).exclude(pk__in=there)
        self.fields["persons"].queryset = rows  # type: ignore[attr-defined]


class PlanWeek(ActForm):
    act = staticmethod(grouping.plan_week)
    until = day(_("读到哪天"))
    chapter = forms.IntegerField(label=_("读到第几章"), min_value=1)
    question = forms.CharField(label=_("思考题"), max_length=200, required=False)


class TalkForm(ActForm):
    act = staticmethod(grouping.talk)
    chapter = forms.IntegerField(label=pgettext_lazy("读书", "章"), min_value=1, initial=1)
    text = words(_("笔记"), rows=5)


class Share(ActForm):
    act = staticmethod(grouping.share)
    sharing = forms.ModelChoiceField(Study.objects.none(), label=_("分享会"))

    def prepare(self) -> None:
        rows = Study.objects.filter(body=self.subject.body_id).exclude(stage="cancelled").order_by("-starts_at")
        self.fields["sharing"].queryset = rows  # type: ignore[attr-defined]


COURSE_FORMS: dict[str, type[ActForm]] = {
    "course.put_lesson": PutLesson,
    "course.put_question": PutQuestion,
    "course.open": form("OpenCourse", teaching.start),
    "course.close": form("CloseCourse", teaching.close),
}
TAKING_FORMS: dict[str, type[ActForm]] = {
    "taking.answer": Answer,
    "taking.withdraw": form("WithdrawTaking", teaching.withdraw, danger=True, reason=words(REASON, rows=2)),
    "taking.restore": form("RestoreTaking", teaching.restore),
}
GROUP_FORMS: dict[str, type[ActForm]] = {
    "group.join": Join,
    "group.plan_week": PlanWeek,
    "group.talk": TalkForm,
    "talk.show": form("ShowTalk", grouping.show),
    "talk.hide": form("HideTalk", grouping.hide, danger=True, reason=words(REASON, rows=2)),
    "group.share": Share,
    "group.end": form("EndGroup", grouping.end),
}
