"""Where citizens meet deputies （代表联络站）: the register of stations, their teams, reception days and rosters, their stars."""
