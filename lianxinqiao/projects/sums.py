"""The sums of money of a plan and of a project, each of its rows; amounts are in 万元."""

from decimal import Decimal

from django.db.models import Sum

from lianxinqiao.projects.models import Line, Payment, Plan, Project


def total(plan: Plan) -> Decimal:
    """What the year invests."""
    return Line.objects.filter(plan=plan).aggregate(n=Sum("annual"))["n"] or Decimal(0)


def arranged(project: Project) -> Decimal:
    """What the plans of all years together arrange for it."""
    return Line.objects.filter(project=project).aggregate(n=Sum("annual"))["n"] or Decimal(0)


def paid(project: Project) -> Decimal:
    return Payment.objects.filter(project=project).aggregate(n=Sum("amount"))["n"] or Decimal(0)
