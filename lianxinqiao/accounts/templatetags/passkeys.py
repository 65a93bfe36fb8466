"""`{% load passkeys %}`"""

import ipaddress

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def passkeys_work_here(context: template.Context) -> bool:
    """Passkeys belong to a domain: under a bare address such as 127.0.0.1 no browser makes or takes one."""
    host = context["request"].get_host()
    name = host.rsplit(":", 1)[0] if host.rpartition(":")[2].isdecimal() else host
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return True
    return False
