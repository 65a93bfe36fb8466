"""The WSGI entry that granian serves."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxinqiao.settings")
application = get_wsgi_application()

# Every view is imported before the first request, not in it; and what then stands in memory stays, so the collector
# need not walk all of it (130 ms) in the middle of somebody's page.
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()
# A page makes some ten thousand objects and drops them: collected after each seven hundred, they are walked fifteen
# times for nothing, a tenth of the page's time. Seldomer still, and what a paper leaves behind stays: 100 MB more.
gc.set_threshold(7_000, 10, 5)
