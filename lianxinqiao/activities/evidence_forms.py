"""Forms by which a file is added and taken away again: of a problem, a ledger's line, an activity."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxinqiao.activities.actions import evidencing
from lianxinqiao.activities.models import Evidence
from lianxinqiao.acts.forms import ActForm, words
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField

ACCEPTED = ".jpg,.jpeg,.png,.pdf,.docx,.xlsx"


class Attach(ActForm):
    act = staticmethod(evidencing.attach)
    file = KeptFileField(label=_("照片或者文件"), widget=KeptFileDrop(attrs={"accept": ACCEPTED}))
    when = forms.ChoiceField(label=_("哪个时候"), choices=Evidence.When.choices, initial=Evidence.When.OTHER)
    caption = forms.CharField(label=_("说明"), max_length=120, required=False)


class Detach(ActForm):
    act = staticmethod(evidencing.detach)
    danger = True
    evidence = forms.ModelChoiceField(Evidence.objects.none(), label=_("哪一份"))
    reason = words(_("原因"), rows=2)

    def prepare(self) -> None:
        self.fields["evidence"].queryset = self.subject.evidence.select_related("file")  # type: ignore[attr-defined]


def of(name: str) -> dict[str, type[ActForm]]:
    return {f"{name}.attach": Attach, f"{name}.detach": Detach}
