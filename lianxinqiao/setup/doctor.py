"""`lianxinqiao doctor`: what an installation stands on, looked at piece by piece; each finding says what to do."""

import datetime as dt
import importlib
import json
import os
import shutil
import socket
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

import lianxinqiao
from lianxinqiao.database import embedded, place
from lianxinqiao.database.errors import DatabaseUnavailable

GOOD, WARN, BAD = "good", "warn", "bad"
MARKS = {GOOD: "✓", WARN: "!", BAD: "✗"}
FREE_LEAST, FREE_SCANT = 500_000_000, 2_000_000_000
BACKUP_DAYS = 7
OLDEST_SERVER = 160_000


@dataclass(frozen=True)
class Finding:
    about: str
    state: str
    words: str
    todo: str = ""


Findings = Iterator[Finding]


def examine() -> list[Finding]:
    """Everything, the database first among what needs it; a check that falls over is a finding, not the end."""
    found = [each for look in (_program, _data, _disk) for each in _safely(look)]
    try:
        with embedded.running():
            import django  # deferred: settings ask for the database's address

            django.setup()
            found += [each for look in WITH_DATABASE for each in _safely(look)]
    except (DatabaseUnavailable, RuntimeError) as error:
        found.append(
            Finding(
                "database", BAD, f"数据库不可用。 The database is not there: {error}", "看上面的原因。 See the cause."
            )
        )
    return found


def _safely(look: Callable[[], Findings]) -> list[Finding]:
    try:
        return list(look())
    except Exception as error:  # noqa: BLE001 whatever it is, the other checks are still worth having
        return [Finding(look.__name__.strip("_"), BAD, f"检查未能完成。 Could not be looked at: {error!r}")]


def tell(found: list[Finding], *, as_json: bool) -> int:
    """Print the findings; 1 where one of them is bad."""
    if as_json:
        print(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2))
    else:
        for each in found:
            print(f"{MARKS[each.state]} {each.about:<11} {each.words}")
            if each.todo:
                print(f"  {'':<11} → {each.todo}")
    return int(any(each.state == BAD for each in found))


# ------------------------------------------------------------------ what needs no database
def _program() -> Findings:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding("program", GOOD, f"lianxinqiao {lianxinqiao.__version__}, Python {version}")


def _data() -> Findings:
    var = place.var()
    yield Finding("data", GOOD if var.exists() else WARN, f"{var}", "" if var.exists() else "尚未建立。 Not made yet.")
    open_to_others = [
        path.name
        for path in (*var.glob("lxq-*"), var / "setup-token", var / "database-owner", *var.glob("journal/*key*"))
        if path.is_file() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    ]
    if open_to_others:
        names = " ".join(open_to_others)
        yield Finding(
            "keys", BAD, f"别人能读的密钥：{names} Others can read these keys.", f"cd {var} && chmod 600 {names}"
        )
    else:
        yield Finding("keys", GOOD, "密钥只有本用户能读。 Keys are readable by their user alone.")


def _disk() -> Findings:
    there = next(folder for folder in (place.var(), *place.var().parents) if folder.exists())
    free = shutil.disk_usage(there).free
    state = BAD if free < FREE_LEAST else WARN if free < FREE_SCANT else GOOD
    todo = "" if state == GOOD else "请腾出空间：磁盘写满后不能办理。 Make room: on a full disk nothing can be entered."
    yield Finding("disk", state, f"剩余 {free / 1e9:.1f} GB free", todo)


# ------------------------------------------------------------------ what needs the settings and the database
def _database() -> Findings:
    from django.db import connection  # deferred: Django must be set up

    connection.ensure_connection()
    number = connection.connection.info.server_version
    state = GOOD if number >= OLDEST_SERVER else BAD
    kind = "DATABASE_URL" if os.getenv("DATABASE_URL") else "内置 embedded"
    todo = "" if state == GOOD else "需要 PostgreSQL 16 以上。 PostgreSQL 16 or later is needed."
    yield Finding("database", state, f"PostgreSQL {number // 10_000}.{number % 10_000}, {kind}", todo)
    with connection.cursor() as cursor:
        cursor.execute("select now()")
        apart = abs((cursor.fetchone()[0] - dt.datetime.now(dt.UTC)).total_seconds())
    if apart > 5:
        todo = "请为两台机器校时（NTP）。 Set both machines' clocks (NTP)."
        yield Finding(
            "clock", BAD, f"数据库的时钟相差 {apart:.0f} 秒。 The database's clock is {apart:.0f} s apart.", todo
        )


def _roles() -> Findings:
    """What the serving role could do to the journal beside inserting and reading."""
    try:
        roles = importlib.import_module("lianxinqiao.database.roles")
    except ImportError:
        return
    findings = roles.findings()
    if not findings:
        yield Finding("roles", GOOD, "服务用的角色不能改写日志。 The serving role cannot rewrite the journal.")
    for words in findings:
        yield Finding("roles", WARN if os.getenv("DATABASE_URL") else BAD, str(words))


