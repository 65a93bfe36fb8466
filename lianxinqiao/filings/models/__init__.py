from lianxinqiao.filings.models.filing import Filing
from lianxinqiao.filings.models.request import ReviewRequest

__all__ = ["Filing", "ReviewRequest"]
