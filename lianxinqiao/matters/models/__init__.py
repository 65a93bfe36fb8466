"""Suggestions and everything that happens to them."""

from lianxinqiao.matters.models.assessments import Assessment, Mediation
from lianxinqiao.matters.models.handlings import Contact, Extension, Handling, Hold
from lianxinqiao.matters.models.matters import Matter
from lianxinqiao.matters.models.packages import AssigningMeeting, PlannedAssignment
from lianxinqiao.matters.models.promises import Progress, Promise
from lianxinqiao.matters.models.replies import Countersign, KeptPaper, Reply, ReplyTemplate
from lianxinqiao.matters.models.suggestions import (
    CoSigner,
    Follow,
    RequestPoint,
    Suggestion,
    SuggestionFile,
)
from lianxinqiao.matters.models.supervision import KeyChoice, SupervisionRecord

__all__ = [
    "Assessment",
    "AssigningMeeting",
    "CoSigner",
    "Contact",
    "Countersign",
    "Extension",
    "Follow",
    "Handling",
    "Hold",
    "KeptPaper",
    "KeyChoice",
    "Matter",
    "Mediation",
    "PlannedAssignment",
    "Progress",
    "Promise",
    "Reply",
    "ReplyTemplate",
    "RequestPoint",
    "Suggestion",
    "SuggestionFile",
    "SupervisionRecord",
]
