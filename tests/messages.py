"""Find every word that goes to the screen: gettext calls in Python, translate tags in templates."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent / "lianxinqiao"
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}


def messages(room: Path) -> dict[str, str]:
    """msgid -> the file that says it."""
    found: dict[str, str] = {}
    for path in sorted(room.rglob("*.py")):
        if "tests" not in path.parts:
            found |= dict.fromkeys(_in_python(path.read_text()), str(path.relative_to(ROOT)))
    for path in sorted(room.rglob("templates/**/*")):
        if path.suffix in {".html", ".txt", ".xml"}:
            found |= dict.fromkeys(_in_python(templatize(path.read_text())), str(path.relative_to(ROOT)))
    return found


def _in_python(source: str) -> Iterator[str]:
    for node in ast.walk(_parsed(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in CALLS:
            start = 1 if name.startswith("pgettext") else 0
            for argument in node.args[start : start + (2 if name.startswith("ngettext") else 1)]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value.strip():
                    yield argument.value


def _parsed(source: str) -> ast.AST:
    try:
        return ast.parse(source)
    except SyntaxError:
        # templatize blanks out what is not a message; what is left are calls in a row.
        import re  # deferred: only templates need it

        calls = re.findall(r"(?:\b_|\bn?gettext|\bpgettext)\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)", source)
        body = []
        for call in calls:
            try:
                body += ast.parse(call.strip()).body
            except SyntaxError:
                continue
        return ast.Module(body=body, type_ignores=[])
