"""The WSGI entry that granian serves."""

import gc
import multiprocessing
import os
import signal
import threading
import time
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from lianxinqiao.ui import leftovers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxinqiao.settings")
gc.disable()  # what is loaded stays: walked again and again meanwhile, it took a quarter of the start
application = leftovers.read_to_its_end(get_wsgi_application())

# Every view is imported before the first request, not in it; and what then stands in memory stays, so the collector
# need not walk all of it (130 ms) in the middle of somebody's page.
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()
# A page makes some ten thousand objects and drops them: collected after each seven hundred, they are walked fifteen
# times for nothing, a tenth of the page's time. Seldomer still, and what a paper leaves behind stays: 100 MB more.
gc.set_threshold(7_000, 10, 5)
gc.enable()


def end_with(master: "multiprocessing.process.BaseProcess") -> None:
    """Once the master is gone, however it went, nobody is left to raise or to end us, and the port is wanted again."""
    master.join()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(10)
    os._exit(1)


if (master := multiprocessing.parent_process()) is not None:
    threading.Thread(target=end_with, args=(master,), name="ends with its master", daemon=True).start()
