"""Two installations that know nothing of each other but an address: each a process, a database and keys of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from lianxinqiao.database.tests.test_backup import Installation, scratch
from lianxinqiao.setup import ports

HERE = "127.0.0.1"
OF_THE_TESTS = (
    "LXQ_TEST_DB",
    "LXQ_TEST_TEMPLATE",
    "LXQ_DATABASE_ROLE",
    "LXQ_SECRET_KEY",
    "LXQ_FACTOR_KEY",
    "LXQ_SENDER_KEY",
)


class Running:
    """`does("hand", title=…)` is done there; raises Refusal with the sentence of what was refused."""

    def __init__(self, port: int, environment: Mapping[str, str], *tls: Path) -> None:
        self.port = port
        self.command = [sys.executable, "-m", "tests.installation", str(port), *map(str, tls)]
        self.environment = {**environment, "DJANGO_SETTINGS_MODULE": "lianxinqiao.settings"}
        Path(self.environment["LXQ_VAR"]).mkdir(parents=True, exist_ok=True)
        self.start()

    def start(self) -> None:
        pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.process = subprocess.Popen(self.command, env=self.environment, **pipes)

    def heard(self) -> Any:
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, "the installation has ended"
        done, said = json.loads(line)
        assert done, said
        return said

    def does(self, act: str, **told: Any) -> Any:
        assert self.process.stdin
        self.process.stdin.write(json.dumps([act, told]) + "\n")
        self.process.stdin.flush()
        return self.heard()

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@contextmanager
def running(folder: Path, *names: str) -> Iterator[list[Running]]:
    """So many with databases of their own, which know of each other nothing but whose certificate to believe."""
    tls = _certificate(folder)
    with ExitStack() as stack:
        made = [stack.enter_context(Installation(scratch(f"two_{name}"), folder, migrated=True)) for name in names]
        yield stack.enter_context(started(_over_tls(each, *tls) for each in made))


@contextmanager
def started(programs: Iterable[Running]) -> Iterator[list[Running]]:
    """All at the same time, each once it answers, and gone afterwards."""
    with ExitStack() as stack:
        running = []
        for program in programs:
            stack.callback(program.kill)
            running.append(program)
        for program in running:
            program.heard()
        yield running


def _over_tls(installed: Installation, certificate: Path, key: Path) -> Running:
    port = ports.free()
    kept = {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS}
    told = {
        "LXQ_VAR": str(installed.var),
        "LXQ_SITE_URL": f"https://{HERE}:{port}",
        "SSL_CERT_FILE": str(certificate),
    }
    return Running(port, {**kept, **installed.addresses, **told}, certificate, key)


def _certificate(folder: Path) -> tuple[Path, Path]:
    """Of this machine, signed by itself, for an hour."""
    secret, named = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HERE)])
    at = datetime.now(UTC)
    made = x509.CertificateBuilder(named, named, secret.public_key(), x509.random_serial_number())
    made = made.not_valid_before(at - timedelta(hours=1)).not_valid_after(at + timedelta(hours=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HERE))]), critical=False)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.sign(secret, hashes.SHA256()).public_bytes(pem))
    key.write_bytes(secret.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    return certificate, key
