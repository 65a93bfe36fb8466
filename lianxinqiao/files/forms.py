"""File fields that do not lose their files when the form comes back for another reason."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from lianxinqiao.access.refused import Refused
from lianxinqiao.files import checks, pending
from lianxinqiao.ui.forms import FileDrop, FilesDrop


class KeptFileDrop(FileDrop):
    """Shown again, it names the file that was sent and carries its token; a fresh choice takes its place."""

    template_name = "files/kept_file.html"

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        fresh = super().value_from_datadict(data, files, name)
        return fresh or pending.kept(str(data.get(f"{name}-kept", "")))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        accepted = str(self.attrs.get("accept", ""))
        kept = pending.keep(value, accepted=accepted) if isinstance(value, UploadedFile) else None
        if kept:
            context["widget"]["attrs"].pop("required", None)
        return {**context, "kept": kept}


class KeptFileField(forms.FileField):
    """A file that is too large or not what the field asks for is refused with what else is wrong.

    Of what is inside, the room speaks that reads it.
    """

    widget = KeptFileDrop

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if isinstance(upload, UploadedFile):
            try:
                checks.check_accepted(upload.name or "", str(self.widget.attrs.get("accept", "")))
                checks.check_size(upload.name or "", upload.size or 0, settings.ATTACHMENT_MAX_BYTES)
            except Refused as refused:
                raise forms.ValidationError(str(refused)) from refused
        return upload

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was sent, for the widget to keep; an ordinary file field forgets it."""
        return data or initial


class KeptFilesDrop(FilesDrop):
    """The same for several: those of an earlier try are named, each can be left out, more can be added."""

    template_name = "files/kept_files.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile]:
        earlier = [pending.kept(token) for token in data.getlist(f"{name}-kept")]
        fresh = files.getlist(name) if hasattr(files, "getlist") else []
        return [upload for upload in (*earlier, *fresh) if upload]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        kept = [pending.keep(upload) for upload in value or ()]
        return {**super().get_context(name, None, attrs), "kept": [upload for upload in kept if upload]}


class KeptFilesField(forms.FileField):
    """Any number of files. Whether each may come in is for whoever stores it: one bad one holds up no other."""

    widget = KeptFilesDrop

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        return list(data or ())

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data
