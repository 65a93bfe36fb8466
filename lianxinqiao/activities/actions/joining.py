"""What several bodies do together: each has its own activity with its own people, and names the occasion that they share."""

from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.frame import FRAME
from lianxinqiao.activities.models import Activity, Occasion
from lianxinqiao.acts.frame import day
from lianxinqiao.people.models import Post


def join(activity: Activity, *, occasion: Occasion | None = None, by: Post, at: datetime) -> Occasion:
    """One that another body has named, or a new one for it to name. Each counts its own, the district counts one."""
    with FRAME.act("activity.join", activity, by=by, at=at) as done:
        since, until = day(activity.starts_at), day(activity.ends_at)
        if occasion is None:
            told = {"title": activity.title, "starts_on": since, "ends_on": until}
            occasion = Occasion.objects.create(district=activity.body.district, **told)
        row = Occasion.objects.select_for_update().get(pk=occasion.pk)
        if row.district_id != activity.body.district_id or row.starts_on > until or row.ends_on < since:
            raise Refused(_("只能与本区另一个机构同一时间的活动合为联合开展。"))
        if activity.body_id in row.bodies:
            raise Refused(_("本机构已经有一次活动与它联合开展。"))
        row.bodies = [*row.bodies, activity.body_id]
        row.save()
        activity.occasion = row
        activity.save()
        done(data={"occasion": row.pk, "bodies": row.bodies})
        return row


def part(activity: Activity, *, reason: str = "", by: Post, at: datetime) -> None:
    """It was not held together after all; what nobody names any more is gone."""
    with FRAME.act("activity.part", activity, by=by, at=at) as done:
        assert activity.occasion
        row = Occasion.objects.select_for_update().get(pk=activity.occasion.pk)
        activity.occasion = None
        activity.save()
        row.bodies = [body for body in row.bodies if body != activity.body_id]
        row.save()
        done(note=reason, data={"occasion": row.pk, "bodies": row.bodies})
        if not row.bodies:
            row.delete()
