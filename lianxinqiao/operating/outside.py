"""What the program finds around itself: address and certificate, proxies, mail, the background work."""

import datetime as dt
import socket
import ssl
from urllib.parse import urlsplit

from cryptography import x509
from django.conf import settings

from lianxinqiao.accounts import outside as identity
from lianxinqiao.accounts import saml
from lianxinqiao.operating import findings, measures
from lianxinqiao.operating.findings import BAD, GOOD, WARN, Finding, Findings

PATIENCE = 3  # seconds
CERTIFICATE_SCANT, CERTIFICATE_LEAST = 21, 7  # days
WEAK_KEY = 32  # characters
STUCK = 1800  # seconds


def web() -> Findings:
    if settings.HTTPS:
        yield findings.found("https", GOOD, f"{settings.SITE_URL}: Secure, HSTS")
        yield _certificate()
    elif "127.0.0.1" in settings.SITE_URL or settings.DEMO:
        yield findings.found("https", GOOD, f"{settings.SITE_URL}：只在本机", f"{settings.SITE_URL}: this machine only")
    else:
        words = (f"{settings.SITE_URL}：密码会明文传输。", f"{settings.SITE_URL}: passwords travel in the clear.")
        yield findings.found("https", BAD, *words, todo="LXQ_SITE_URL=https://…")
    proxies = ", ".join(map(str, settings.PROXIES)) or "—"
    everybody = any(str(each).endswith("/0") for each in settings.PROXIES)
    yield findings.found(
        "proxies",
        BAD if everybody else GOOD,
        f"信任的代理：{proxies}",
        f"trusted proxies: {proxies}",
        todo="LXQ_PROXIES 不能信任所有地址。" if everybody else "",
        english_todo="Name your proxies in LXQ_PROXIES, not every address." if everybody else "",
    )
    if settings.DEBUG:
        yield findings.found("debug", BAD, "调试页面开着。", "Debug pages are on.", todo="LXQ_DEBUG=no")


def configured() -> Findings:
    """Settings that are each allowed, and together wrong in real work."""
    wrong = []
    if len(settings.SECRET_KEY) < WEAK_KEY:
        wrong.append(("LXQ_SECRET_KEY 太短", "LXQ_SECRET_KEY is too short"))
    if "*" in settings.ALLOWED_HOSTS:
        wrong.append(("LXQ_HOSTS 不能是 *", "LXQ_HOSTS must not be *"))
    if not settings.DEMO and not settings.SECOND_FACTOR_REQUIRED:
        wrong.append(("没有要求二次验证", "no second factor is required"))
    if wrong:
        chinese, english = "；".join(each for each, _ in wrong), "; ".join(each for _, each in wrong)
        yield findings.found("settings", BAD, f"{chinese}。", f"{english}.", todo="README")
    else:
        yield findings.found(
            "settings", GOOD, "密钥、主机名、二次验证都已设置。", "Keys, host names and second factor are set."
        )


def signing_in() -> Findings:
    """The identity server by which people sign in, where there is one: what is known of it, and until when."""
    known = identity.server()
    if known is None or known.kind != "saml":
        return
    try:
        ends = saml.certificates(known)
    except Exception as error:  # noqa: BLE001 whatever the library meets in these files
        words = (f"SAML 的元数据或证书不能用：{error}", f"The metadata or certificates of SAML are of no use: {error}")
        yield findings.found("saml", BAD, *words, todo="LXQ_SAML_METADATA LXQ_SAML_KEY LXQ_SAML_CERTIFICATE")
        return
    now = dt.datetime.now(dt.UTC)
    best = max(end for name, end in ends.items() if name.startswith("IdP"))  # the newest is what it will sign with
    counted = {name: end for name, end in ends.items() if end == best or not name.startswith("IdP")}
    days = min((end - now).days for end in counted.values())
    told = ", ".join(f"{name} {end:%Y-%m-%d}" for name, end in ends.items())
    said = (f"SAML 证书：{told}，最近的还有{days}天", f"certificates of SAML: {told}; {days} days left at least")
    english = "Replace the identity server's metadata file, or our certificate."
    yield _holding("saml", days, said, todo="更换身份认证系统的元数据文件，或我方的证书。", english_todo=english)


