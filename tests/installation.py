"""One installation as a process of its own: its pages, over TLS where it has a certificate, and an office that does what it is told by lines of JSON.

    python -m tests.installation PORT [CERTIFICATE KEY]

`tests.installations` starts it with a database and a folder of its own. Each line is `[act, {arguments}]`, each answer
`[true, what came of it]` or `[false, why not]`.
"""

import json
import ssl
import sys
import threading
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_told: object) -> None: ...


class _Secure(_Quiet):
    def get_environ(self) -> dict[str, Any]:
        return {**super().get_environ(), "wsgi.url_scheme": "https", "HTTPS": "on"}


def _serve(application: Any, port: int, certificate: str = "", key: str = "") -> None:
    server = _Server(("127.0.0.1", port), _Secure if certificate else _Quiet)
    if certificate:
        _over_tls(server, certificate, key)
    server.set_app(application)
    threading.Thread(target=server.serve_forever, daemon=True).start()


def _over_tls(server: _Server, certificate: str, key: str) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.base_environ["HTTPS"] = "on"


def main() -> None:
    from lianxinqiao.access.refused import Refused
    from lianxinqiao.wsgi import application  # sets Django up, before anything asks it
    from tests.installed_office import Office

    _serve(application, int(sys.argv[1]), *sys.argv[2:4])
    office = Office()
    said = sys.stdout
    sys.stdout = sys.stderr  # whatever else is printed
    print("[true, null]", file=said, flush=True)
    for line in sys.stdin:
        act, told = json.loads(line)
        try:
            answer: Any = [True, getattr(office, act)(**told)]
        except Refused as refusal:
            answer = [False, str(refusal)]
        print(json.dumps(answer, default=str), file=said, flush=True)


if __name__ == "__main__":
    main()
