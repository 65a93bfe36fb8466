"""Who signs in (账号): accounts, second factor, lockout, sessions. Knows no politics."""
