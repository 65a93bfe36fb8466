"""Acts on rule profiles: install the presets, copy, change a draft, issue it, discard it."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal import actions as journal
from lianxinqiao.rulebook import compare, presets
from lianxinqiao.rulebook import rules as allowed
from lianxinqiao.rulebook.models import ProfileVersion, RuleProfile
from lianxinqiao.rulebook.schema import Rules

if TYPE_CHECKING:
    from lianxinqiao.access.actor import Actor

# Profiles belong to the installation, not to a body.
CHAIN = "installation"


@transaction.atomic
def install_presets(*, at: datetime | None = None) -> list[ProfileVersion]:
    """Bring the built-in profiles up to what the program carries; what is there already stays as it is.

    A preset that the program changed gets a further version. Returns the versions that were new.
    """
    at = at or timezone.now()
    return [version for code in presets.codes() if (version := _install(presets.preset(code), at))]


def _install(preset: presets.Preset, at: datetime) -> ProfileVersion | None:
    facts = {"name": preset.name, "kind": preset.kind, "authority": preset.authority, "description": preset.description}
    profile, _new = RuleProfile.objects.update_or_create(code=preset.code, defaults=facts | {"builtin": True})
    newest = profile.versions.order_by("number").last()
    version = ProfileVersion(
        profile=profile,
        number=newest.number + 1 if newest else 1,
        effective_on=preset.effective_on,
        issued_at=at,
        created_at=at,
    )
    version.hold(preset.rules)
    if newest and newest.rules == preset.rules:  # as they are read: a part that came in since is no change
        return None
    version.save()
    _record("profile.install", version, None, at, {"authority": preset.authority})
    return version


@transaction.atomic
def copy(version: ProfileVersion, *, code: str, name: str, by: "Actor", at: datetime) -> ProfileVersion:
    """A profile of this installation's own, begun as a draft with the same values."""
    allowed.may_edit(by)
    code, name = slugify(code), name.strip()
    if not code or not name:
        raise Refused(_("请填写新方案的名称和代码，代码用小写字母、数字和连字符。"))
    if RuleProfile.objects.filter(code=code).exists():
        raise Refused(_("代码“%(code)s”已被另一个方案使用。") % {"code": code})
    profile = RuleProfile.objects.create(
        code=code,
        name=name,
        kind=version.profile.kind,
        authority=version.profile.authority,
        copied_from=version,
        created_at=at,
    )
    draft = ProfileVersion(profile=profile, number=1, effective_on=timezone.localdate(at), created_at=at)
    draft.hold(version.rules)
    draft.save()
    _record("profile.copy", draft, by, at, {"from": str(version)})
    return draft


@transaction.atomic
def begin_draft(profile: RuleProfile, *, by: "Actor", at: datetime) -> ProfileVersion:
    """The next version of an own profile, begun with the values of the latest."""
    RuleProfile.objects.select_for_update().get(pk=profile.pk)
    allowed.may_edit(by)
    allowed.may_edit_profile(profile)
    if profile.draft is not None:
        return profile.draft
    latest = profile.latest
    draft = ProfileVersion(
        profile=profile, number=latest.number + 1, effective_on=timezone.localdate(at), created_at=at
    )
    draft.hold(latest.rules)
    draft.save()
    _record("profile.begin_draft", draft, by, at, {"from": latest.number})
    return draft


@transaction.atomic
def change(draft: ProfileVersion, rules: Rules, *, by: "Actor", at: datetime) -> list[compare.Difference]:
    """Put new values into a draft; returns what changed."""
    draft = _locked(draft)
    allowed.may_edit(by)
    allowed.may_change(draft)
    differences = compare.compare(draft.rules, rules)
    if differences:
        draft.hold(rules)
        draft.save()
        _record("profile.change", draft, by, at, {"changes": [row.brief for row in differences]})
    return differences


@transaction.atomic
def issue(draft: ProfileVersion, *, effective_on: date, note: str = "", by: "Actor", at: datetime) -> ProfileVersion:
    """From now on the version stands unchanged; bodies may be put under it. Running matters keep theirs."""
    draft = _locked(draft)
    allowed.may_edit(by)
    allowed.may_change(draft)
    allowed.may_issue(draft, effective_on)
    draft.effective_on, draft.note = effective_on, note.strip()
    draft.issued_at, draft.issued_by = at, by.user
    draft.save()
    _record(
        "profile.issue", draft, by, at, {"effective_on": effective_on, "checksum": draft.checksum, "note": draft.note}
    )
    return draft


@transaction.atomic
def discard(draft: ProfileVersion, *, by: "Actor", at: datetime) -> None:
    """Throw a draft away; a profile that never had an issued version goes with it."""
    draft = _locked(draft)
    allowed.may_edit(by)
    allowed.may_change(draft)
    profile = draft.profile
    _record("profile.discard", draft, by, at, {})
    draft.delete()
    if not profile.versions.exists():
        profile.delete()


def _locked(version: ProfileVersion) -> ProfileVersion:
    return ProfileVersion.objects.select_for_update(of=("self",)).select_related("profile").get(pk=version.pk)


def _record(act: str, version: ProfileVersion, by: "Actor | None", at: datetime, data: dict[str, object]) -> None:
    facts = {"profile": version.profile.code, "version": version.number}
    journal.record(act=act, by=by, chain=CHAIN, obj=version, at=at, data=facts | data)
