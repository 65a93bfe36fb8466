"""Citizens' opinions by the million, with a register of stations: a few lived through by their acts, the rest copied by SQL.

Texts are those of the demo district's matters at made-up places, each said by twenty people in the same words, and filed
under its own numbers as the program files it. One in a thousand has just come in, one in five hundred is in hand.
"""

import time
from random import Random
from typing import Any

from bench import bulk

COPIES, LIVED = 20, 5
COPY = """
INSERT INTO opinions_opinion ({names}) SELECT {told}
FROM generate_series(1, %(rows)s) g
JOIN (SELECT *, array_position(%(keys)s::bigint[], id) - 1 AS nth FROM opinions_opinion WHERE id = ANY(%(keys)s)) o
    ON o.nth = CASE WHEN g %% 1000 = 0 THEN 0 WHEN g %% 500 = 1 THEN 1 ELSE 2 + g %% 3 END
JOIN said s ON s.place = g %% %(texts)s
"""
CAME = "timestamptz '2006-01-01 09:00+08' + (g %% 7300) * interval '1 day'"
NEW = {
    "identity": "gen_random_uuid()",
    "key": "md5('said-' || g)",
    "digest": "md5('digest-' || g)",
    "number": "1000 + g",
    "title": "left(s.text, 30)",
    "text": "s.text",
    "bands": "s.bands",
    "shape": "''",
    "received_at": CAME,
    "year": f"extract(year FROM {CAME})",
    "published_at": f"CASE WHEN o.published_at IS NOT NULL THEN {CAME} + interval '40 days' END",
}
STATIONS = """
INSERT INTO stations_station ({names}) SELECT {told} FROM stations_station o, generate_series(1, %(rows)s) g WHERE o.id = %(key)s
"""
NEW_STATION = {
    "number": "o.number + g",
    "code": "'B' || lpad(g::text, 4, '0')",
    "name": "o.name || g",
    "longitude": "116.2 + (g %% 60) * 0.004",
    "latitude": "39.8 + (g / 60) * 0.004",
}


def ready(rows: int, stations: int = 1) -> tuple[Any, list[str]]:
    """The cast of a district with so many opinions and stations, and every text that was said."""
    from django.db import connection  # deferred, as the others: needs the settings

    from lianxinqiao.opinions.models import Opinion
    from lianxinqiao.stations.models import Station
    from lianxinqiao.stations.tests.scene import a_station
    from tests.cast import cast

    began = time.perf_counter()
    people = cast()
    station = a_station(people)
    texts = _texts(max(LIVED, rows // COPIES))
    keys = _patterns(people, station, texts)
    with connection.cursor() as cursor:
        _keep(cursor, texts)
        with bulk.poured(cursor, Opinion._meta.db_table, Station._meta.db_table):
            told: dict[str, Any] = {"rows": rows, "keys": keys, "texts": len(texts)}
            cursor.execute(_copying(COPY, Opinion, NEW), told)
            cursor.execute(_copying(STATIONS, Station, NEW_STATION), {"rows": stations - 1, "key": station.pk})
        counted = bulk.counted(cursor, Opinion._meta.db_table, Station._meta.db_table)
    print(f"{counted}, filled in {time.perf_counter() - began:.0f} s")
    return people, texts


def _patterns(people: Any, station: Any, texts: list[str]) -> list[int]:
    """Just come in, in hand, and three that are over."""
    from lianxinqiao.opinions.tests.walk import Walk

    came = (Walk(people, text=text, phone=f"1390000000{n}", station=station) for n, text in enumerate(texts))
    lived = (next(came), next(came).handled(), next(came).answered(), next(came).rated(), next(came).published())
    return [walk.opinion.pk for walk in lived]


def _texts(number: int) -> list[str]:
    from lianxinqiao.demo.opinions import cases

    draw, said = Random(7), cases(Random(77))
    return [
        f"{draw.choice(said).text}{draw.choice(said).seen}，就在{draw.randrange(9999)}号旁。" for _ in range(number)
    ]


def _keep(cursor: Any, texts: list[str]) -> None:
    from lianxinqiao.opinions.likeness import bands

    cursor.execute("CREATE TEMP TABLE said (place integer PRIMARY KEY, text text, bands integer[])")
    with cursor.copy("COPY said (place, text, bands) FROM STDIN") as into:
        for place, text in enumerate(texts):
            into.write_row((place, text, bands(text)))


def _copying(statement: str, model: Any, new: dict[str, str]) -> str:
    names = [field.column for field in model._meta.concrete_fields if field.column != "id"]
    listed = ", ".join(f'"{name}"' for name in names)
    return statement.format(names=listed, told=", ".join(new.get(name, f'o."{name}"') for name in names))
