"""A file field that does not lose its file when the form comes back for another reason."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from lianxinqiao.access.refused import Refused
from lianxinqiao.files import checks, pending
from lianxinqiao.ui.forms import FileDrop


class KeptFileDrop(FileDrop):
    """Shown again, it names the file that was sent and carries its token; a fresh choice takes its place."""

    template_name = "files/kept_file.html"

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        fresh = super().value_from_datadict(data, files, name)
        return fresh or pending.kept(str(data.get(f"{name}-kept", "")))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        kept = pending.keep(value) if isinstance(value, UploadedFile) else None
        if kept:
            context["widget"]["attrs"].pop("required", None)
        return {**context, "kept": kept}


class KeptFileField(forms.FileField):
    """A file that is too large is refused with what else is wrong; of its kind the room speaks that reads it."""

    widget = KeptFileDrop

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if isinstance(upload, UploadedFile):
            try:
                checks.check_size(upload.name or "", upload.size or 0, settings.ATTACHMENT_MAX_BYTES)
            except Refused as refused:
                raise forms.ValidationError(str(refused)) from refused
        return upload

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was sent, for the widget to keep; an ordinary file field forgets it."""
        return data or initial
