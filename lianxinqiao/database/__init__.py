"""Where the records live: a PostgreSQL server, or an embedded one in var/; backup and restore of either."""
