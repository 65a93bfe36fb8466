"""Who is meant by a name that is put to the vote."""

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.meetings import offices
from lianxinqiao.meetings.models import Office
from lianxinqiao.people.models import Body, Person


def person(body: Body, name: str, action: str, office: Office) -> Person:
    """Whoever holds an office of this body under this name is the same person; nobody else is taken for one."""
    if not name.strip():
        raise Refused(_("请填写姓名。"))
    known = Person.objects.filter(appointments__office__body=body, name=name.strip()).distinct()
    if action in offices.ENDS:
        known = known.filter(appointments__office=office)
    if found := known.first():
        return found
    if action in offices.ENDS:
        raise Refused(_("%(person)s没有担任%(office)s的记录。") % {"person": name, "office": office})
    return newcomer(body, name)


def newcomer(body: Body, name: str, work_unit: str = "") -> Person:
    """Somebody whom the register does not have yet."""
    if not name.strip():
        raise Refused(_("请填写姓名。"))
    person = Person(district=body.district, name=name.strip(), work_unit=work_unit.strip())
    person.full_clean()
    person.save()
    return person
