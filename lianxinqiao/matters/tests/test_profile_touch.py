"""Who changes a profile sees which open matters run under it, and how many would have another date."""

from django.test import Client
from django.urls import reverse

from lianxinqiao.rulebook import actions
from lianxinqiao.rulebook.models import ProfileVersion
from tests.cast import Cast
from tests.walks import Walk


def test_the_review_says_how_many_dates_a_draft_would_move(people: Cast, settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    walk = Walk(people)
    version = walk.being_handled().suggestion.profile_version
    draft = actions.copy(version, name="云河区办法", code="yunhe-2027", by=people.administrator, at=walk.at)
    rules = draft.rules
    shorter = {
        name: getattr(rules, name).model_copy(update={"amount": 2}) for name in ("reply_ordinary", "reply_complex")
    }
    actions.change(draft, rules.model_copy(update=shorter), by=people.administrator, at=walk.at)
    client = Client()
    client.force_login(people.administrator.user)
    page = client.get("/rules/yunhe-2027/review").content.decode()
    assert "其中 1 件若按新版，期限会不同" in page
    assert "第001号" in page
    assert walk.suggestion.title not in page  # who keeps the rules reads nothing unpublished


def test_the_longer_class_says_the_term_of_its_own_profile(people: Cast, settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    walk = Walk(people).submitted()
    version = walk.suggestion.profile_version
    rules = version.rules
    own = ProfileVersion(profile=version.profile, number=version.number + 1, effective_on=version.effective_on)
    own.hold(rules.model_copy(update={"reply_complex": rules.reply_complex.model_copy(update={"amount": 5})}))
    own.issued_at = version.issued_at
    own.save()
    client = Client()
    client.force_login(people.clerk.user)
    for given, words in ((version, "答复期限6个月"), (own, "答复期限5个月")):
        walk.suggestion.__class__.objects.update(profile_version=given)
        s = walk.suggestion
        page = client.get(reverse("suggestion-act", args=[s.reference, "suggestion.register", s.pk])).content.decode()
        assert words in page
