"""Static files under names that hold a hash of their content, compressed once: a browser keeps them for a year."""

from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Before anything is collected (tests, a first look at a checkout) the files go by their own names."""

    # Our modules import one another by relative names; what libraries bring is left as it is.
    _imports = HashedFilesMixin._js_module_import_aggregation_patterns[1]  # type: ignore[attr-defined]
    patterns = (*HashedFilesMixin.patterns, ("ui/*.js", _imports), ("*/modules/*.js", _imports))
    manifest_strict = False

    def url(self, name: str | None, force: bool = False) -> str:
        if self.hashed_files or name is None:
            return super().url(name, force)
        return f"{self.base_url}{name}"
