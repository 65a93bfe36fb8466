"""Matters put before an office, which somebody must answer in time （代表建议、批评和意见）.

Now: a deputy's suggestion with its whole life: draft, co-sign, register, assign, handle, reply, assess, promise, publish.
"""
