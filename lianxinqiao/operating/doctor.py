"""`lianxinqiao doctor` and the status page: what an installation stands on, looked at piece by piece."""

import json

from lianxinqiao.database import embedded
from lianxinqiao.database.errors import DatabaseUnavailable
from lianxinqiao.operating import findings, machine
from lianxinqiao.operating.findings import BAD, MARKS, Finding


def examine() -> list[Finding]:
    """Everything, from the command line: the database is started for it, and a missing one is a finding too."""
    found = [each for look in machine.LOOKS for each in findings.safely(look)]
    try:
        with embedded.running():
            import django  # deferred: settings ask for the database's address

            django.setup()
            found += inside()
    except (DatabaseUnavailable, RuntimeError) as error:
        todo = {"todo": "看上面的原因。", "english_todo": "See the cause."}
        words = (f"数据库不可用：{error}", "The database is not there.")
        found.append(findings.found("database", BAD, *words, **todo))
    return found


def at_work() -> list[Finding]:
    """The same, asked by a process that serves."""
    return [each for look in machine.LOOKS for each in findings.safely(look)] + inside()


def inside() -> list[Finding]:
    from lianxinqiao.operating import house, kept, outside  # deferred: they need the settings

    return [each for look in (*house.LOOKS, *outside.LOOKS, *kept.LOOKS) for each in findings.safely(look)]


def tell(found: list[Finding], *, as_json: bool) -> int:
    """Print the findings; 1 where one of them is bad."""
    if as_json:
        rows = [
            {"about": each.about, "state": each.state, "words": str(each.words), "todo": str(each.todo)}
            for each in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for each in found:
            print(f"{MARKS[each.state]} {each.about:<11} {each.words}")
            if each.todo:
                print(f"  {'':<11} → {each.todo}")
    return int(any(each.state == BAD for each in found))
