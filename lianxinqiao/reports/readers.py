"""Who reads what a body has, whoever wrote it."""

from lianxinqiao.access.roles import DEPUTIES, OFFICE, RoleCode

BODY_READERS = OFFICE | {RoleCode.CHAIRPERSONS, RoleCode.AUDITOR}
HEADS = frozenset({RoleCode.OFFICE_HEAD})
READERS = DEPUTIES | BODY_READERS
