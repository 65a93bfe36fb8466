"""Every act of the office on a suggestion, as a table: its word, who may, when, and who is told.

What the table cannot say (return windows, gates, the profile's ways) is asked by a named rule in rules.py.
"""

from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.table import Acts
from lianxinqiao.matters.tables import (
    answering,
    assessing,
    assigning,
    drafting,
    handling,
    promising,
    publishing,
    recording,
    registering,
)

# What changes the page of another suggestion too.
BESIDE = {"suggestion.merge", "suggestion.unmerge", "suggestion.succeed", "suggestion.correct_import"}
# What stands in the journal and no person does.
EVENTS = {"suggestion.recompute": _("重新计算期限")}
ACTS = Acts(
    (
        *drafting.ROWS,
        *registering.ROWS,
        *assigning.ROWS,
        *handling.ROWS,
        *answering.ROWS,
        *assessing.ROWS,
        *promising.ROWS,
        *publishing.ROWS,
        *recording.ROWS,
    ),
    root="matters.Suggestion",
    thing=_("这件建议"),
    parts={
        "handling": "matters.Handling",
        "contact": "matters.Contact",
        "extension": "matters.Extension",
        "reply": "matters.Reply",
        "countersign": "matters.Countersign",
        "assessment": "matters.Assessment",
        "promise": "matters.Promise",
        "beginning": "people.Body",
        "meeting": "matters.AssigningMeeting",
        "import": "files.Intake",
    },
    events=EVENTS,
    elsewhere=lambda act: act.on in {"beginning", "meeting", "import"} or act.code in BESIDE,
)
