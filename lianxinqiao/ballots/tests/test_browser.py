"""The browser's modules and this program speak the same: slips blinded there are signed here, papers sealed there open here."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lianxinqiao.ballots import blind, phone, sealing
from lianxinqiao.ballots.box import decoded, encoded

NODE = shutil.which("node")
MODULES = Path(__file__).parent.parent / "static" / "ballots" / "modules"
pytestmark = pytest.mark.skipif(NODE is None, reason="no node on this machine")
Says = Callable[[dict[str, Any], str], dict[str, Any]]
QUESTIONS = ["决定任命周启明为云河区教育局局长", "“审判员” & <检察员>"]


@pytest.fixture
def says(tmp_path: Path) -> Says:
    """Run a script beside the modules and read what it prints."""
    assert NODE is not None
    shutil.copytree(MODULES, tmp_path, dirs_exist_ok=True)
    (tmp_path / "package.json").write_text('{"type": "module"}')

    def say(told: dict[str, Any], script: str) -> dict[str, Any]:
        imports = "".join(f"import * as {name} from './{name}.js';" for name in ("bytes", "blind", "seal"))
        (tmp_path / "said.js").write_text(f"{imports}const told = {json.dumps(told)};{script}")
        return run(str(tmp_path / "said.js"))

    return say


def run(path: str) -> dict[str, Any]:
    assert NODE is not None
    run = subprocess.run([NODE, path], capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == 0, run.stderr
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


def test_the_numbers_of_the_rfc_in_the_browser(says: Says) -> None:
    told = json.loads((Path(__file__).parent / "rfc9474.json").read_text())
    modulus = int(told["p"], 16) * int(told["q"], 16)
    factor = pow(int(told["inv"], 16), -1, modulus)
    script = """
      const raw = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
      const key = { modulus: BigInt(told.modulus), exponent: 65537n, size: 512 };
      const blinded = await blind.blindWith(key, raw(told.prepared), raw(told.salt), BigInt(told.factor));
      console.log(JSON.stringify({ blinded: blinded.toString(16) }));
    """
    sent = {"modulus": str(modulus), "factor": str(factor), "prepared": told["prepared_msg"], "salt": told["salt"]}
    assert int(says(sent, script)["blinded"], 16) == int(told["blinded_msg"], 16)


def test_a_slip_and_a_paper_from_the_browser(says: Says) -> None:
    private, (secret, point) = blind.new_key(), phone.scrutineer()
    script = """
      const own = await crypto.subtle.generateKey(seal.signing, true, ["sign", "verify"]);
      const serial = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
      const slip = bytes.join(bytes.random(32), serial);
      const key = await blind.key(told.key);
      const { blinded, inverse } = await blind.blind(key, slip);
      const jwk = await crypto.subtle.exportKey("jwk", own.privateKey);
      const { sealed, mark } = await seal.paper(7, told.questions, bytes.decode(told.point), slip, jwk, ["yes", "abstain"]);
      console.log(JSON.stringify({ slip: bytes.encode(slip), blinded: bytes.encode(blinded), inverse,
        sealed: bytes.encode(sealed), mark: bytes.encode(mark) }));
    """
    public = blind.public_half(private)
    said = says({"key": encoded(public), "point": encoded(point), "questions": QUESTIONS}, script)
    slip, sealed = decoded(said["slip"]), decoded(said["sealed"])
    assert (len(slip), len(sealed)) == (sealing.SLIP, sealing.SEALED)
    assert sealing.is_marked(slip, 7, sealed, decoded(said["mark"]))
    plain = sealing.unseal(sealed, secret, sealing.info(7, QUESTIONS) + sealing.key_of(slip))
    assert plain is not None
    assert sealing.unpack(plain, 2) == ["yes", "abstain"]

    signed = blind.sign(private, decoded(said["blinded"]))
    finish = """
      const key = await blind.key(told.key);
      const signature = await blind.finalize(key, bytes.decode(told.slip), bytes.decode(told.signed), told.inverse);
      console.log(JSON.stringify({ signature: bytes.encode(signature) }));
    """
    sent = {"key": encoded(public), "slip": said["slip"], "signed": encoded(signed), "inverse": said["inverse"]}
    assert blind.verify(public, slip, decoded(says(sent, finish)["signature"]))
