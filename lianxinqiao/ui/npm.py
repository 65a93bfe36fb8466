"""Folders of installed front-end packages that are served: (prefix under /static/, path under node_modules/)."""

NPM_STATIC: tuple[tuple[str, str], ...] = (
    ("npm/htmx", "htmx.org/dist"),
    ("npm/echarts", "echarts/dist"),
)

# Read when a template asks for an icon and inlined, so that 5,000 files need not be served.
ICONS = "@tabler/icons/icons/outline"
