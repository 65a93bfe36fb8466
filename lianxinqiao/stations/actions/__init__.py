"""Every act on a station, once: pages, import, jobs and the demo call these."""
