"""The browser's modules and this program speak the same: slips blinded there are signed here, papers sealed there open here."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image, ImageFilter

from lianxinqiao.ballots import blind, phone, sealing
from lianxinqiao.ballots.box import decoded, encoded
from lianxinqiao.ui import brought

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
    shutil.copy(brought.STATIC / "npm" / "lean-qr" / "lean-qr.js", tmp_path)
    (tmp_path / "package.json").write_text('{"type": "module"}')

    def say(told: dict[str, Any], script: str) -> dict[str, Any]:
        imports = "".join(f"import * as {name} from './{name}.js';" for name in ("bytes", "blind", "seal", "carry"))
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


QUIET, PIXELS = 4, 4  # modules of white around a code; pixels of a module on a phone


def seen_by_a_camera(rows: list[str]) -> str:
    """What a reader makes of the code as the page draws it, held a little askew before a grey table and out of focus."""
    side = len(rows) + 2 * QUIET
    code = Image.new("L", (side, side), 255)
    code.putdata([0 if mark == "1" else 255 for row in framed(rows) for mark in row])
    shown = code.resize((side * PIXELS, side * PIXELS), Image.Resampling.NEAREST)
    table = Image.new("L", (shown.width + 160, shown.height + 160), 120)
    table.paste(shown, (80, 80))
    held = table.rotate(4, resample=Image.Resampling.BICUBIC, fillcolor=120).filter(ImageFilter.GaussianBlur(1))
    (found,) = zxingcpp.read_barcodes(held)
    return str(found.text)


def framed(rows: list[str]) -> list[str]:
    white = "0" * (len(rows) + 2 * QUIET)
    return [*[white] * QUIET, *(f"{'0' * QUIET}{row}{'0' * QUIET}" for row in rows), *[white] * QUIET]


def test_a_slip_goes_to_another_phone_by_a_code(says: Says) -> None:
    """What is scanned is the slip that was there, in a part of the address that no server sees; a reader reads its code."""
    script = """
      const { generate, correction } = await import("./lean-qr.js");
      const own = await crypto.subtle.generateKey(seal.signing, true, ["sign", "verify"]);
      const serial = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
      const jwk = await crypto.subtle.exportKey("jwk", own.privateKey);
      const there = { number: 41, word: "w".repeat(22), title: "人事任免", meeting: "第十七届常委会第二十九次会议", owner: "712",
        slip: bytes.encode(bytes.join(bytes.random(32), serial)), signature: bytes.encode(bytes.random(256)), own: jwk };
      const link = carry.link(there, "https://renda.example.gov.cn/ballots");
      const here = carry.read(link);
      const code = generate(link, { minCorrectionLevel: correction.L, maxCorrectionLevel: correction.L });
      const { size } = code;
      const rows = Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => (code.get(x, y) ? "1" : "0")).join(""));
      const { own: theirs, ...others } = there;
      const { own: ours, ...rest } = here;
      await seal.paper(41, ["a"], bytes.decode(told.point), bytes.decode(here.slip), ours, ["yes"]);
      console.log(JSON.stringify({ same: JSON.stringify(others) === JSON.stringify(rest), key: theirs.d === ours.d && theirs.x === ours.x,
        size, rows, link, sent: link.split("#")[0], wrong: [carry.read("12"), carry.read("x".repeat(999)), carry.read("9".repeat(1200))] }));
    """
    _secret, point = phone.scrutineer()
    said = says({"point": encoded(point)}, script)
    assert (said["same"], said["key"], said["wrong"]) == (True, True, [None, None, None])
    assert said["size"] <= 81, "modules in a row: four pixels each on a phone"
    assert seen_by_a_camera(said["rows"]) == said["link"]
    assert said["sent"] == "https://renda.example.gov.cn/ballots"
