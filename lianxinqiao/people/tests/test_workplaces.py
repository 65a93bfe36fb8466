"""Signing in with WeCom, DingTalk and Feishu, against a server that asks and answers as their documents say."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from lianxinqiao import optional
from lianxinqiao.accounts.models import DoorEvent, OutsideIdentity, User
from lianxinqiao.people.models import Post

ID, SECRET = "id-of-the-app", "a-secret-of-the-test"
BACK = "http://testserver/login/outside/back"
CODES = {"lin": "13900001111", "guest": "", "abroad": "13900001111"}


class AsDocumented(BaseHTTPRequestHandler):
    """Knows the three by their paths; whoever asks otherwise than documented is told an error as they tell it."""

    def do_GET(self):
        self.answered({})

    def do_POST(self):
        self.answered(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def answered(self, told):
        address = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        self.server.met.append(address.path)
        status, answer = getattr(self, ANSWERS.get((self.command, address.path), "unknown"))(asked, told)
        content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_args): ...

    def unknown(self, _asked, _told):
        return 404, b"<html>"

    # ---- WeCom
    def wecom_token(self, asked, _told):
        right = asked == {"corpid": ID, "corpsecret": SECRET}
        return 200, {"errcode": 0, "access_token": "t"} if right else {"errcode": 40001, "errmsg": "invalid credential"}

    def wecom_who(self, asked, _told):
        if asked.get("access_token") != "t" or asked["code"] not in CODES:
            return 200, {"errcode": 40029, "errmsg": "invalid code"}
        if asked["code"] == "guest":
            return 200, {"errcode": 0, "openid": "somebody"}
        return 200, {"errcode": 0, "userid": asked["code"], "user_ticket": "k"}

    def wecom_more(self, asked, told):
        right = asked == {"access_token": "t"} and told == {"user_ticket": "k"}
        return 200, {"errcode": 0, "mobile": CODES["lin"]} if right else {"errcode": 1}

    # ---- DingTalk
    def dingtalk_token(self, _asked, told):
        right = (told["clientId"], told["clientSecret"], told["grantType"]) == (ID, SECRET, "authorization_code")
        if not right or told["code"] not in CODES:
            return 400, {"code": "invalidParameter.authCode.notFound", "message": "x"}
        return 200, {"accessToken": f"t-{told['code']}", "expireIn": 7200}

    def dingtalk_who(self, _asked, _told):
        code = self.headers["x-acs-dingtalk-access-token"].removeprefix("t-")
        state = "852" if code == "abroad" else "86"
        return 200, {"unionId": code, "nick": "林晓", "mobile": CODES[code], "stateCode": state}

    # ---- Feishu
    def feishu_token(self, _asked, told):
        right = (told["client_id"], told["client_secret"], told["redirect_uri"]) == (ID, SECRET, BACK)
        if not right or told["code"] not in CODES:
            return 400, {"code": 20003, "error": "invalid_grant"}
        return 200, {"code": 0, "access_token": f"t-{told['code']}"}

    def feishu_who(self, _asked, _told):
        code = self.headers["Authorization"].removeprefix("Bearer t-")
        phone = f"+{'852' if code == 'abroad' else '86'}{CODES[code]}" if CODES[code] else ""
        return 200, {"code": 0, "data": {"union_id": code, "name": "林晓", "mobile": phone}}


ANSWERS = {
    ("GET", "/cgi-bin/gettoken"): "wecom_token",
    ("GET", "/cgi-bin/auth/getuserinfo"): "wecom_who",
    ("POST", "/cgi-bin/auth/getuserdetail"): "wecom_more",
    ("POST", "/v1.0/oauth2/userAccessToken"): "dingtalk_token",
    ("GET", "/v1.0/contact/users/me"): "dingtalk_who",
    ("POST", "/open-apis/authen/v2/oauth/token"): "feishu_token",
    ("GET", "/open-apis/authen/v1/user_info"): "feishu_who",
}
EACH = pytest.mark.parametrize("kind", ["wecom", "dingtalk", "feishu"])


@pytest.fixture(scope="module")
def place():
    server = ThreadingHTTPServer(("127.0.0.1", 0), AsDocumented)
    server.met = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


@pytest.fixture
def configure(place, settings, monkeypatch, db):
    def configured(kind, **more):
        told = {"": kind, "_ID": ID, "_SECRET": SECRET, "_AGENT": "1000002", "_MATCH": "phone", **more}
        for name, value in {"_AT": f"http://127.0.0.1:{place.server_port}/", **told}.items():
            monkeypatch.setenv(f"LXQ_WORKPLACE{name}", value)
        settings.OIDC = optional.sign_in("http://testserver")

    return configured


@pytest.fixture
def lin(db):
    return User.objects.create(name="lin.xiao", phone=CODES["lin"], must_change_password=False)


def sent(client, kind, code="lin"):
    away = client.get("/login/outside?next=/calendar")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(away["Location"]).query).items()}
    assert asked["redirect_uri"] == BACK
    name = "authCode" if kind == "dingtalk" else "code"
    return client.get("/login/outside/back", {name: code, "state": asked["state"]})


@EACH
def test_a_person_is_matched_and_known_from_then_on(client, configure, lin, kind):
    configure(kind)
    assert {"wecom": "企业微信", "dingtalk": "钉钉", "feishu": "飞书"}[kind] in client.get("/login").content.decode()
    answer = sent(client, kind)
    assert (answer.status_code, answer["Location"]) == (302, "/calendar")
    assert client.session["_auth_user_id"] == str(lin.pk)
    identity = OutsideIdentity.objects.get(user=lin)
    assert (identity.issuer, identity.subject) == (f"{kind}:{ID}", "lin")
    User.objects.filter(pk=lin.pk).update(phone="13700000000")
    client.logout()
    sent(client, kind)
    assert client.session["_auth_user_id"] == str(lin.pk)


@EACH
@pytest.mark.parametrize("code", ["guest", "abroad", "nobody"])
def test_who_is_not_let_in(client, configure, lin, kind, code):
    """No member or without a number, a number from abroad, a code that nobody gave."""
    if (kind, code) == ("wecom", "abroad"):
        User.objects.filter(pk=lin.pk).update(phone="13700000000")
    configure(kind)
    assert sent(client, kind, code).status_code == 403
    assert "_auth_user_id" not in client.session
    assert DoorEvent.objects.filter(result="refused", detail__startswith=f"{kind}: ").count() == 1


@EACH
def test_whoever_comes_back_without_having_gone_is_sent_away(client, configure, lin, place, kind):
    configure(kind)
    client.get("/login/outside")
    place.met.clear()
    for more in ({}, {"state": "another"}, {"state": "é"}):
        assert client.get("/login/outside/back", {"code": "lin", "authCode": "lin", **more}).status_code == 403
    assert place.met == []
    assert not OutsideIdentity.objects.exists()


@EACH
def test_a_newcomer_gets_an_account_without_a_post_where_it_is_so_told(client, configure, kind):
    configure(kind, _UNKNOWN="create")
    sent(client, kind)
    user = User.objects.get(pk=client.session["_auth_user_id"])
    assert user.phone == CODES["lin"]
    assert not Post.objects.filter(person__user=user).exists()


@EACH
def test_where_nobody_answers_the_password_is_still_there(client, configure, kind):
    configure(kind, _AT="http://127.0.0.1:1")
    answer = sent(client, kind)
    assert answer.status_code == 503
    assert "可以用账号和密码登录" in answer.content.decode()


def test_a_wrong_secret_is_told_in_the_trail_of_the_doors(client, configure, lin):
    configure("wecom", _SECRET="another")
    assert sent(client, "wecom").status_code == 403
    assert "40001" in DoorEvent.objects.get(result="refused").detail


def test_a_workplace_that_nobody_knows_stops_the_start(configure):
    with pytest.raises(RuntimeError, match="LXQ_WORKPLACE"):
        configure("welink")
