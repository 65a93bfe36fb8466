from lianxinqiao.projects.models.call import Ballot, Call, Candidate, Idea
from lianxinqiao.projects.models.parts import Approval, Follower, Milestone, Payment, Report, Result, Visit, Voice
from lianxinqiao.projects.models.plan import Line, Plan
from lianxinqiao.projects.models.project import Pause, Project

__all__ = [
    "Approval",
    "Ballot",
    "Call",
    "Candidate",
    "Follower",
    "Idea",
    "Line",
    "Milestone",
    "Pause",
    "Payment",
    "Plan",
    "Project",
    "Report",
    "Result",
    "Visit",
    "Voice",
]
