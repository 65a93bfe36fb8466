"""Every act of this room, as tables: on a meeting and what hangs on it, on an opinion, on a year's plan."""

from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.table import Acts
from lianxinqiao.meetings.tables import after, ballots, before, candidates, elections, hall, speaking
from lianxinqiao.meetings.tables.opinions import OPINIONS
from lianxinqiao.meetings.tables.plans import PLANS

ACTS = Acts(
    (*before.ROWS, *hall.ROWS, *ballots.ROWS, *speaking.ROWS, *candidates.ROWS, *elections.ROWS, *after.ROWS),
    root="meetings.Meeting",
    thing=_("这次会议"),
    parts={
        "attendee": "meetings.Attendee",
        "item": "meetings.AgendaItem",
        "vote": "meetings.Vote",
        "decision": "meetings.Decision",
        "appointment": "meetings.Appointment",
        "amendment": "meetings.Amendment",
        "seatchange": "meetings.SeatChange",
        "paper": "meetings.Paper",
        "speech": "meetings.Speech",
        "question": "meetings.Question",
        "interpellation": "meetings.Interpellation",
        "box": "meetings.Box",
        "election": "meetings.Election",
    },
)
TABLES = (ACTS, OPINIONS, PLANS)
