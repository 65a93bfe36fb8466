"""`sslmode` of the address is honoured by whatever asks the database: the pages, the worker, the owner, PostgreSQL's programs.

The tests' own server speaks no TLS, so what it says stands behind a door that does, with certificates of the test: the
driver and the programs judge these themselves.
"""

import asyncio
import contextlib
import datetime as dt
import ssl
import subprocess
import threading

import psycopg
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.db import DEFAULT_DB_ALIAS, connection, connections
from procrastinate.contrib.django.utils import connector_params

from lianxinqiao.database import backup, binaries, roles, tunnel
from lianxinqiao.database.address import parse_database
from lianxinqiao.database.errors import BackupRefused


def signed(name, alternative, *, by=None, is_authority=False):
    """A key and its certificate, signed by another or by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    named = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    built = x509.CertificateBuilder().subject_name(named).issuer_name(by[1].subject if by else named)
    built = built.public_key(key.public_key()).serial_number(x509.random_serial_number())
    built = built.not_valid_before(now - dt.timedelta(hours=1)).not_valid_after(now + dt.timedelta(days=1))
    built = built.add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
    if alternative:
        built = built.add_extension(x509.SubjectAlternativeName(alternative), critical=False)
    return key, built.sign(by[0] if by else key, hashes.SHA256())


def pem(certificate):
    return certificate.public_bytes(Encoding.PEM)


class Door:
    """TLS and nothing else, before the tests' own server."""

    def __init__(self, context, behind):
        self.context, self.behind = context, behind
        self.encrypted = self.refused = 0

    async def __call__(self, reader, writer):
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            if await reader.readexactly(8) != tunnel.ASKS_FOR_TLS:
                self.refused += 1
                writer.close()
                return
            writer.write(b"S")
            await writer.start_tls(self.context)
            self.encrypted += 1
            back, forth = await asyncio.open_unix_connection(self.behind)
            await asyncio.gather(tunnel._pipe(reader, forth), tunnel._pipe(back, writer))
        writer.close()


@pytest.fixture(scope="module")
def own():
    """Whose certificate the door has; and another authority."""
    authority = signed("authority of the test", [], is_authority=True)
    return authority, signed("another", [], is_authority=True)


@pytest.fixture
def door(own, tmp_path):
    """Its port; for `localhost` alone."""
    key, certificate = signed("localhost", [x509.DNSName("localhost")], by=own[0])
    (tmp_path / "server.pem").write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + pem(certificate)
    )
    for name, each in zip(("root", "other"), own, strict=True):
        (tmp_path / f"{name}.crt").write_bytes(pem(each[1]))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "server.pem")
    host = psycopg.conninfo.conninfo_to_dict(roles.owner_url())["host"]
    loop = asyncio.new_event_loop()
    made = Door(context, f"{host}/.s.PGSQL.5432")
    server = loop.run_until_complete(asyncio.start_server(made, "127.0.0.1", 0))
    made.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield made
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    server.close()
    loop.run_until_complete(tunnel._ended())
    loop.close()


@pytest.fixture
def address(door, tmp_path):
    """The test's database by the door, as it is said in DATABASE_URL."""
    told = psycopg.conninfo.conninfo_to_dict(roles.owner_url())

    def say(mode, *, host="localhost", root="root"):
        at = f"{told['user']}:{told['password']}@{host}:{door.port}/{told['dbname']}"
        return f"postgresql://{at}?sslmode={mode}&sslrootcert={tmp_path}/{root}.crt&connect_timeout=10"

    return say


def asked_by_django(url):
    other = type(connections[DEFAULT_DB_ALIAS])({**connection.settings_dict, **parse_database(url)}, DEFAULT_DB_ALIAS)
    try:
        with other.cursor() as cursor:
            cursor.execute("select 1")
            return other.connection.pgconn.ssl_in_use
    finally:
        other.close()


def asked_by_the_worker(url):
    own = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = type(own)({**own.settings_dict, **parse_database(url)}, DEFAULT_DB_ALIAS)
    try:
        with psycopg.connect(**connector_params()) as asked:
            return asked.pgconn.ssl_in_use
    finally:
        connections[DEFAULT_DB_ALIAS] = own


