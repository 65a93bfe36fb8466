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
