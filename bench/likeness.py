"""How long it takes to find opinions alike among many, in the database of this checkout, and what of them is found.

    python -m bench.likeness [--rows 100000]

The rows are put into one transaction and taken back: texts of the demo district's matters at made-up places, each said
by twenty people in the same words. Asked are texts that somebody wrote anew of one of them, some words left out.
"""

import argparse
import os
import time
import uuid
from random import Random

import django

COPIES = 20
COPY = """
INSERT INTO opinions_opinion ({names}) SELECT {told} FROM opinions_opinion o, generate_series(1, %s) g WHERE o.id > %s
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxinqiao.settings")
    django.setup()
    from django.db import transaction  # deferred: needs the settings

    with transaction.atomic():
        _measure(options.rows)
        transaction.set_rollback(True)


def _measure(rows: int) -> None:
    from django.db import connection

    from lianxinqiao.demo.opinion_cases import cases
    from lianxinqiao.opinions.alike import alike
    from lianxinqiao.opinions.likeness import bands
    from lianxinqiao.opinions.models import Opinion

    draw, said = Random(7), cases(Random(77))
    pattern = Opinion.objects.order_by("pk").first()
    assert pattern is not None
    last = Opinion.objects.order_by("-pk").values_list("pk", flat=True)[0]
    texts = [
        f"{draw.choice(said).text}{draw.choice(said).seen}，就在{draw.randrange(9999)}号旁。"
        for _ in range(rows // COPIES)
    ]
    began = time.perf_counter()
    made = []
    for number, text in enumerate(texts):
        pattern.pk, pattern.number, pattern.identity, pattern.key = (
            None,
            100_000 + number,
            uuid.uuid4(),
            uuid.uuid4().hex,
        )
        pattern.text, pattern.bands = text, bands(text)
        made.append(Opinion(**{field.attname: getattr(pattern, field.attname) for field in Opinion._meta.fields}))
    filed = time.perf_counter() - began
    Opinion.objects.bulk_create(made, batch_size=800)
    names = [field.column for field in Opinion._meta.fields if field.column != "id"]
    new = {"identity": "gen_random_uuid()", "key": "md5(o.id || '-' || g)", "number": "o.number + g * 1000000"}
    with connection.cursor() as cursor:
        told = ", ".join(new.get(name, f"o.{name}") for name in names)
        cursor.execute(COPY.format(names=", ".join(names), told=told), [COPIES - 1, last])
        cursor.execute("ANALYZE opinions_opinion")
    print(f"{Opinion.objects.count():,} opinions; numbers of a text in {filed / len(texts) * 1000:.2f} ms")
    took, found = [], 0
    for _time in range(200):
        text = draw.choice(texts)
        asked = "".join(sign for sign in text if draw.random() > 0.1)
        began = time.perf_counter()
        near = alike(asked, Opinion.objects.all())
        took.append((time.perf_counter() - began) * 1000)
        found += any(each.text == text for each in near)
    took.sort()
    print(
        f"asked 200 times: p50 {took[100]:.1f} ms, p95 {took[190]:.1f} ms; the one that was meant found {found} times"
    )


if __name__ == "__main__":
    main()
