"""Who reads the lists of this room."""

from lianxinqiao.access.roles import DEPUTIES, OFFICE, RoleCode

READERS = DEPUTIES | OFFICE | {RoleCode.CHAIRPERSONS, RoleCode.AUDITOR, RoleCode.STATION_STAFF}
STAFF = OFFICE | {RoleCode.CHAIRPERSONS}
