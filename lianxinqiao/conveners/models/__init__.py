from lianxinqiao.conveners.models.community import CheckIn, Studio, TakenAlong
from lianxinqiao.conveners.models.plans import YearPlan

__all__ = ["CheckIn", "Studio", "TakenAlong", "YearPlan"]
