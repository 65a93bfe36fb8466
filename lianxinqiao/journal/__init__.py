"""The journal (办理日志): every act writes one entry, append-only in the database, chained by hash, one chain per body."""
