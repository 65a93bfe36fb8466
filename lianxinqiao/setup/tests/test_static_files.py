"""What the pages ask for is collected once, however many processes begin together."""

import threading
import time
from pathlib import Path

import pytest
from django.core import management

from lianxinqiao.setup import schema


def test_two_that_begin_together_collect_once(tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.STATIC_ROOT = tmp_path / "var" / "static"
    at_work, called = threading.Lock(), []

    def collect(name: str, **_told: object) -> None:
        assert at_work.acquire(blocking=False), "one cleared away what the other had made"
        called.append(name)
        time.sleep(0.1)
        settings.STATIC_ROOT.mkdir(exist_ok=True)
        at_work.release()

    monkeypatch.setattr(management, "call_command", collect)
    both = [threading.Thread(target=schema.collect_static) for _each in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert called == ["collectstatic"]
    schema.collect_static()
    assert called == ["collectstatic"], "the files are the same"
