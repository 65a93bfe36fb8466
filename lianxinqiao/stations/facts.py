"""What the journal keeps of a station at every act, as hashes. What is hashed here never changes: another list is a new VERSION."""

from collections.abc import Sequence

from lianxinqiao.journal import facts
from lianxinqiao.stations.models import Station

VERSION = 1
EVERY = """
SELECT s.id AS key, 'station' AS row, jsonb_build_array(
    s.body_id, s.number, s.code, s.name, s.kind, s.township_id, s.stage, s.address, s.given_latitude, s.given_longitude,
    s.datum, s.premises, s.area, s.level, s.head, s.budget, s.specialty, s.opening, s.reception, s.founded_on, s.ended_on
) AS fact FROM covered s
UNION ALL SELECT s.id, 'key:' || k.year, jsonb_build_array(k.reason, k.chosen_on)
FROM covered s JOIN stations_keyyear k ON k.station_id = s.id
UNION ALL SELECT s.id, 'member:' || m.id, jsonb_build_array(m.mandate_id, m.from_on, m.to_on)
FROM covered s JOIN stations_member m ON m.station_id = s.id
UNION ALL SELECT s.id, 'duty:' || d.id, jsonb_build_array(
    d.held_on, d.begins, d.ends, d.stage, d.published_on, d.visitors, d.note,
    (SELECT jsonb_agg(jsonb_build_array(t.mandate_id, t.stage, t.reason) ORDER BY t.id)
        FROM stations_turn t WHERE t.duty_id = d.id)
) FROM covered s JOIN stations_duty d ON d.station_id = s.id WHERE d.stage <> 'planned'
UNION ALL SELECT s.id, 'rating:' || r.id, jsonb_build_array(
    r.year, r.stage, r.points, r.stars, r.outcome, r.reason, r.decided_on, r.until, r.rubric_id,
    (SELECT jsonb_agg(jsonb_build_array(c.rater_id, c.item, c.points) ORDER BY c.id)
        FROM stations_score c WHERE c.rating_id = r.id),
    (SELECT jsonb_agg(jsonb_build_array(o.who, o.text, o.upheld, o.answer) ORDER BY o.id)
        FROM stations_objection o WHERE o.rating_id = r.id)
) FROM covered s JOIN stations_rating r ON r.station_id = s.id
UNION ALL SELECT s.id, 'improvement:' || i.id, jsonb_build_array(i.kind, i.what, i.done_on, i.cost)
FROM covered s JOIN stations_improvement i ON i.station_id = s.id
"""


def labels(keys: Sequence[int]) -> dict[int, str]:
    return {row.pk: f"{row.number_text} {row.name}" for row in Station.objects.filter(pk__in=keys)}


def register() -> None:
    facts.register(facts.of_body(Station, VERSION, EVERY, labels=labels))