def _certificate() -> Finding:
    """What visitors are shown at the site's own address, as far as this machine reaches it."""
    site = urlsplit(settings.SITE_URL)
    host, port = site.hostname or "", site.port or 443
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # only its last day is read
    try:
        with (
            socket.create_connection((host, port), PATIENCE) as plain,
            context.wrap_socket(plain, server_hostname=host) as tls,
        ):
            shown = tls.getpeercert(binary_form=True) or b""
    except OSError as error:
        words = (f"从本机连不上 {host}:{port}：{error}", f"{host}:{port} cannot be reached from here: {error}")
        return findings.found("tls", WARN, *words)
    ends = x509.load_der_x509_certificate(shown).not_valid_after_utc
    days = (ends - dt.datetime.now(dt.UTC)).days
    said = (f"证书到{ends:%Y-%m-%d}，还有{days}天", f"certificate until {ends:%Y-%m-%d}, {days} days left")
    return _holding("tls", days, said, todo="请更新证书。", english_todo="Renew the certificate.")


def _holding(code: str, days: int, said: tuple[str, str], **todo: str) -> Finding:
    """A certificate that holds so many days more; what to do where they are few."""
    state = BAD if days < CERTIFICATE_LEAST else WARN if days < CERTIFICATE_SCANT else GOOD
    return findings.found(code, state, *said, **({} if state == GOOD else todo))


def mail() -> Findings:
    if not settings.EMAIL_HOST:
        words = ("没有邮件服务器，通知只留在发件箱。", "No mail server; notices stay in the outbox.")
        yield findings.found("mail", WARN, *words, todo="LXQ_SMTP_HOST")
        return
    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        socket.create_connection((settings.EMAIL_HOST, settings.EMAIL_PORT), timeout=PATIENCE).close()
    except OSError as error:
        words = (f"{where} 连不上：{error}", f"{where} cannot be reached: {error}")
        yield findings.found("mail", BAD, *words, todo="LXQ_SMTP_HOST LXQ_SMTP_PORT")
    else:
        yield findings.found("mail", GOOD, where)


def work() -> Findings:
    """The background work: reminders, letters, signatures and backups come from it."""
    queue, late = measures.queue(), measures.overdue()
    if not queue.workers:
        words = (
            "后台任务没有运行：催办、发信、签名和备份都停着。",
            "No worker runs: reminders, letters, signatures and backups stand still.",
        )
        yield findings.found("worker", BAD, *words, todo="lianxinqiao worker")
    elif late:
        names = "、".join(late)
        words = (f"没有按时开始的任务：{names}", f"tasks that did not start when due: {', '.join(late)}")
        yield findings.found("worker", WARN, *words)
    else:
        words = (f"{queue.workers}个在运行，{queue.todo}项等待", f"{queue.workers} at work, {queue.todo} jobs waiting")
        yield findings.found("worker", WARN if queue.oldest > STUCK else GOOD, *words)
    if queue.failed:
        words = (
            f"一天内有{queue.failed}项后台任务失败，原因在日志里。",
            f"{queue.failed} jobs failed within a day; the log says why.",
        )
        yield findings.found("jobs", WARN, *words)


def letters() -> Findings:
    told = measures.letters()
    if told.late:
        words = (f"{told.late}份催办到时还没有发出。", f"{told.late} reminders have not gone out when due.")
        yield findings.found("letters", BAD, *words)
    elif told.failed:
        words = (f"{told.failed}封没有发出。", f"{told.failed} letters did not go out.")
        yield findings.found("letters", WARN, *words, todo="见“发件箱”。", english_todo="See the outbox.")
    else:
        yield findings.found("letters", GOOD, f"{told.waiting}封待发", f"{told.waiting} waiting")


LOOKS = (configured, web, signing_in, mail, work, letters)
