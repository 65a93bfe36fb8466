"""What several files of this room's tests begin with."""

import pytest

from lianxinqiao.people.models import Body
from tests.cast import Cast


@pytest.fixture
def council(people: Cast) -> Cast:
    """The people of the cast as those of a CPPCC committee."""
    Body.objects.filter(pk=people.body.pk).update(kind=Body.Kind.CPPCC)
    people.body.refresh_from_db()
    return people
