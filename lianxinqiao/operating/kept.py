"""What is kept for a bad day: backups, the proof that the last one comes back, and the journal's signature."""

from allauth.mfa.models import Authenticator

from lianxinqiao.accounts import factor_key
from lianxinqiao.operating import findings, measures
from lianxinqiao.operating.findings import BAD, GOOD, WARN, Findings
from lianxinqiao.opinions import sealing
from lianxinqiao.opinions.models import Sender

DAY = 86_400
BACKUP_SCANT, BACKUP_LEAST = 2 * DAY, 7 * DAY
DRILL_SCANT = 35 * DAY
SIGNATURE_SCANT = 2 * 3600


def _ago(seconds: float) -> tuple[str, str]:
    days = int(seconds // DAY)
    return (f"{days}天前", f"{days} days ago") if days else ("不到一天", "less than a day ago")


def backup() -> Findings:
    age = measures.backup_age()
    todo = {"todo": "lianxinqiao backups make（每天）", "english_todo": "lianxinqiao backups make, daily"}
    if age is None:
        yield findings.found("backup", WARN, "还没有备份。", "There is no backup yet.", **todo)
    elif age < BACKUP_SCANT:
        yield findings.found("backup", GOOD, *_ago(age))
    else:
        yield findings.found("backup", BAD if age > BACKUP_LEAST else WARN, *_ago(age), **todo)


def drill() -> Findings:
    """A backup that nobody has brought back is a hope."""
    last = measures.last_drill()
    todo = {"todo": "lianxinqiao backups drill"}
    if last is None:
        yield findings.found("drill", WARN, "还没有演练过恢复。", "No restore has been tried yet.", **todo)
        return
    age = measures.since(last.at)
    if not last.good:
        yield findings.found(
            "drill", BAD, f"{last.backup} 没有恢复成：{last.words}", f"{last.backup} did not come back.", **todo
        )
        return
    words = tuple(f"{last.backup}，{told}" for told in _ago(age))
    yield findings.found("drill", WARN if age > DRILL_SCANT else GOOD, *words, **(todo if age > DRILL_SCANT else {}))


def checkpoint() -> Findings:
    age = measures.checkpoint_age()
    todo = {"todo": "lianxinqiao journal checkpoint"}
    if age is None:
        yield findings.found("checkpoint", WARN, "日志还没有签过名。", "The journal has not been signed yet.", **todo)
    elif age > SIGNATURE_SCANT:
        hours = int(age // 3600)
        words = (f"上次签名是{hours}小时前，以后又写了日志。", f"Signed {hours} hours ago, and more was written since.")
        yield findings.found("checkpoint", BAD if age > DAY else WARN, *words, **todo)
    else:
        yield findings.found("checkpoint", GOOD, "日志都已签名。", "The journal is signed.")


def sealing_keys() -> Findings:
    """No backup holds these two: brought back elsewhere without them, nobody signs in with an app and no sender is read."""
    factor = Authenticator.objects.filter(type=Authenticator.Type.TOTP).order_by("-pk").first()
    sender = Sender.objects.order_by("-pk").first()
    read = {
        "LXQ_FACTOR_KEY": factor is None or factor_key.can_read(factor.data["secret"]),
        "LXQ_SENDER_KEY": sender is None or sealing.can_read(sender.sealed),
    }
    for name, reads in read.items():
        if not reads:
            words = (f"{name} 不是加密时用的那一把。", f"{name} is not the key that it was encrypted with.")
            todo = {"todo": "从原来的机器上取回这把密钥。", "english_todo": "Bring the key from the former machine."}
            yield findings.found("sealed", BAD, *words, **todo)
    if all(read.values()):
        yield findings.found("sealed", GOOD, "第二重验证和来信人读得出来。", "Second factors and senders can be read.")


LOOKS = (backup, drill, checkpoint, sealing_keys)
