"""Print docs/stages/stations.md by the machine of every room."""

from lianxinqiao.acts import printing
from lianxinqiao.stations.acts import ACTS
from lianxinqiao.stations.stages import STATION

HEAD = """# Stages of stations

Printed from `lianxinqiao/stations/stages.py` and `acts.py` by `make docs`; do not edit.
"""


def stages_page() -> str:
    return printing.page(HEAD, (STATION,), ACTS, thing="station")
