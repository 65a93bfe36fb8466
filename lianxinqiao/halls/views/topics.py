"""Questions inside the house: their page, and the form by which one is put or changed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.refused import Refused, can
from lianxinqiao.accounts.models import User
from lianxinqiao.acts import page
from lianxinqiao.acts.begun import BegunForm
from lianxinqiao.acts.forms import day, refuse
from lianxinqiao.acts.lives import Facts, Life
from lianxinqiao.acts.offers import Offer, by_subject
from lianxinqiao.halls import queries
from lianxinqiao.halls.actions import topics
from lianxinqiao.halls.models import Topic
from lianxinqiao.halls.next_steps import SCREENS
from lianxinqiao.halls.rules import RULES
from lianxinqiao.halls.stages import TOPIC
from lianxinqiao.opinions import screening
from lianxinqiao.people.models import Body, Post
from lianxinqiao.people.requests import Request, in_body
from lianxinqiao.stations.models import Station

SAMPLE = _(
    "一人一次只说一件事；说事实、讲道理，不攻击个人；不写姓名、电话、门牌。发言审看后公开，只看是否合法、文明，不看赞成还是反对。"
)


class TopicForm(BegunForm):
    until = day(_("征求意见到"))

    class Meta:
        model = Topic
        fields = topics.KEPT

    def prepare(self, body: Body) -> None:
        stations = Station.objects.filter(body=body).exclude(stage="closed").order_by("number")
        if own := [worker.station_id for worker in self.post.stations.filter(to_on=None)]:
            stations = stations.filter(pk__in=own)
        self.fields["station"].queryset = stations  # type: ignore[attr-defined]
        self.initial.setdefault("rules", str(SAMPLE))
        self.fields["rules"].help_text = _("范例，可以修改。")


def facts(topic: Topic, _post: Post | None) -> Facts:
    return [
        (_("联络站"), topic.station.spoken),
        (_("征求意见到"), topic.until),
        (_("受邀代表"), "、".join(row.mandate.person.spoken for row in _invited(topic))),
    ]


def _invited(topic: Topic) -> Any:
    return topic.invited.select_related("mandate__person")


def context(topic: Topic, post: Post | None, _user: User, offers: list[Offer]) -> dict[str, Any]:
    may = by_subject(offers)
    return {
        "materials": topic.materials.select_related("attachment"),
        "waiting": [
            (row, screening.in_words(row.held_because), may.get(row, []))
            for row in topic.said.filter(stage="waiting").select_related("mandate__person")
        ],
        "said": topic.said.exclude(stage="waiting").select_related("mandate__person"),
        "counts": queries.counted(topic),
        "may_change": post is not None and can(RULES.may, "topic.change", post, topic, timezone.now()),
        "public_url": reverse("hall-topic", args=[topic.pk]) if topic.is_public else "",
    }


TOPICS = Life(
    Topic,
    TOPIC,
    SCREENS,
    template="halls/topic.html",
    listing="topics",
    word=_("议事"),
    facts=facts,
    context=context,
    above=page.of_the_root,
)


@login_required
def new(request: Request) -> HttpResponse:
    post, body = in_body(request)
    form = TopicForm(request.POST or None, post=post)
    if request.method == "POST" and form.is_valid():
        try:
            topic = topics.propose(body=body, values=form.values(), by=post, at=timezone.now())
        except (ValidationError, Refused) as error:
            refuse(form, error)
        else:
            messages.success(request, gettext("已经提出，邀请代表、放上材料后开始征求意见。"))
            return redirect(topic.get_absolute_url())
    return render(request, "halls/form.html", {"form": form})


@login_required
def edit(request: Request, pk: int) -> HttpResponse:
    post, _body = in_body(request)
    topic = get_object_or_404(Topic.objects.visible_to(post), pk=pk)
    RULES.may("topic.change", post, topic, timezone.now())
    form = TopicForm(request.POST or None, instance=topic, post=post)
    if request.method == "POST" and form.is_valid():
        try:
            topics.change(topic, values=form.values(), by=post, at=timezone.now())
        except (ValidationError, Refused) as error:
            refuse(form, error)
        else:
            return redirect(topic.get_absolute_url())
    return render(request, "halls/form.html", {"form": form, "root": topic})
