"""While the demo district is built, its address says how far that is."""

import http.client

from lianxinqiao.demo import commands
from lianxinqiao.setup import meanwhile


def test_the_page_that_waits_for_the_demo_says_how_far_it_is(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LXQ_VAR", str(tmp_path))
    with meanwhile.shown("127.0.0.1", 0) as port:
        assert _waiting(port) == (503, True, False)
        commands.progress("2020", 71, 142)
        assert "71 / 142" in meanwhile.page()
        assert _waiting(port) == (503, True, True)
    assert not meanwhile.note().exists()
    told = capsys.readouterr()
    assert told.out == ""
    assert "71/142" in told.err


def _waiting(port):
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    asked.request("GET", "/anything")
    answer = asked.getresponse()
    page = answer.read().decode()
    asked.close()
    return answer.status, "正在建立演示区" in page, 'value="71"' in page
