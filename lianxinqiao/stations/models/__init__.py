"""Stations and what hangs on them."""

from lianxinqiao.stations.models.duties import Away, Duty, Swap, Turn, Visit
from lianxinqiao.stations.models.ground import BaseMap
from lianxinqiao.stations.models.ratings import Claim, ClaimFile, Objection, Rating, Rubric, Score
from lianxinqiao.stations.models.station import Improvement, KeyYear, Member, Spot, Station, Worker

__all__ = [
    "Away",
    "BaseMap",
    "Claim",
    "ClaimFile",
    "Duty",
    "Improvement",
    "KeyYear",
    "Member",
    "Objection",
    "Rating",
    "Rubric",
    "Score",
    "Spot",
    "Station",
    "Swap",
    "Turn",
    "Visit",
    "Worker",
]
