"""Close a district before it leaves: from here on nothing is done in it, until it stands elsewhere or is opened again."""

import time
from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.database import contents, roles
from lianxinqiao.journal import apart, checkpoints, verifying
from lianxinqiao.journal.models import Entry
from lianxinqiao.operating.moving import rows
from lianxinqiao.people import leaving

# What the worker began before it was told to wait.
AT_WORK = """select count(*) from procrastinate_jobs j where j.status = 'doing'
and (select max(at) from procrastinate_events e where e.job_id = j.id and e.type = 'started') < %s"""
PATIENCE = 120  # seconds
UNFINISHED = """select 'ballot' from ballots_ballot b join meetings_box x on x.ballot_id = b.id
    join meetings_meeting m on m.id = x.meeting_id where m.body_id = any(%(bodies)s) and b.stage in ('voting', 'closed')
union all select 'job' from acts_job j join people_post p on p.id = j.asked_by_id
    where p.body_id = any(%(bodies)s) and j.state in ('asked', 'running') limit 1"""


def state(codes: Iterable[str]) -> dict[str, Any]:
    """Where the districts stand as this database knows it: which bodies are here, closed or not, and what left."""
    with connection.cursor() as cursor:
        bodies, _districts, chains = rows.found(cursor, codes)
        cursor.execute("select chain from journal_head where closed_at is not null and chain = any(%s)", [chains])
        closed = {chain for (chain,) in cursor.fetchall()}
    left = Entry.objects.filter(chain=rows.COMMON, act__in=(apart.LEFT, apart.CAME)).order_by("id")
    return {
        "migrations": contents.migrations(rows.raw()),
        "bodies": chains,
        "closed": bool(bodies) and closed == set(chains),
        "moves": [
            {"act": act, "districts": data.get("districts", [])} for act, data in left.values_list("act", "data")
        ],
    }


def close(codes: list[str], to: str) -> None:
    """Nothing is appended to their chains from here on, and whoever works in them is told to wait. Raises Refused."""
    with connection.cursor() as cursor:
        bodies, districts, chains = rows.found(cursor, codes)
        if not bodies:
            raise Refused(
                f"这个数据库里没有区划 {'、'.join(codes)} 的机构。 No body of these districts is in this database."
            )
        _refuse_unfinished(cursor, bodies)
    if told := verifying.everything().findings:
        raise Refused(
            f"日志核验有{len(told)}处不符，先查明再移。 The journal does not verify: look into that before the move."
        )
    leaving.mark(bodies, districts, to)
    try:
        _wait_for_the_worker()
        checkpoints.make(whole_facts=True)  # what no entry tells yet is told while that can still be written
        with roles.as_owner(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("update journal_head set closed_at = %s where chain = any(%s)", [timezone.now(), chains])
        checkpoints.make()  # all that leaves is in the tree, and signed
        with connection.cursor() as cursor:
            _refuse_unfinished(cursor, bodies)
    except BaseException:
        open_again(codes)
        raise


def open_again(codes: list[str]) -> None:
    """As it was before `close`: the district stays."""
    with roles.as_owner(), transaction.atomic(), connection.cursor() as cursor:
        _bodies, _districts, chains = rows.found(cursor, codes)
        cursor.execute("update journal_head set closed_at = null where chain = any(%s)", [chains])
    leaving.unmark()


def _refuse_unfinished(cursor: Any, bodies: list[int]) -> None:
    cursor.execute(UNFINISHED, {"bodies": bodies})
    if found := cursor.fetchone():
        words = {
            "ballot": "正在进行无记名表决，开箱以后再移。 A secret ballot is under way: move once it has been opened.",
            "job": "有后台任务没有做完，做完再移。 Long work is under way: move once it has ended.",
        }
        raise Refused(words[found[0]])


def _wait_for_the_worker() -> None:
    began, until = timezone.now(), time.monotonic() + PATIENCE
    while True:
        with connection.cursor() as cursor:
            cursor.execute(AT_WORK, [began])
            if not cursor.fetchone()[0]:
                return
        if time.monotonic() > until:
            raise Refused(
                "后台进程手头的任务没有做完，稍后再移。 The worker did not end what it had begun; try again later."
            )
        time.sleep(0.2)
