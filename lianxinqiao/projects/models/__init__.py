from lianxinqiao.projects.models.parts import Approval, Milestone, Payment, Report, Result, Visit, Voice
from lianxinqiao.projects.models.plan import Line, Plan
from lianxinqiao.projects.models.project import Pause, Project

__all__ = [
    "Approval",
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
