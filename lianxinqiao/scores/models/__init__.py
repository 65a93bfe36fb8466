from lianxinqiao.scores.models.assessment import Appeal, Assessment, Pending, Point, Rating, Standing
from lianxinqiao.scores.models.samples import Sample, SampleStep
from lianxinqiao.scores.models.standard import Standard

__all__ = ["Appeal", "Assessment", "Pending", "Point", "Rating", "Sample", "SampleStep", "Standard", "Standing"]
