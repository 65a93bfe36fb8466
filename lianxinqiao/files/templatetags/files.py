"""`{% attached url attachment %}` in `<ul class="attached">`: one attachment with its thumbnail, opened in the page."""

from django import template

from lianxinqiao.files import checks, previews
from lianxinqiao.files.models import Attachment

register = template.Library()


@register.inclusion_tag("files/attached.html", takes_context=True)
def attached(
    context: template.Context, url: str, attachment: Attachment, name: object = "", removed_at: str = ""
) -> dict[str, object]:
    """`name` where the file's own is not shown; `removed_at` is where a post takes it away."""
    return {
        "csrf_token": context.get("csrf_token"),
        "request": context.get("request"),
        "url": url,
        "removed_at": removed_at,
        "name": name or attachment.name,
        "size": attachment.size,
        "kind": checks.extension(attachment.name).upper(),
        "shown": previews.is_shown(attachment.content_type),
    }
