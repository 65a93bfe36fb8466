"""Work in a process of its own: what it loads goes with it, and is not kept in memory by whoever stays."""

import os
import signal
import sys
import traceback
from collections.abc import Callable


def code(work: Callable[[], int]) -> int:
    """The exit code of the work, which tells by itself why it failed. It ends with us."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if not child:
        _do(work)
    try:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    except BaseException:
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)
        raise


def _do(work: Callable[[], int]) -> None:
    """In the child, which never returns to what its parent goes on with."""
    ended = 1
    try:
        ended = work()
    except Exception:  # noqa: BLE001  told, as an interpreter would at its end
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(ended)
