"""A request that the program does not read is answered all the same, by the server that serves it in life."""

import http.client
import io
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from lianxinqiao.setup import ports
from lianxinqiao.ui import leftovers

APP = """
from lianxinqiao.ui import leftovers

def refuses(environ, start_response):
    start_response("404 Not Found", [("Content-Type", "text/plain")])
    return [b"not here"]

application = leftovers.read_to_its_end(refuses)
"""
LARGE = 20 << 20


def served(folder, port):
    (folder / "refusing.py").write_text(APP)
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "refusing:application"]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(Path.cwd())])}
    return subprocess.Popen(command, env=env, cwd=folder, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def wait_for(port):
    for _attempt in range(200):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("it did not start")


def test_what_is_sent_to_nowhere_gets_its_answer(tmp_path):
    port = ports.free()
    with served(tmp_path, port) as server:
        try:
            wait_for(port)
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            for _again in range(3):  # on one connection, as a proxy keeps it
                asked.request("POST", "/nowhere", b"x" * LARGE)
                answer = asked.getresponse()
                assert (answer.status, answer.read()) == (404, b"not here")
            asked.close()
        finally:
            server.terminate()


def left_of(length, said):
    sent = io.BytesIO(b"x" * length)
    answer = leftovers.read_to_its_end(lambda _environ, _start: [b""])
    answer({"CONTENT_LENGTH": said, "wsgi.input": sent}, None)
    return length - sent.tell()


def test_only_what_was_announced_and_is_not_too_much_is_read():
    assert left_of(100_000, "100000") == 0
    assert left_of(10, str(leftovers.MOST + 1)) == 10
    assert [left_of(10, said) for said in ("", "0", "-1", "ten")] == [10] * 4
