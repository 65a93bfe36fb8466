"""Settings of what only some installations have: each is off until its variables are there, and brought by an extra."""

import os
from pathlib import Path
from typing import Any

from lianxinqiao.environment import envbool, envsecret

Told = dict[str, Any]
WORKPLACES = {"wecom": "企业微信", "dingtalk": "钉钉", "feishu": "飞书"}


def sign_in(site: str) -> Told | None:
    """By whom people may sign in besides us: an identity server of the office's own (accounts/outside.py), the
    same by SAML (accounts/saml.py), or the workplace that it uses (accounts/workplaces.py)."""
    if kind := os.getenv("LXQ_WORKPLACE"):
        return _workplace(kind, site)
    if metadata := os.getenv("LXQ_SAML_METADATA"):
        return _saml(metadata)
    if not os.getenv("LXQ_OIDC_ISSUER"):
        return None
    return {
        "issuer": os.environ["LXQ_OIDC_ISSUER"],
        "client": os.getenv("LXQ_OIDC_CLIENT", ""),
        "secret": envsecret("LXQ_OIDC_SECRET"),
        "name": os.getenv("LXQ_OIDC_NAME", "统一身份认证"),
        "match": os.getenv("LXQ_OIDC_MATCH", "phone"),
        "claim": os.getenv("LXQ_OIDC_CLAIM", ""),
        "unknown": os.getenv("LXQ_OIDC_UNKNOWN", "refuse"),
        "trusted": envbool("LXQ_OIDC_TRUSTED", default=False),
    }


def _saml(metadata: str) -> Told:
    """SAML has no word for "verified": by naming what people are matched by, the operator says that it is."""
    if not os.getenv("LXQ_SAML_MATCH"):
        raise RuntimeError("LXQ_SAML_MATCH must say by what people are matched: phone, email or name")
    if bool(os.getenv("LXQ_SAML_KEY")) != bool(os.getenv("LXQ_SAML_CERTIFICATE")):
        raise RuntimeError("LXQ_SAML_KEY and LXQ_SAML_CERTIFICATE go together")
    if envbool("LXQ_SAML_ENCRYPTED", default=False) and not os.getenv("LXQ_SAML_KEY"):
        raise RuntimeError("LXQ_SAML_ENCRYPTED needs LXQ_SAML_KEY and LXQ_SAML_CERTIFICATE")
    return {
        "kind": "saml",
        "issuer": f"saml:{metadata}",
        "client": "",
        "secret": "",
        "at": metadata,
        "name": os.getenv("LXQ_SAML_NAME", "统一身份认证"),
        "match": os.environ["LXQ_SAML_MATCH"],
        "claim": os.getenv("LXQ_SAML_CLAIM", ""),
        "subject": os.getenv("LXQ_SAML_SUBJECT", ""),
        "key": os.getenv("LXQ_SAML_KEY", ""),
        "certificate": os.getenv("LXQ_SAML_CERTIFICATE", ""),
        "encrypted": envbool("LXQ_SAML_ENCRYPTED", default=False),
        "unknown": os.getenv("LXQ_SAML_UNKNOWN", "refuse"),
        "trusted": True,
    }


def _workplace(kind: str, site: str) -> Told:
    if kind not in WORKPLACES:
        raise RuntimeError(f"LXQ_WORKPLACE must be one of {', '.join(WORKPLACES)}, not {kind!r}")
    return {
        "kind": kind,
        "issuer": f"{kind}:{os.environ['LXQ_WORKPLACE_ID']}",
        "client": os.environ["LXQ_WORKPLACE_ID"],
        "secret": envsecret("LXQ_WORKPLACE_SECRET"),
        "agent": os.getenv("LXQ_WORKPLACE_AGENT", ""),
        "name": os.getenv("LXQ_WORKPLACE_NAME", WORKPLACES[kind]),
        # WeCom tells a telephone number only to apps that may ask for it; its UserID it always tells.
        "match": os.getenv("LXQ_WORKPLACE_MATCH", "name" if kind == "wecom" else "phone"),
        "unknown": os.getenv("LXQ_WORKPLACE_UNKNOWN", "refuse"),
        "page": os.getenv("LXQ_WORKPLACE_PAGE", ""),
        "at": os.getenv("LXQ_WORKPLACE_AT", "").rstrip("/"),
        "back": f"{site}/login/outside/back",
    }


def attachments(folder: Path) -> Told:
    """In a folder of this machine, or in S3 or whatever speaks it, where a bucket is named (files/objects.py)."""
    if not os.getenv("LXQ_S3_BUCKET"):
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": folder}}
    return {
        "BACKEND": "lianxinqiao.files.objects.ObjectStorage",
        "OPTIONS": {
            "bucket": os.environ["LXQ_S3_BUCKET"],
            "endpoint": os.getenv("LXQ_S3_ENDPOINT"),
            "region": os.getenv("LXQ_S3_REGION", "us-east-1"),
            "access_key_id": os.getenv("LXQ_S3_KEY", ""),
            "secret_access_key": envsecret("LXQ_S3_SECRET"),
        },
    }


def telemetry() -> Told | None:
    """The collector's whole address for traces, as http://127.0.0.1:4318/v1/traces, and which share of them is told."""
    if not os.getenv("LXQ_OTLP_URL"):
        return None
    share = float(os.getenv("LXQ_OTLP_SHARE", "1"))
    if not 0 < share <= 1:
        raise RuntimeError(f"LXQ_OTLP_SHARE must be above 0 and at most 1, not {share}")
    return {"url": os.environ["LXQ_OTLP_URL"], "share": share}


def messengers() -> dict[str, str]:
    """LXQ_MESSENGER_WECOM=https://… and the like (notices/messengers.py)."""
    return {
        name.removeprefix("LXQ_MESSENGER_").lower(): address
        for name, address in sorted(os.environ.items())
        if name.startswith("LXQ_MESSENGER_") and name != "LXQ_MESSENGER_SAYS" and address
    }
