"""Stations and what hangs on them."""

from lianxinqiao.stations.models.station import Improvement, KeyYear, Member, Spot, Station, Worker

__all__ = ["Improvement", "KeyYear", "Member", "Spot", "Station", "Worker"]
