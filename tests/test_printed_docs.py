"""Documents that are printed from code say what the code says."""

from lianxinqiao import printed


def test_printed_documents_are_fresh() -> None:
    assert [path.name for path in printed.stale()] == [], "run `make docs`"
