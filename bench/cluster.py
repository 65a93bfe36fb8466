"""What an office loses when a machine fails: three databases under Patroni, three etcd, two web nodes, two workers, S3.

    python -m bench.cluster [--writers 4] [--rest 30]

Everything runs on a loopback of its own (as root, by `unshare --net`), in a folder that is thrown away. While people
write (each hands in a form until it is told that it was received, as a browser's user does) and vote in secret
(bench/cluster_ballot.py), one after the other fails: a worker, a web node, an etcd, the leading database by `kill -9`,
and the leading database cut off, as it still runs and nobody hears of it. Told is for each how long nobody was
acknowledged anything; and at the end how many acknowledged acts and papers are lost or doubled, and whether the journal
holds. It ends with 1 where something was lost, doubled or wrong, or where the silence lasted over 30 s.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import cast
from urllib.parse import urlencode

from bench.cluster_ballot import Vote
from bench.cluster_house import Cluster, programs
from bench.cluster_nodes import Machine, wait_for

SILENCE = 30.0  # seconds
PAPERS = 700  # of the vote that is held meanwhile
CSRF = "k" * 32


# ------------------------------------------------------------------ the people
class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: object) -> None:
        return None


@dataclass
class Load:
    """Who writes; when whose form was acknowledged."""

    cluster: Cluster
    cookie: str
    user: int
    acknowledged: dict[str, float] = field(default_factory=dict)
    sent_again: int = 0
    ended: bool = False

    def write(self, hand: int) -> None:
        from django.core import signing

        from lianxinqiao.submissions import marks

        number = 0
        while not self.ended:
            number += 1
            title = f"关于第{hand}街区第{number}处路灯的建议"
            mark = signing.dumps([self.user, f"{hand}-{number}", "/suggestions/new"], salt=marks.SALT)
            told = {"title": title, "cause": "夜里看不清路。", "requests": "补装路灯。", "form_mark": mark}
            self._until_received(title, hand, {**told, "csrfmiddlewaretoken": CSRF})

    def _until_received(self, title: str, hand: int, told: dict[str, str]) -> None:
        turn = hand
        while not self.ended:
            port = self.cluster.ports[turn % len(self.cluster.ports)]
            if self._send(port, told):
                self.acknowledged[title] = time.monotonic()
                return
            turn, self.sent_again = turn + 1, self.sent_again + 1
            time.sleep(0.2)

    def _send(self, port: int, told: dict[str, str]) -> bool:
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/suggestions/new",
            data=urlencode(told).encode(),
            headers={"Cookie": f"csrftoken={CSRF}; sessionid={self.cookie}"},
        )
        try:
            with urllib.request.build_opener(Stay).open(request, timeout=10) as answer:
                return int(answer.status) == 302
        except urllib.error.HTTPError as answer:
            return answer.code == 302
        except OSError:
            return False

    def silence(self, began: float) -> float:
        """The longest time since then in which nobody was told anything."""
        times = [began, *sorted(at for at in self.acknowledged.values() if at >= began), time.monotonic()]
        return max(later - earlier for earlier, later in pairwise(times))


# ------------------------------------------------------------------ what fails
def cut_off(cluster: Cluster) -> Callable[[], None]:
    leader = wait_for(cluster.leader, "a leader")
    leader.cut_off()
    return cast(Callable[[], None], leader.joined)


def killed(machine: Machine) -> Callable[[], None]:
    machine.kill()
    return machine.start


FAILURES: tuple[tuple[str, Callable[[Cluster], Callable[[], None]]], ...] = (
    ("a worker killed", lambda cluster: killed(cluster.workers[0])),
    ("a web node killed", lambda cluster: killed(cluster.webs[0])),
    ("an etcd killed", lambda cluster: killed(cluster.etcd[0])),
    ("the leader killed", lambda cluster: killed(wait_for(cluster.leader, "a leader"))),
    ("the leader cut off", cut_off),
)


def fail(cluster: Cluster, load: Load, words: str, how: Callable[[Cluster], Callable[[], None]], rest: float) -> float:
    """It fails, stays so for a while and comes back; how long nobody was told anything."""
    undo, began = how(cluster), time.monotonic()
    time.sleep(rest)
    undo()
    time.sleep(rest / 2)
    silence = load.silence(began)
    print(f"{words:>22}: silence {silence:5.1f} s, {len(load.acknowledged)} acknowledged so far", flush=True)
    return silence


def _kept_in_the_store() -> bool:
    """An attachment as a web node keeps it, larger than what is sent in one part."""
    from django.core.files.base import ContentFile
    from django.core.files.storage import default_storage

    content = os.urandom(12 * 1024 * 1024)
    name = default_storage.save("ab/abc", ContentFile(content))
    with default_storage.open(name) as file:
        same = file.read() == content
    there = default_storage.listdir("ab") == ([], ["abc"]) and default_storage.size(name) == len(content)
    default_storage.delete(name)
    return same and there and not default_storage.exists(name)


def verdict(load: Load, vote: Vote, silences: list[float]) -> int:
    from lianxinqiao.journal import verifying
    from lianxinqiao.matters.models import Suggestion

    there = Counter(Suggestion.objects.values_list("title", flat=True))
    lost = [title for title in load.acknowledged if not there[title]]
    doubled = [title for title, times in there.items() if times > 1]
    wrong, kept, intact = verifying.everything().findings, _kept_in_the_store(), vote.intact()
    print(f"object store: {'gives back what it was given' if kept else 'WRONG'}")
    print(
        f"acknowledged {len(load.acknowledged)}, sent again {load.sent_again}, lost {len(lost)}, doubled {len(doubled)}"
    )
    print(f"journal: {wrong or 'holds'}; longest silence {max(silences):.1f} s (aim: under {SILENCE:.0f})")
    return int(bool(not kept or not intact or lost or doubled or wrong or max(silences) > SILENCE))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--writers", type=int, default=4)
    parser.add_argument("--rest", type=float, default=30, help="seconds from a failure to its end")
    options = parser.parse_args()
    found = programs()
    if "LXQ_BENCH_APART" not in os.environ:
        # A loopback of its own, on which addresses can be cut off and nobody else's traffic is met.
        os.environ["LXQ_BENCH_APART"] = "yes"
        again = f'ip link set lo up && exec "{sys.executable}" -m bench.cluster "$@"'
        os.execvp("unshare", ["unshare", "--net", "sh", "-c", again, "sh", *sys.argv[1:]])
    folder = Path(tempfile.mkdtemp(prefix="lxq-cluster-"))
    folder.chmod(0o755)
    cluster = Cluster.at(folder, found)
    try:
        cluster.start_database()
        os.environ.update(cluster.environment(), DJANGO_SETTINGS_MODULE="lianxinqiao.settings")
        return _tried(cluster, options.writers, options.rest)
    finally:
        for machine in cluster.machines:
            with suppress(OSError):
                machine.kill()
        shutil.rmtree(folder, ignore_errors=True)


def _tried(cluster: Cluster, writers: int, rest: float) -> int:
    import django

    subprocess.run([sys.executable, "-m", "lianxinqiao", "migrate"], check=True)
    django.setup()
    from django.db import connection
    from django.test import Client

    from tests.cast import cast

    people = cast()
    person = Client()
    person.force_login(people.deputy.user)
    load = Load(cluster, person.cookies["sessionid"].value, people.deputy.user.pk)
    connection.close()
    cluster.start_house()
    vote = Vote.prepared(cluster.ports, PAPERS)
    connection.close()
    hands = [vote.start(), *_writing(load, writers)]
    wait_for(lambda: len(load.acknowledged) > writers and vote.told, "the first acknowledged acts", 600)
    silences = [fail(cluster, load, words, how, rest) for words, how in FAILURES]
    load.ended = vote.ended = True
    for hand in hands:
        hand.join(timeout=30)
    connection.close()
    return verdict(load, vote, silences)


def _writing(load: Load, writers: int) -> list[threading.Thread]:
    hands = [threading.Thread(target=load.write, args=(hand,), daemon=True) for hand in range(writers)]
    for hand in hands:
        hand.start()
    return hands


if __name__ == "__main__":
    raise SystemExit(main())
