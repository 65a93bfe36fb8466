"""Whatever refuses a member of the CPPCC speaks of members, proposals and their own office: never of a congress."""

import inspect
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.matters import reply_forms, rules
from lianxinqiao.matters.actions import assessing, assigning, drafting, publishing, registering, supervising
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.models import Assessment
from lianxinqiao.proposals.tests.conftest import Enter, words
from lianxinqiao.proposals.tests.scene import ASSIGNED, RATED, WRITTEN, answered, assigned, drafted, filed, rated
from tests.cast import Cast

CONGRESS = re.compile("代表|代工委|这件建议|人大|领衔代表")
Doing = Callable[[Cast], Any]


def _form(people: Cast) -> Assessment:
    answered(people)
    return Assessment.objects.select_related("reply__handling").get()


REFUSED: dict[str, Doing] = {
    "the situation is missing": lambda c: drafting.submit(drafted(c, cause=""), by=c.deputy, at=WRITTEN),
    "nobody is invited": lambda c: drafting.invite(drafted(c), [], until=None, by=c.deputy, at=WRITTEN),
    "oneself is invited": lambda c: drafting.invite(
        drafted(c), [c.deputy.mandate], until=None, by=c.deputy, at=WRITTEN
    ),
    "the office writes": lambda c: drafting.save(drafted(c), by=c.clerk, at=WRITTEN, title="改"),
    "without a reason": lambda c: drafting.withdraw(filed(c), reason="", by=c.deputy, at=ASSIGNED),
    "after assigning": lambda c: drafting.withdraw(assigned(c), reason="另提", by=c.deputy, at=RATED),
    "not merged": lambda c: registering.unmerge(filed(c), by=c.clerk, at=ASSIGNED),
    "the unit twice": lambda c: assigning.add_unit(assigned(c), to=To(c.units["jiaoyu"]), by=c.clerk, at=ASSIGNED),
    "key without a leader": lambda c: supervising.choose_key(filed(c), leader="", by=c.chairpersons, at=ASSIGNED),
    "not published": lambda c: publishing.unpublish(rated(c), reason="误", by=c.head, at=RATED),
    "closed unrated": lambda c: assessing.close(answered(c), by=c.clerk, at=RATED),
    "a scan is missing": lambda c: rules.may_enter_assessment(c.clerk, _form(c), None),
    "not reminded": lambda c: rules.may_mark_not_returned(c.clerk, _form(c), RATED.date()),
    "handled again": lambda c: assessing.rehandle(rated(c), reason="", by=c.head, at=RATED),
    "a suggestion": lambda c: rules.may_begin("suggestion.start", c.deputy),
}


@pytest.mark.parametrize("doing", REFUSED.values(), ids=REFUSED)
def test_a_refusal_speaks_of_proposals(council: Cast, doing: Doing) -> None:
    with pytest.raises(Refused) as refused:
        doing(council)
    assert not CONGRESS.search(str(refused.value)), str(refused.value)


def test_no_rule_of_all_matters_says_deputy() -> None:
    """A sentence of a rule that both kinds are asked takes its words from the matter."""
    only_of_congress = {"may_raise", "may_submit", "may_invite", "may_decline"}
    for name, rule in inspect.getmembers(rules, inspect.isfunction):
        if rule.__module__.startswith(rules.__name__) and name not in only_of_congress:
            said = re.findall(r'_\("([^"]+)"\)', inspect.getsource(rule))
            assert not [words for words in said if re.search("代表|代工委", words) and "条例" not in words], name


def test_what_is_wished_is_said_of_a_member(council: Cast) -> None:
    assert reply_forms.wished(drafted(council)).startswith("委员")


def test_an_ordinary_proposal_bears_its_own_number(council: Cast) -> None:
    from lianxinqiao.rulebook import presets

    numbering = presets.preset("cppcc-default").rules.numbering
    assert numbering.between.format(number=10, year=2026) == "平时010"


def test_the_office_reads_the_promises_of_its_proposals(council: Cast, enter: Enter) -> None:
    from lianxinqiao.matters import promises
    from lianxinqiao.matters.actions import replying
    from lianxinqiao.matters.models import Promise
    from lianxinqiao.proposals.tests.scene import ACCEPTED, ANSWERED

    proposal = assigned(council)
    handling = proposal.handlings.get()
    assigning.accept(handling, by=council.jiaoyu_clerk, at=ACCEPTED)
    reply = replying.draft(handling, by=council.jiaoyu_clerk, at=ACCEPTED)
    told = {"body": "列入计划。", "reply_class": "PLANNED", "openness": "full"}
    promised = {"promise_plan": "建成接送区", "promise_due_on": RATED.date()}
    replying.save(reply, **told, **promised, by=council.jiaoyu_clerk, at=ANSWERED)
    replying.send(reply, by=council.jiaoyu_clerk, at=ANSWERED)
    replying.sign(reply, by=council.jiaoyu_head, at=ANSWERED)
    replying.review(reply, by=council.supervision, at=ANSWERED)
    replying.deliver(reply, by=council.clerk, at=ANSWERED)
    promise = Promise.objects.get()
    assert list(promises.rows(council.clerk)) == [promise]
    page = words(enter("clerk").get("/desk/promises"))
    assert promise.plan in page and proposal.get_absolute_url() in page


def test_the_page_of_the_roles_speaks_as_the_reader_s_body_does(council: Cast, client: Client) -> None:
    client.force_login(council.deputy.user)
    page = client.get("/roles").content.decode()
    assert "政协工作召集人" in page
    assert "代表联络站工作人员" not in page
