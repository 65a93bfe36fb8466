"""People and the offices they hold (人员与机构): bodies, terms, sessions, delegations, handling units, mandates, posts."""
