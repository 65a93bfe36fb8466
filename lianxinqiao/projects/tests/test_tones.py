"""Two rooms have the same stages; each thing has the colours of its own room's table."""

from lianxinqiao.activities.models import Deed
from lianxinqiao.activities.stages import LEDGER
from lianxinqiao.acts.stages import _tones
from lianxinqiao.projects.models import Result
from lianxinqiao.projects.stages import RESULT


def test_the_table_is_that_of_the_own_room() -> None:
    assert list(LEDGER) == list(RESULT)
    assert _tones(Deed) is LEDGER.tones
    assert _tones(Result) is RESULT.tones
