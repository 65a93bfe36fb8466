"""How a setting is read from the environment. What is required and missing, or makes no sense, fails at start."""

import os
import secrets
from pathlib import Path

from lianxinqiao.database import place


def envbool(name: str, *, default: bool) -> bool:
    """Read a yes/no variable; anything but 0/1/true/false/yes/no is a mistake worth stopping for."""
    value = os.getenv(name, "").strip().lower()
    if value in {"", "0", "1", "true", "false", "yes", "no"}:
        return default if value == "" else value in {"1", "true", "yes"}
    raise RuntimeError(f"{name} must be yes or no, not {value!r}")


def envlist(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.getenv(name, default).split(",") if part.strip()]


def envsecret(name: str) -> str:
    """Read a secret from NAME or, for containers, from the file NAME_FILE; else make one and keep it in var/."""
    if value := os.getenv(name):
        return value
    if path := os.getenv(f"{name}_FILE"):
        return Path(path).read_text().strip()
    kept = place.var() / name.lower().replace("_", "-")
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(64))
    return kept.read_text().strip()
