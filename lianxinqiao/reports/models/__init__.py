from lianxinqiao.reports.models.issues import Issue
from lianxinqiao.reports.models.reports import Adoption, LeaderNote, Report, Sending
from lianxinqiao.reports.models.speeches import Point, Speech

__all__ = ["Adoption", "Issue", "LeaderNote", "Point", "Report", "Sending", "Speech"]
