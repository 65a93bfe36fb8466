"""What the program finds on its machine, before there is a database."""

import stat
import sys

import lianxinqiao
from lianxinqiao.database import place
from lianxinqiao.operating import findings, measures
from lianxinqiao.operating import memory as taken
from lianxinqiao.operating.findings import BAD, GOOD, WARN, Findings

FREE_LEAST, FREE_SCANT = 500_000_000, 2_000_000_000
PARTS = {taken.PAGES: "网页", taken.WORKER: "后台任务", taken.DATABASE: "数据库"}
KEYS = ("lxq-*", "setup-token", "database-owner", "backup-key", "journal*/key")


def program() -> Findings:
    version = ".".join(map(str, sys.version_info[:3]))
    yield findings.found("program", GOOD, f"lianxinqiao {lianxinqiao.__version__}, Python {version}")


def data() -> Findings:
    var = place.var()
    if var.exists():
        yield findings.found("data", GOOD, str(var))
    else:
        yield findings.found("data", WARN, str(var), todo="尚未建立。", english_todo="Not made yet.")
    open_to_others = sorted(
        str(path.relative_to(var))
        for pattern in KEYS
        for path in var.glob(pattern)
        if path.is_file() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    )
    if open_to_others:
        names = " ".join(open_to_others)
        yield findings.found(
            "keys",
            BAD,
            f"别人能读的密钥：{names}",
            f"Others can read these keys: {names}",
            todo=f"cd {var} && chmod 600 {names}",
        )
    else:
        yield findings.found("keys", GOOD, "密钥只有本用户能读。", "Keys are readable by their user alone.")


def disk() -> Findings:
    free = measures.free()
    state = BAD if free < FREE_LEAST else WARN if free < FREE_SCANT else GOOD
    todo = (
        ("", "")
        if state == GOOD
        else ("请腾出空间：磁盘写满后不能办理。", "Make room: on a full disk nothing can be entered.")
    )
    yield findings.found(
        "disk", state, f"剩余 {free / 1e9:.1f} GB", f"{free / 1e9:.1f} GB free", todo=todo[0], english_todo=todo[1]
    )


def memory() -> Findings:
    """What runs of this installation here; silent where nothing does, or where it cannot be seen."""
    if parts := taken.by_part():
        whole = sum(parts.values())
        each = "、".join(f"{PARTS[part]} {size / 1e6:.0f}" for part, size in sorted(parts.items()))
        english = ", ".join(f"{part} {size / 1e6:.0f}" for part, size in sorted(parts.items()))
        yield findings.found("memory", GOOD, f"{whole / 1e6:.0f} MB（{each}）", f"{whole / 1e6:.0f} MB ({english})")


LOOKS = (program, data, disk, memory)
