"""Find every word that goes to the screen: gettext calls in Python, translate tags in templates."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent / "lianxinqiao"
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}


def messages(room: Path) -> dict[tuple[str | None, str], str]:
    """(context, msgid) -> the file that says it."""
    found: dict[tuple[str | None, str], str] = {}
    for path in sorted(room.rglob("*.py")):
        if "tests" not in path.parts:
            found |= dict.fromkeys(_in_python(path.read_text()), str(path.relative_to(ROOT)))
    for path in sorted(room.rglob("templates/**/*")):
        if path.suffix in {".html", ".txt", ".xml"}:
            found |= dict.fromkeys(_in_python(templatize(path.read_text())), str(path.relative_to(ROOT)))
    return found


def _in_python(source: str) -> Iterator[tuple[str | None, str]]:
    for node in ast.walk(_parsed(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in CALLS:
            words = [word.value if isinstance(word, ast.Constant) else None for word in node.args]
            context = words.pop(0) if name.startswith("pgettext") else None
            for word in words[: 2 if name.startswith("ngettext") else 1]:
                if isinstance(word, str) and word.strip():
                    yield context, word


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
