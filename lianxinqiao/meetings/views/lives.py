"""The two kinds of thing that have a page and acts on it: a meeting, and an opinion that is sent after deliberation."""

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.acts import page
from lianxinqiao.acts.lives import Life
from lianxinqiao.meetings import opinion_pages, pages, plan_pages
from lianxinqiao.meetings.models import DeliberationOpinion, Meeting, YearPlan
from lianxinqiao.meetings.next_steps import OPINION_SCREENS, PLAN_SCREENS, SCREENS, gather
from lianxinqiao.meetings.stages import MEETING, OPINION, PLAN

LONG = (
    "item.add",
    "item.file",
    "item.draft",
    "item.nominate",
    "item.opine",
    "item.ask",
    "meeting.interpellate",
    "meeting.list_in",
    "meeting.mark_all",
    "meeting.swear",
)
MEETINGS = Life(
    Meeting,
    MEETING,
    SCREENS,
    template="meetings/meeting.html",
    listing="meetings",
    word=pgettext_lazy("列表", "会议"),
    gather=gather,
    facts=pages.facts,
    context=pages.context,
    on_their_page=frozenset({*LONG, "meeting.write_minutes"}),
    lands={"item.opine": lambda opinion: opinion.get_absolute_url()},
)
DELIBERATIONS = Life(
    DeliberationOpinion,
    OPINION,
    OPINION_SCREENS,
    template="meetings/deliberation.html",
    listing="deliberations",
    word=gettext_lazy("审议意见"),
    facts=opinion_pages.facts,
    gather=lambda opinion: prefetch_related_objects([opinion], "earlier"),
)
PLANS = Life(
    YearPlan,
    PLAN,
    PLAN_SCREENS,
    template="meetings/plan.html",
    listing="work-plans",
    word=gettext_lazy("年度工作计划"),
    gather=lambda plan: prefetch_related_objects(
        [plan], "items__unit", "items__bid_by__person", "items__agenda_item__meeting__term"
    ),
    facts=plan_pages.facts,
    context=plan_pages.context,
    above=page.of_the_root,
    on_their_page=frozenset({"plan.add", "plan.bid"}),
)
