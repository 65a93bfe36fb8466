"""Who may: roles in prose, `can()`, and `Refused` (权限). Knows roles, not the people who hold them."""