def asked_by_a_program(url):
    program = binaries.choose().program("pg_dump")
    with tunnel.reached(url, program) as there:
        done = subprocess.run(
            [program, "--schema=nothing_of_it", "--strict-names", f"--dbname={there}"], capture_output=True, text=True
        )
    assert "no matching schemas" in done.stderr, done.stderr
    return True


WHO = (asked_by_django, asked_by_the_worker, asked_by_a_program)


@pytest.mark.parametrize("who", WHO, ids=lambda who: who.__name__)
@pytest.mark.parametrize("mode", ["require", "verify-ca", "verify-full"])
def test_it_is_encrypted_and_the_server_is_who_it_says(db, door, address, who, mode):
    assert who(address(mode))
    assert door.encrypted
    assert not door.refused


@pytest.mark.parametrize("who", WHO, ids=lambda who: who.__name__)
@pytest.mark.parametrize(
    ("mode", "how"),
    [
        ("verify-full", {"host": "127.0.0.1"}),
        ("verify-full", {"root": "other"}),
        ("verify-ca", {"root": "other"}),
        ("disable", {}),
    ],
    ids=str,
)
def test_another_server_or_none_at_all_is_not_asked(db, door, address, who, mode, how):
    with pytest.raises(Exception, match=r"certificate|closed the connection|server closed"):
        who(address(mode, **how))


def test_verify_ca_asks_for_no_name(db, door, address):
    assert all(who(address("verify-ca", host="127.0.0.1")) for who in WHO)


@pytest.mark.parametrize(("mode", "host"), [("verify-full", "127.0.0.1"), ("verify-full", "localhost")])
def test_the_way_of_the_programs_judges_for_itself(door, address, tmp_path, mode, host):
    """Not only by the driver, which looked before it."""
    told = psycopg.conninfo.conninfo_to_dict(address(mode, host=host))
    program = binaries.choose().program("pg_dump")
    there = tunnel.There(host, "127.0.0.1", door.port)
    with tunnel._open(tmp_path, there, tunnel.trust(told)):
        kept = {name: told[name] for name in ("user", "password", "dbname")}
        to = psycopg.conninfo.make_conninfo("", **kept, host=str(tmp_path), port=5432)
        done = subprocess.run(
            [program, "--schema=nothing_of_it", "--strict-names", f"--dbname={to}"], capture_output=True, text=True
        )
    assert ("no matching schemas" in done.stderr) == (host == "localhost"), done.stderr


def test_what_binds_to_the_channel_is_not_offered_to_whoever_sees_none():
    """As a server with TLS of its own offers it, which the tests' own has not."""
    both = tunnel.SASL + b"SCRAM-SHA-256-PLUS\0SCRAM-SHA-256\0\0"
    one = tunnel.SASL + b"SCRAM-SHA-256\0\0"
    assert tunnel.without_binding(b"R", both) == b"R" + (len(one) + 4).to_bytes(4, "big") + one
    for kind, body in ((b"R", one), (b"R", b"\0\0\0\0"), (b"E", both), (b"v", b"\0\3\0\0\0\0\0\0")):
        assert tunnel.without_binding(kind, body) == kind + (len(body) + 4).to_bytes(4, "big") + body


def test_a_program_that_knows_tls_goes_by_itself(address, monkeypatch):
    monkeypatch.setattr(tunnel, "knows_tls", lambda _program: True)
    with tunnel.reached(address("verify-full"), "pg_dump") as there:
        assert there == address("verify-full")


def test_a_certificate_that_is_not_there_is_named():
    with pytest.raises(BackupRefused, match="certificate"):
        tunnel.trust({"sslmode": "verify-full", "sslrootcert": "/nowhere/root.crt"})


def test_a_backup_is_written_by_it(db, door, address, monkeypatch, tmp_path):
    url = address("verify-full")
    monkeypatch.setattr(backup, "address", lambda: url)
    with psycopg.connect(url) as held:
        held.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        (snapshot,) = held.execute("select pg_export_snapshot()").fetchone()
        backup._dump(tmp_path / "dump", snapshot, held.info.server_version // 10_000)
    assert (tmp_path / "dump").read_bytes().startswith(b"PGDMP")
