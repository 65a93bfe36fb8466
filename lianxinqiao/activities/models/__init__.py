from lianxinqiao.activities.models.activity import Activity, Participation
from lianxinqiao.activities.models.booking import Booking, Slot
from lianxinqiao.activities.models.campaign import Campaign
from lianxinqiao.activities.models.evidence import Evidence
from lianxinqiao.activities.models.finding import Finding
from lianxinqiao.activities.models.host import Host, Problem, Visit
from lianxinqiao.activities.models.ledgers import Article, Building, Deed, Donation, Support, Team
from lianxinqiao.activities.models.occasion import Occasion
from lianxinqiao.activities.models.own import OwnKind
from lianxinqiao.activities.models.plan import PlanLine, WorkPlan
from lianxinqiao.activities.models.reporting import LawInspection, ReportPart, Testimony
from lianxinqiao.activities.models.volunteers import Member, Photo

__all__ = [
    "Activity",
    "Article",
    "Booking",
    "Building",
    "Campaign",
    "Deed",
    "Donation",
    "Evidence",
    "Finding",
    "Host",
    "LawInspection",
    "Member",
    "Occasion",
    "OwnKind",
    "Participation",
    "Photo",
    "PlanLine",
    "Problem",
    "ReportPart",
    "Slot",
    "Support",
    "Team",
    "Testimony",
    "Visit",
    "WorkPlan",
]
