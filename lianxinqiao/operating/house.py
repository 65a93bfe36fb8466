"""What the program finds in its database, its calendar and its typefaces."""

import datetime as dt
import os

from django.conf import settings
from django.db import connection
from django.utils import timezone

from lianxinqiao.database import newer, roles
from lianxinqiao.database import walls as second_wall
from lianxinqiao.database.errors import DatabaseUnavailable
from lianxinqiao.operating import findings
from lianxinqiao.operating.findings import BAD, GOOD, WARN, Findings
from lianxinqiao.paper import fonts as typefaces
from lianxinqiao.setup import schema as schemas
from lianxinqiao.workdays import queries as workdays

OLDEST_SERVER = 160_000
APART = 5  # seconds


def database() -> Findings:
    connection.ensure_connection()
    number = connection.connection.info.server_version
    kind = ("DATABASE_URL", "DATABASE_URL") if os.getenv("DATABASE_URL") else ("内置", "embedded")
    version = f"PostgreSQL {number // 10_000}.{number % 10_000}"
    old = number < OLDEST_SERVER
    yield findings.found(
        "database",
        BAD if old else GOOD,
        f"{version}，{kind[0]}",
        f"{version}, {kind[1]}",
        todo="需要 PostgreSQL 16 以上。" if old else "",
        english_todo="PostgreSQL 16 or later is needed." if old else "",
    )


def clock() -> Findings:
    """Against the database's clock, and against what is written: a clock that was set back writes before what stands there."""
    with connection.cursor() as cursor:
        cursor.execute("select now(), (select max(written_at) from journal_entry)")
        there, last = cursor.fetchone()
    now = dt.datetime.now(dt.UTC)
    apart = abs((there - now).total_seconds())
    ahead = (last - now).total_seconds() if last else 0.0
    set_clocks = {"todo": "请为各台机器校时（NTP）。", "english_todo": "Set the machines' clocks (NTP)."}
    if apart > APART:
        words = (f"数据库的时钟相差{apart:.0f}秒。", f"The database's clock is {apart:.0f} s apart.")
        yield findings.found("clock", BAD, *words, **set_clocks)
    elif ahead > APART:
        words = (
            f"日志最后一条写在{ahead:.0f}秒以后：时钟被拨回过。",
            f"The journal's last entry lies {ahead:.0f} s ahead.",
        )
        yield findings.found("clock", BAD, *words, **set_clocks)
    else:
        yield findings.found("clock", GOOD, f"{timezone.localtime():%Y-%m-%d %H:%M:%S}")


def zone() -> Findings:
    """Days and terms are counted in the zone of the place, whatever the machine's own is."""
    here = timezone.localtime()
    expected = dt.timedelta(hours=8)
    right = here.utcoffset() == expected
    yield findings.found(
        "zone",
        GOOD if right else BAD,
        f"{settings.TIME_ZONE}（UTC{here:%z}）",
        f"{settings.TIME_ZONE} (UTC{here:%z})",
        todo="" if right else "时区数据不对，请更新 tzdata。",
        english_todo="" if right else "The zone's data are wrong: renew tzdata.",
    )


def rights() -> Findings:
    """What the serving role could do to the journal beside inserting and reading."""
    wrong = roles.findings()
    if not wrong:
        yield findings.found(
            "roles", GOOD, "服务用的角色不能改写日志。", "The serving role cannot rewrite the journal."
        )
    for words in wrong:
        chinese, _full_stop, english = str(words).rpartition("。 ")
        yield findings.found("roles", WARN if os.getenv("DATABASE_URL") else BAD, f"{chinese}。", english)


def walls() -> Findings:
    """Whether one body's requests are kept from another's rows by the database too."""
    wrong = second_wall.findings()
    if not wrong:
        yield findings.found(
            "walls", GOOD, "数据库也把各机构的数据隔开。", "The database too keeps the bodies' rows apart."
        )
    for words in wrong:
        chinese, _full_stop, english = words.partition("。 ")
        yield findings.found("walls", WARN, f"{chinese}。", english)


def schema() -> Findings:
    try:
        newer.refuse()
    except DatabaseUnavailable as error:
        yield findings.found("schema", BAD, str(error))
        return
    if schemas.pending():
        words = ("数据库不是本版的。", "The database is not of this version.")
        yield findings.found("schema", BAD, *words, todo="lianxinqiao migrate")
    else:
        yield findings.found("schema", GOOD, "数据库与程序同版。", "The database is of this version.")


def calendar() -> Findings:
    today = timezone.localdate()
    known = workdays.current().known
    latest = max((year for year in range(today.year - 1, today.year + 3) if known(dt.date(year, 6, 1))), default=0)
    words = (f"今天{today}，放假安排到{latest or '—'}年", f"today {today}, holidays known to {latest or '—'}")
    if latest < today.year:
        todo = (
            "时钟不对，或请导入放假安排：lianxinqiao workdays import",
            "The clock is wrong, or: lianxinqiao workdays import",
        )
        yield findings.found("calendar", BAD, *words, todo=todo[0], english_todo=todo[1])
    elif latest == today.year and today.month == 12:
        todo = (
            "明年的通知已发布的，请导入：lianxinqiao workdays import",
            "Import next year's notice: lianxinqiao workdays import",
        )
        yield findings.found("calendar", WARN, *words, todo=todo[0], english_todo=todo[1])
    else:
        yield findings.found("calendar", GOOD, *words)


def fonts() -> Findings:
    _, faces = typefaces.load()
    own = "FangSong" in " ".join(faces["fangsong"][:1])
    yield findings.found(
        "fonts",
        GOOD if own else WARN,
        f"仿宋 {faces['fangsong'][0]}，标题 {faces['title'][0]}",
        f"body {faces['fangsong'][0]}, titles {faces['title'][0]}",
        todo="" if own else "公文的法定字体可放入 LXQ_FONTS。",
        english_todo="" if own else "The official typefaces can be put into LXQ_FONTS.",
    )


LOOKS = (database, schema, rights, walls, clock, zone, calendar, fonts)