def _migrations() -> Findings:
    from lianxinqiao.database import newer  # deferred: Django must be set up
    from lianxinqiao.setup import schema

    try:
        newer.refuse()
    except DatabaseUnavailable as error:
        yield Finding("schema", BAD, str(error))
        return
    if schema.pending():
        yield Finding("schema", BAD, "数据库不是本版的。 The database is not of this version.", "lianxinqiao migrate")
    else:
        yield Finding("schema", GOOD, "数据库与程序同版。 The database is of this version.")


def _calendar() -> Findings:
    from django.utils import timezone  # deferred: Django must be set up

    from lianxinqiao.workdays import queries

    today = timezone.localdate()
    calendar = queries.current()
    latest = max(
        (year for year in range(today.year - 1, today.year + 3) if calendar.known(dt.date(year, 6, 1))), default=0
    )
    words = f"今天 today {today}；放假安排到 holidays known to {latest or '—'}"
    if latest < today.year:
        yield Finding(
            "calendar", BAD, words, "时钟不对，或请导入放假安排。 The clock is wrong, or: lianxinqiao workdays import"
        )
    elif latest == today.year and today.month == 12:
        yield Finding(
            "calendar",
            WARN,
            words,
            "明年的通知已发布的，请导入。 Import next year's notice: lianxinqiao workdays import",
        )
    else:
        yield Finding("calendar", GOOD, words)


def _fonts() -> Findings:
    from lianxinqiao.paper import fonts  # deferred: needs the settings

    _, faces = fonts.load()
    own = "FangSong" in " ".join(faces["fangsong"][:1])
    used = f"仿宋 {faces['fangsong'][0]}，标题 {faces['title'][0]}"
    todo = "" if own else "公文的法定字体可放入 LXQ_FONTS。 The official typefaces can be put into LXQ_FONTS."
    yield Finding("fonts", GOOD if own else WARN, used, todo)


def _mail() -> Findings:
    from django.conf import settings  # deferred: Django must be set up

    if not settings.EMAIL_HOST:
        yield Finding(
            "mail",
            WARN,
            "没有邮件服务器，通知只留在发件箱。 No mail server; notices stay in the outbox.",
            "LXQ_SMTP_HOST",
        )
        return
    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        socket.create_connection((settings.EMAIL_HOST, settings.EMAIL_PORT), timeout=5).close()
    except OSError as error:
        yield Finding("mail", BAD, f"{where} 连不上。 Cannot be reached: {error}", "LXQ_SMTP_HOST LXQ_SMTP_PORT")
    else:
        yield Finding("mail", GOOD, where)


def _backup() -> Findings:
    times = [path.stat().st_mtime for path in (place.var() / "backups").glob("*.backup")]
    note = place.var() / "last-backup"
    if note.exists():
        times.append(note.stat().st_mtime)
    if not times:
        yield Finding("backup", WARN, "还没有备份。 There is no backup yet.", "lianxinqiao backup FILE（每天 daily）")
        return
    days = (dt.datetime.now(dt.UTC).timestamp() - max(times)) / 86_400
    todo = "" if days < BACKUP_DAYS else "lianxinqiao backup FILE（每天 daily）"
    yield Finding("backup", WARN if todo else GOOD, f"{days:.0f} 天前 days ago", todo)


def _web() -> Findings:
    from django.conf import settings  # deferred: Django must be set up

    if settings.HTTPS:
        yield Finding("https", GOOD, f"{settings.SITE_URL}: Secure, HSTS")
    elif "127.0.0.1" in settings.SITE_URL or settings.DEMO:
        yield Finding("https", GOOD, f"{settings.SITE_URL}: 只在本机。 This machine only.")
    else:
        yield Finding(
            "https",
            BAD,
            f"{settings.SITE_URL}: 密码会明文传输。 Passwords travel in the clear.",
            "LXQ_SITE_URL=https://…",
        )
    proxies = ", ".join(map(str, getattr(settings, "PROXIES", ()))) or "—"
    state = BAD if any(str(each).endswith("/0") for each in getattr(settings, "PROXIES", ())) else GOOD
    todo = "" if state == GOOD else "LXQ_PROXIES 不能信任所有地址。 Name your proxies, not every address."
    yield Finding("proxies", state, f"信任的代理 trusted: {proxies}", todo)
    if settings.DEBUG:
        yield Finding("debug", BAD, "调试页面开着。 Debug pages are on.", "LXQ_DEBUG=no")


WITH_DATABASE = (_database, _roles, _migrations, _calendar, _fonts, _mail, _backup, _web)
