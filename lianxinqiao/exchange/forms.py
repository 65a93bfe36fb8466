"""The forms by which something is begun: an invitation, its acceptance, what is handed to a partner."""

from typing import Any, ClassVar

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.begun import BegunForm
from lianxinqiao.exchange import sources
from lianxinqiao.exchange.actions import handing
from lianxinqiao.exchange.models import Handover, Partner
from lianxinqiao.files.forms import KeptFilesField
from lianxinqiao.people.models import Body
from lianxinqiao.ui.forms import DateInput


class InviteForm(BegunForm):
    class Meta:
        model = Partner
        fields = ("name", "level")

    def told(self) -> dict[str, Any]:
        return self.values()


class JoinForm(BegunForm):
    invitation = forms.CharField(
        label=_("邀请"),
        widget=forms.Textarea({"rows": 5, "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("把对方发来的一整行粘贴到这里。它相当于钥匙，请通过可靠的途径传递。"),
    )
    name = forms.CharField(label=_("对方机关"), max_length=60, required=False, help_text=_("不填就用邀请里写的名称。"))

    class Meta:
        model = Partner
        fields = ("name", "level")

    def told(self) -> dict[str, Any]:
        return {**self.values(), "invitation": self.cleaned_data["invitation"]}


class HandoverForm(BegunForm):
    """What is handed, by hand or from something that the house has; its words may be shortened before they go."""

    class Meta:
        model = Handover
        fields = handing.KEPT
        widgets: ClassVar = {"reply_by": DateInput, "text": forms.Textarea({"rows": 14})}

    chosen = forms.MultipleChoiceField(
        label=_("随同移送的附件"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("逐个勾选；照片和文件里可能看得出提出人，看过再选。"),
    )
    uploads = KeptFilesField(label=_("另附文件"), required=False)

    def __init__(self, *args: Any, source: tuple[sources.Source, Any] | None = None, **kwargs: Any) -> None:
        self.source = source
        super().__init__(*args, **kwargs)

    def prepare(self, body: Body) -> None:
        self.fields["partner"].queryset = Partner.objects.filter(body=body).paired()  # type: ignore[attr-defined]
        self.fields["text"].help_text = _("只移送这里写的内容，不带提出人的姓名、电话。涉密内容不得通过本系统交换。")
        if self.source:
            source, row = self.source
            title, text = source.words(row)
            for name, value in (("title", title[:120]), ("text", text), ("kind", source.kind)):
                self.initial.setdefault(name, value)
            del self.fields["kind"]
        self.files_there = {str(each.pk): each for each in self.source[0].files(self.source[1])} if self.source else {}
        if not self.files_there:
            del self.fields["chosen"]
            return
        field: forms.MultipleChoiceField = self.fields["chosen"]  # type: ignore[assignment]
        field.choices = [(key, f"{each.name}（{filesizeformat(each.size)}）") for key, each in self.files_there.items()]

    def told(self) -> dict[str, Any]:
        values, uploads = self.values(), self.cleaned_data["uploads"]
        if self.source:
            source, row = self.source
            chosen = [self.files_there[key] for key in self.cleaned_data.get("chosen", ())]
            return {"values": {**values, "kind": source.kind}, "source": row, "files": chosen, "uploads": uploads}
        return {"values": values, "uploads": uploads}
