from lianxinqiao.meetings.models.agenda import AgendaItem, AgendaVersion, Paper, Reading
from lianxinqiao.meetings.models.attending import Attendee, Presence
from lianxinqiao.meetings.models.decided import Amendment, Appointment, Decision, Office
from lianxinqiao.meetings.models.election import Candidate, Election, ElectionSheet
from lianxinqiao.meetings.models.meeting import Meeting
from lianxinqiao.meetings.models.members import Member
from lianxinqiao.meetings.models.opinion import DeliberationOpinion, OpinionRound
from lianxinqiao.meetings.models.plan import PlanItem, YearPlan
from lianxinqiao.meetings.models.seats import SeatChange
from lianxinqiao.meetings.models.secret import Box
from lianxinqiao.meetings.models.speaking import Interpellation, Question, Speech
from lianxinqiao.meetings.models.votes import Cast, CountSheet, Vote

__all__ = [
    "AgendaItem",
    "AgendaVersion",
    "Amendment",
    "Appointment",
    "Attendee",
    "Box",
    "Candidate",
    "Cast",
    "CountSheet",
    "Decision",
    "DeliberationOpinion",
    "Election",
    "ElectionSheet",
    "Interpellation",
    "Meeting",
    "Member",
    "Office",
    "OpinionRound",
    "Paper",
    "PlanItem",
    "Presence",
    "Question",
    "Reading",
    "SeatChange",
    "Speech",
    "Vote",
    "YearPlan",
]
