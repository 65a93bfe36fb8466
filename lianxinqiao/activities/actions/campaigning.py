"""Campaigns: begun, aimed, shown to everybody, their pictures looked at by a person, closed with what came of them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.frame import CAMPAIGN_FRAME
from lianxinqiao.activities.models import Campaign, Photo
from lianxinqiao.activities.rules import CAMPAIGN_RULES
from lianxinqiao.activities.stages import PhotoStage
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.files import actions as files
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.people.models import Body, Post, Township

LARGEST = 2048  # pixels of a picture's longer side


@transaction.atomic
def begin(*, body: Body, values: Mapping[str, Any], by: Post, at: datetime) -> Campaign:
    """A new campaign. Raises ValidationError by field."""
    CAMPAIGN_RULES.may("campaign.begin", by, Beginning(body.pk), at)
    campaign = Campaign(body=body, **values)
    campaign.full_clean()
    campaign.save()
    CAMPAIGN_FRAME.done("campaign.begin", campaign, by=by, at=at, data={"name": campaign.name})
    return campaign


def gather(
    campaign: Campaign, *, since: date, until: date, townships: Iterable[Township] = (), by: Post, at: datetime
) -> int:
    """Count the opinions received from `since` to `until` in these streets and townships (in all, where none is named)
    as the campaign's; how many are new in it. Each keeps its own life, and is counted once however often it is gathered.
    """
    with CAMPAIGN_FRAME.act("campaign.gather", campaign, by=by, at=at) as done:
        if since > until:
            raise Refused(_("结束日期不能早于开始日期。"))
        if since < campaign.from_on:
            raise Refused(_("主题活动从%(day)s开始，只能归集此后收到的意见。") % {"day": campaign.from_on.isoformat()})
        rows = Opinion.objects.filter(body=campaign.body_id, received_at__from_day=since, received_at__to_day=until)
        came = rows.counted()
        places = [township.pk for township in townships]
        if places:
            came = came.filter(station__township__in=places)
        new = list(came.exclude(campaigns=campaign))
        if not new:
            raise Refused(_("这段时间没有可以归集的意见。"))
        campaign.opinions.add(*new)
        done(data={"since": since, "until": until, "townships": places, "new": len(new)})
        return len(new)


def close(campaign: Campaign, *, closing: str, by: Post, at: datetime) -> None:
    """Over, with what came of it in words; its numbers are its rows."""
    with CAMPAIGN_FRAME.act("campaign.close", campaign, by=by, at=at) as done:
        campaign.stage = Campaign.Stage.CLOSED
        campaign.closing, campaign.to_on = closing.strip(), campaign.to_on or day(at)
        campaign.save()
        done(note=campaign.closing)


def aim(campaign: Campaign, *, targets: Mapping[str, int | None], by: Post, at: datetime) -> None:
    """How many of what it is to reach, by the codes of `queries.WORDS`; what is left empty has no target."""
    with CAMPAIGN_FRAME.act("campaign.aim", campaign, by=by, at=at) as done:
        before = campaign.targets
        campaign.targets = {code: number for code, number in targets.items() if number}
        campaign.save()
        done(data={"before": before, "after": campaign.targets})


@transaction.atomic
def show(campaign: Campaign, *, by: Post, at: datetime) -> None:
    """On the portal from now on, with its figures and the pictures that were looked at."""
    _shown(campaign, "campaign.show", True, by=by, at=at)


@transaction.atomic
def hide(campaign: Campaign, *, by: Post, at: datetime) -> None:
    _shown(campaign, "campaign.hide", False, by=by, at=at)


def _shown(campaign: Campaign, code: str, shown: bool, *, by: Post, at: datetime) -> None:
    with CAMPAIGN_FRAME.act(code, campaign, by=by, at=at) as done:
        campaign.is_shown = shown
        campaign.save()
        done()


# ------------------------------------------------------------------ pictures
def photo(
    campaign: Campaign, *, picture: Any, caption: str, taken_on: date | None = None, by: Post, at: datetime
) -> Photo:
    """A picture, cleaned of everything but what it shows; nobody outside sees it before somebody has looked at it."""
    with CAMPAIGN_FRAME.act("campaign.photo", campaign, by=by, at=at) as done:
        if not picture:
            raise Refused(_("请选择照片。"))
        kept = files.store(picture, by=by.user, kind="photo", longest=LARGEST)
        row = Photo(campaign=campaign, picture=kept, caption=caption.strip(), taken_on=taken_on or day(at))
        row.added_by, row.added_at = by, at
        row.full_clean(exclude=["picture"])
        row.save()
        done(row, data={"caption": row.caption})
        return row


@transaction.atomic
def clear(photo: Photo, *, by: Post, at: datetime) -> None:
    """A person has looked: nobody is on it who can be known and did not agree."""
    _judged(photo, "photo.clear", PhotoStage.CLEARED, by=by, at=at)


@transaction.atomic
def withhold(photo: Photo, *, by: Post, at: datetime) -> None:
    _judged(photo, "photo.withhold", PhotoStage.WITHHELD, by=by, at=at)


def _judged(photo: Photo, code: str, stage: PhotoStage, *, by: Post, at: datetime) -> None:
    with CAMPAIGN_FRAME.act(code, photo, by=by, at=at) as done:
        step(photo, stage)
        photo.save()
        done()
