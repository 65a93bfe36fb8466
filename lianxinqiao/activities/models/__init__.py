from lianxinqiao.activities.models.activity import Activity, Finding, Participation
from lianxinqiao.activities.models.campaign import Campaign
from lianxinqiao.activities.models.host import Host, Problem, Visit
from lianxinqiao.activities.models.ledgers import Article, Building, Deed, Donation, Support, Team

__all__ = [
    "Activity",
    "Article",
    "Building",
    "Campaign",
    "Deed",
    "Donation",
    "Finding",
    "Host",
    "Participation",
    "Problem",
    "Support",
    "Team",
    "Visit",
]
