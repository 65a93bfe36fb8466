"""Whether a kept connection still stands is seen from its socket, not asked of the server: a journey less in each request.

A server that ends, restarts or throws us out says so on the socket, and an end that is closed can be read at once. From
a connection that idles nothing else comes. One that was cut without a word is found out by neither way.
"""

import select

from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus


class DatabaseWrapper(base.DatabaseWrapper):
    def is_usable(self) -> bool:
        link = self.connection
        if link is None or link.closed or link.pgconn.transaction_status != TransactionStatus.IDLE:
            return super().is_usable()
        poll = select.poll()
        poll.register(link.pgconn.socket, select.POLLIN)
        return not poll.poll(0)
