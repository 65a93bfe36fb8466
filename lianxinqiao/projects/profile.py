"""What a body's rule profile says of projects."""

from datetime import date

from lianxinqiao.people.models import Body, BodyProfile
from lianxinqiao.rulebook.sections.projects import Projects


def of(body: Body, on: date) -> Projects:
    try:
        return BodyProfile.of(body, on).rules.projects
    except LookupError:
        return Projects()
