"""Points on the ground and the datum they were taken in.

Phones give WGS-84; Chinese maps give GCJ-02, some hundred metres off and by another amount at every place. What is kept
is WGS-84; whoever enters a point says its datum, and the original stays beside it, since the way back is not exact.
"""

from dataclasses import dataclass
from math import asin, cos, pi, radians, sin, sqrt

from django.db import models

EARTH = 6_371_008.8  # metres, mean radius
# The ellipsoid of Krasovsky, by which GCJ-02 is shifted.
AXIS, ECCENTRICITY = 6378245.0, 0.00669342162296594323


class Datum(models.TextChoices):
    WGS84 = "wgs84", "WGS-84"
    GCJ02 = "gcj02", "GCJ-02"


@dataclass(frozen=True)
class Point:
    """In WGS-84, degrees."""

    latitude: float
    longitude: float

    @classmethod
    def taken(cls, latitude: float, longitude: float, datum: str) -> "Point":
        """A point as it was entered, converted where its map was shifted."""
        return from_gcj02(latitude, longitude) if datum == Datum.GCJ02 else cls(latitude, longitude)

    @property
    def is_on_earth(self) -> bool:
        """Neither "nan" nor "inf" is, which are numbers too."""
        return abs(self.latitude) <= 90 and abs(self.longitude) <= 180

    def metres_to(self, other: "Point") -> float:
        """Along the ground (haversine)."""
        north, east = radians(other.latitude - self.latitude), radians(other.longitude - self.longitude)
        along = cos(radians(self.latitude)) * cos(radians(other.latitude))
        return 2 * EARTH * asin(sqrt(sin(north / 2) ** 2 + along * sin(east / 2) ** 2))


def to_gcj02(point: Point) -> tuple[float, float]:
    """As a Chinese map shows it. Outside the mainland nothing is shifted."""
    if not (0.8293 <= point.latitude <= 55.8271 and 72.004 <= point.longitude <= 137.8347):
        return point.latitude, point.longitude
    north, east = _shift(point.longitude - 105.0, point.latitude - 35.0)
    angle = radians(point.latitude)
    bent = 1 - ECCENTRICITY * sin(angle) ** 2
    latitude = point.latitude + north * 180 / (AXIS * (1 - ECCENTRICITY) / (bent * sqrt(bent)) * pi)
    return latitude, point.longitude + east * 180 / (AXIS / sqrt(bent) * cos(angle) * pi)


def _shift(x: float, y: float) -> tuple[float, float]:
    """How far, north and east in metres, the map is moved at a place."""
    waves = (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + waves
    north += (20 * sin(y * pi) + 40 * sin(y / 3 * pi) + 160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + waves
    east += (20 * sin(x * pi) + 40 * sin(x / 3 * pi) + 150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    return north, east


def from_gcj02(latitude: float, longitude: float) -> Point:
    """Back from a Chinese map, by going towards it until what it would show is what was read."""
    found = Point(latitude, longitude)
    for _round in range(5):
        shown = to_gcj02(found)
        found = Point(found.latitude + latitude - shown[0], found.longitude + longitude - shown[1])
    return found
