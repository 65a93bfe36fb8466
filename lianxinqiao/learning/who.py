"""Who reads the lists of this room."""

from lianxinqiao.access.roles import OFFICE, WITH_STATIONS, RoleCode

READERS = WITH_STATIONS
STAFF = OFFICE | {RoleCode.CHAIRPERSONS}
