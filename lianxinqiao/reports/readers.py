"""Who reads what a body has, whoever wrote it."""

from lianxinqiao.access.roles import OFFICE, RoleCode

BODY_READERS = OFFICE | {RoleCode.CHAIRPERSONS, RoleCode.AUDITOR}
