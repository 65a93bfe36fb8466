"""Installing, copying, changing, issuing."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal.models import Entry
from lianxinqiao.rulebook import actions, compare, presets, queries, signals
from lianxinqiao.rulebook.models import ProfileVersion, RuleProfile, checksum
from lianxinqiao.rulebook.schema import Rules
from tests.cast import Cast, moment

pytestmark = pytest.mark.django_db
AT = moment("2026-03-02")


def longer(rules: Rules, days: int = 6) -> Rules:
    """The same rules with another return window."""
    assert rules.return_window is not None
    return rules.model_copy(update={"return_window": rules.return_window.model_copy(update={"amount": days})})


@pytest.fixture
def draft(people: Cast) -> ProfileVersion:
    version = queries.version("district-default")
    return actions.copy(version, code="yunhe", name="云河区办理办法", by=people.administrator, at=AT)


def test_it_installs_the_presets_once():
    new = actions.install_presets()
    assert {version.profile.code for version in new} == set(presets.codes())
    assert actions.install_presets() == []
    assert all(version.issued and version.profile.builtin for version in new)


def test_a_preset_that_the_program_changed_gets_a_further_version(monkeypatch):
    actions.install_presets()
    old = presets.preset("qingdao-2021")
    newer = presets.Preset(**(vars(old) | {"rules": longer(old.rules)}))
    monkeypatch.setattr(presets, "preset", lambda code: newer if code == "qingdao-2021" else old)
    monkeypatch.setattr(presets, "codes", lambda: ["qingdao-2021"])
    (version,) = actions.install_presets()
    assert version.number == 2
    assert queries.version("qingdao-2021", 1).rules == old.rules


def test_a_part_that_came_in_since_makes_no_further_version():
    """What an older program stored lacks the key; read, it says the same."""
    preset = presets.preset("qingdao-2021")
    profile = RuleProfile.objects.create(code="qingdao-2021", name=preset.name, builtin=True)
    old = ProfileVersion(profile=profile, number=1, effective_on=preset.effective_on, issued_at=AT)
    old.hold(preset.rules)
    del old.data["below_units"]
    old.checksum = checksum(old.data)
    old.save()
    assert "qingdao-2021" not in {version.profile.code for version in actions.install_presets()}


def test_what_is_stored_is_what_was_read():
    actions.install_presets()
    for code in presets.codes():
        assert queries.version(code).rules == presets.preset(code).rules


def test_a_copy_is_a_draft_with_the_same_values(draft):
    assert not draft.issued
    assert draft.rules == queries.version("district-default").rules
    assert draft.profile.copied_from == queries.version("district-default")
    entry = Entry.objects.latest("id")
    assert (entry.act, entry.chain, entry.actor_role) == ("profile.copy", "installation", "administrator")


def test_a_change_is_told_in_the_journal(draft, people):
    changed = actions.change(draft, longer(draft.rules), by=people.administrator, at=AT)
    assert [row.label for row in changed] == ["申请退回"]
    (told,) = Entry.objects.latest("id").data["changes"]
    assert "5个工作日" in told
    assert "6个工作日" in told


def test_a_change_that_changes_nothing_writes_nothing(draft, people):
    entries = Entry.objects.count()
    assert actions.change(draft, draft.rules, by=people.administrator, at=AT) == []
    assert Entry.objects.count() == entries


def test_issuing_makes_it_stand(draft, people):
    version = actions.issue(draft, effective_on=date(2026, 4, 1), by=people.administrator, at=AT)
    assert (version.issued_by, version.effective_on) == (people.administrator.user, date(2026, 4, 1))
    with pytest.raises(Refused, match="已定稿"):
        actions.change(version, longer(version.rules), by=people.administrator, at=AT)
    with pytest.raises(Refused, match="已定稿"):
        actions.discard(version, by=people.administrator, at=AT)


@pytest.mark.parametrize("statement", ["update", "delete"])
def test_the_database_itself_keeps_an_issued_version(draft, people, statement):
    actions.issue(draft, effective_on=date(2026, 4, 1), by=people.administrator, at=AT)
    rows = ProfileVersion.objects.filter(pk=draft.pk)
    with pytest.raises(IntegrityError, match="neither changed nor deleted"), transaction.atomic():
        rows.update(data={}) if statement == "update" else rows.delete()


def test_the_next_version_begins_with_the_last_and_waits_its_turn(draft, people):
    first = actions.issue(draft, effective_on=date(2026, 4, 1), by=people.administrator, at=AT)
    second = actions.begin_draft(first.profile, by=people.administrator, at=AT)
    assert (second.number, second.rules) == (2, first.rules)
    assert actions.begin_draft(first.profile, by=people.administrator, at=AT) == second
    with pytest.raises(Refused, match="没有任何不同"):
        actions.issue(second, effective_on=date(2026, 5, 1), by=people.administrator, at=AT)
    actions.change(second, longer(second.rules), by=people.administrator, at=AT)
    with pytest.raises(Refused, match="不能早于"):
        actions.issue(second, effective_on=date(2026, 3, 1), by=people.administrator, at=AT)
    actions.issue(second, effective_on=date(2026, 5, 1), by=people.administrator, at=AT)
    assert queries.in_force("yunhe", date(2026, 4, 30)).number == 1
    assert queries.in_force("yunhe", date(2026, 5, 1)).number == 2


def test_a_discarded_first_draft_takes_its_profile_along(draft, people):
    actions.discard(draft, by=people.administrator, at=AT)
    assert not RuleProfile.objects.filter(code="yunhe").exists()
    assert Entry.objects.latest("id").act == "profile.discard"


def test_a_built_in_profile_is_not_edited(people):
    profile = RuleProfile.objects.get(code="qingdao-2021")
    with pytest.raises(Refused, match="内置方案"):
        actions.begin_draft(profile, by=people.administrator, at=AT)


def test_a_code_is_used_once(draft, people):
    with pytest.raises(Refused, match="已被另一个方案使用"):
        actions.copy(queries.version("qingdao-2021"), code="yunhe", name="又一个", by=people.administrator, at=AT)


@pytest.mark.parametrize("part", ["deputy", "clerk", "head", "chairpersons", "supervision", "auditor", "jiaoyu_head"])
def test_only_the_administrator_changes_rules(part, people):
    by = getattr(people, part)
    version = queries.version("district-default")
    with pytest.raises(Refused, match="系统管理员"):
        actions.copy(version, code="x", name="x", by=by, at=AT)


def test_two_profiles_compared_differ_where_the_texts_differ():
    found = compare.compare(presets.preset("shanghai-2015").rules, presets.preset("qingdao-2021").rules)
    by_label = {str(row.label): row for row in found}
    assert "7个工作日" in by_label["申请退回"].before
    assert "5个工作日" in by_label["申请退回"].after
    assert by_label["重新办理"].after == ""
    assert compare.compare(presets.preset("qingdao-2021").rules, presets.preset("qingdao-2021").rules) == []


def test_the_rooms_above_say_which_open_matters_it_touches(people):
    version = queries.version("district-default")

    def answer(*, version, candidate, **_):
        return [signals.Touched(label="012号", due_on=date(2026, 4, 1) + timedelta(days=version.number))]

    signals.touched.connect(answer)
    try:
        assert [row.label for row in queries.open_matters_touched(version)] == ["012号"]
    finally:
        signals.touched.disconnect(answer)
