"""All settings, one file. Everything an operator may change comes from the environment.

A value that is required and missing fails loudly at start, never half-way through a request.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from lianxinqiao import optional
from lianxinqiao.database import place
from lianxinqiao.database.address import database_url, parse_database
from lianxinqiao.environment import envbool, envlist, envsecret
from lianxinqiao.setup import waiting
from lianxinqiao.ui import brought, caller, logs

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = place.var()

# ------------------------------------------------------------------ the installation
# The demo district opens one-click doors for every role; only `demo build` ever switches it on.
DEMO = envbool("LXQ_DEMO", default=(VAR_DIR / "demo").exists())
DEBUG = envbool("LXQ_DEBUG", default=False)
SECRET_KEY = envsecret("LXQ_SECRET_KEY")
FACTOR_KEY = envsecret("LXQ_FACTOR_KEY")  # encrypts the seeds of second factors (accounts/factor_key.py)
SENDER_KEY = envsecret("LXQ_SENDER_KEY")  # encrypts who sent an opinion (opinions/sealing.py)
SITE_URL = os.getenv("LXQ_SITE_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = [*envlist("LXQ_HOSTS", "127.0.0.1,localhost,[::1]"), urlsplit(SITE_URL).hostname or ""]
HTTPS = SITE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
# The proxies in front, whose word on the caller counts (ui/caller.py). An https:// address needs one that ends TLS:
# unless said otherwise it stands on this machine.
PROXIES = caller.networks(envlist("LXQ_PROXIES", "127.0.0.1,::1" if HTTPS else ""))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.contrib.syndication",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.sitemaps",
    "procrastinate.contrib.django",
    # foundations
    "lianxinqiao.ui",
    "lianxinqiao.workdays",
    "lianxinqiao.database",
    "lianxinqiao.accounts",
    "lianxinqiao.access",
    "lianxinqiao.journal",
    "lianxinqiao.files",
    "lianxinqiao.notices",
    "lianxinqiao.paper",
    "lianxinqiao.submissions",
    # ground floor
    "lianxinqiao.rulebook",
    "lianxinqiao.people",
    "lianxinqiao.acts",
    # first floor
    "lianxinqiao.stations",
    "lianxinqiao.matters",
    "lianxinqiao.reports",
    "lianxinqiao.proposals",
    "lianxinqiao.opinions",
    "lianxinqiao.halls",
    "lianxinqiao.activities",
    "lianxinqiao.ballots",
    "lianxinqiao.meetings",
    "lianxinqiao.projects",
    "lianxinqiao.learning",
    "lianxinqiao.filings",
    "lianxinqiao.motions",
    "lianxinqiao.conveners",
    "lianxinqiao.scores",
    "lianxinqiao.exchange",
    "lianxinqiao.roster",
    # lookout
    "lianxinqiao.figures",
    "lianxinqiao.search",
    "lianxinqiao.writing",
    # faces
    "lianxinqiao.desk",
    "lianxinqiao.portal",
    "lianxinqiao.fediverse",
    "lianxinqiao.api",
    "lianxinqiao.operating",
    "lianxinqiao.demo",
]

MIDDLEWARE = [
    "lianxinqiao.ballots.box.BoxMiddleware",
    "lianxinqiao.operating.probes.ProbesMiddleware",
    "lianxinqiao.operating.requests.RequestsMiddleware",
    "lianxinqiao.ui.caller.CallerMiddleware",
    "lianxinqiao.journal.door.DoorMiddleware",
    "lianxinqiao.ui.middleware.PrivatePagesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lianxinqiao.ui.compression.StrangersGZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lianxinqiao.ui.middleware.StrangersMiddleware",
    "lianxinqiao.database.replica.ReplicaMiddleware",
    "lianxinqiao.ui.middleware.NotAllowedMiddleware",
    "lianxinqiao.meetings.stillness.StillMiddleware",
    "lianxinqiao.accounts.middleware.LastUseMiddleware",
    "lianxinqiao.accounts.middleware.AccountDutiesMiddleware",
    "lianxinqiao.people.middleware.PostMiddleware",
    "lianxinqiao.people.leaving.LeavingMiddleware",
    "lianxinqiao.files.middleware.SenderMiddleware",
    "lianxinqiao.submissions.middleware.SubmissionMiddleware",
    "lianxinqiao.access.middleware.RefusedMiddleware",
    "lianxinqiao.ui.middleware.FullDiskMiddleware",
    "lianxinqiao.people.middleware.WallMiddleware",
]

ROOT_URLCONF = "lianxinqiao.urls"
CSRF_FAILURE_VIEW = "lianxinqiao.submissions.views.csrf_failure"
WSGI_APPLICATION = "lianxinqiao.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("lianxinqiao.ui.folding.Loader", ["django.template.loaders.app_directories.Loader"])],
            "builtins": ["lianxinqiao.submissions.tags"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lianxinqiao.ui.context.page",
                "lianxinqiao.rulebook.context.calendar",
            ],
        },
    },
]
FORM_RENDERER = "lianxinqiao.ui.forms.Renderer"


# ------------------------------------------------------------------ database
DATABASES = {"default": parse_database(database_url())}
DATABASE_OF = parse_database  # asked for the owner's address too, once there is one
# Where strangers are answered from, a second behind the leader (database/replica.py); without it there is one database.
REPLICA = parse_database(os.environ["LXQ_REPLICA_URL"]) if os.getenv("LXQ_REPLICA_URL") else {}
# In each web process. "answers" holds what strangers are answered (journal/answers.py): some 20 MB, 125 MB at the most.
ANSWERS_KEPT = 60  # seconds, at most: what is changed past the program, by hand in the database, is seen then
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "answers": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "answers",
        "TIMEOUT": ANSWERS_KEPT,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
    "door": {  # the same, finished (journal/door.py); each says itself how long it holds
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "door",
        "TIMEOUT": ANSWERS_KEPT,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
    "callers": {  # how much was made for whom in this minute (ui/limits.py)
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "callers",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}
ANSWERS_LOOK_EVERY = 1.0  # seconds
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ------------------------------------------------------------------ who signs in, and how
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["lianxinqiao.accounts.backends.NameOrPhoneBackend"]
LOGIN_URL = "/login"
LOGIN_REDIRECT_URL = "/desk"
LOGOUT_REDIRECT_URL = "/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "lianxinqiao.accounts.validators.NotLikeTheAccount"},
    {"NAME": "lianxinqiao.accounts.validators.LongEnough"},
    {"NAME": "lianxinqiao.accounts.validators.NotCommon"},
    {"NAME": "lianxinqiao.accounts.validators.ThreeKindsOfCharacters"},
    {"NAME": "lianxinqiao.accounts.validators.NotAmongLastFive"},
]
SESSION_ENGINE = "lianxinqiao.accounts.sessions"
SESSION_COOKIE_AGE = 30 * 60  # put off by LastUseMiddleware
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SECOND_FACTOR_REQUIRED = envbool("LXQ_SECOND_FACTOR", default=not DEMO)

ACCOUNT_ADAPTER = "lianxinqiao.accounts.adapter.AccountAdapter"
MFA_ADAPTER = "lianxinqiao.accounts.adapter.FactorAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_ISSUER = "连心桥"
MFA_TOTP_TOLERANCE = 1  # a code typed in its last second still holds when it arrives (RFC 6238, 5.2: one step)

OIDC = optional.sign_in(SITE_URL)

# ------------------------------------------------------------------ the browser
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
# What no page of ours asks of a browser, none of what it shows may ask; passkeys are ours.
PERMISSIONS_POLICY = {
    **dict.fromkeys(
        ("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media",
         "gamepad", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi",
         "payment", "picture-in-picture", "screen-wake-lock", "serial", "storage-access", "usb", "xr-spatial-tracking"),
        "()",
    ),
    **dict.fromkeys(("clipboard-write", "fullscreen", "geolocation", "publickey-credentials-create", "publickey-credentials-get"), "(self)"),
}  # fmt: skip
# What the platform is called here, and what the law wants below its public pages (ui/legal.py).
BRAND = os.getenv("LXQ_BRAND", "")
LEGAL = {
    "organizer": os.getenv("LXQ_ORGANIZER", ""),
    "contact": os.getenv("LXQ_CONTACT", ""),
    "site_code": os.getenv("LXQ_SITE_CODE", ""),
    "icp": os.getenv("LXQ_ICP", ""),
    "police": os.getenv("LXQ_POLICE_RECORD", ""),
}
DATA_LICENCE = os.getenv("LXQ_DATA_LICENCE", "")  # the address of the terms under which open data may be used
# Where whoever finds a hole writes to (/.well-known/security.txt), as mailto: or https:.
SECURITY_CONTACT = os.getenv("LXQ_SECURITY_CONTACT", "")
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0

# ------------------------------------------------------------------ the API
# Answers that are made anew for one stranger's address in a minute, by each web process (ui/limits.py); "no" lifts it.
MADE_ANEW = 0 if (rate := os.getenv("LXQ_RATE", "300")) == "no" else int(rate)
NINJA_NUM_PROXIES = 0  # REMOTE_ADDR says it: CallerMiddleware has asked the proxies

# ------------------------------------------------------------------ language and time
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# ------------------------------------------------------------------ files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [brought.STATIC]
TYPEFACES = brought.FONTS
STORAGES = {
    "default": optional.attachments(VAR_DIR / "files"),
    "staticfiles": {"BACKEND": "lianxinqiao.ui.static_files.HashedStaticFiles"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # by its plain name a file comes from where it was collected
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
# Whole request, bytes; attachments have their own limit in the files room and are streamed to disk.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_242_880
ATTACHMENT_MAX_BYTES = int(os.getenv("LXQ_ATTACHMENT_MAX_BYTES", str(50 * 1024 * 1024)))

# ------------------------------------------------------------------ how long things are kept, in days
KEEP_DOORS_LEAST_DAYS = 183  # six months (网络安全法 §21(3))
KEEP_DOORS_DAYS = max(KEEP_DOORS_LEAST_DAYS, int(os.getenv("LXQ_KEEP_DOORS_DAYS", "366")))
KEEP_NOTICES_DAYS = int(os.getenv("LXQ_KEEP_NOTICES_DAYS", "1096"))
KEEP_LETTERS_DAYS = int(os.getenv("LXQ_KEEP_LETTERS_DAYS", "366"))

# ------------------------------------------------------------------ the journal
# The key that signs checkpoints, and every one that was signed: not in the database, and not in a backup of it.
PROCRASTINATE_WORKER_DEFAULTS = {"worker_middleware": [waiting.wait_out]}  # while a district leaves
JOURNAL_DIR = VAR_DIR / "journal"
# Who is sent the day's checkpoint besides the auditors: a court, a university, a newspaper.
CHECKPOINT_MAIL = envlist("LXQ_CHECKPOINT_MAIL")

# ------------------------------------------------------------------ mail and other channels
EMAIL_HOST = os.getenv("LXQ_SMTP_HOST", "")
EMAIL_PORT = int(os.getenv("LXQ_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.getenv("LXQ_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.getenv("LXQ_SMTP_PASSWORD", "")
EMAIL_USE_TLS = envbool("LXQ_SMTP_TLS", default=False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.getenv("LXQ_MAIL_FROM", "lianxinqiao@localhost")
# Without a server nothing leaves the house: the outbox screen shows what would go out.
NOTICE_CHANNELS = envlist("LXQ_NOTICE_CHANNELS", "mail" if EMAIL_HOST else "")

MESSENGER_SAYS = os.getenv("LXQ_MESSENGER_SAYS", "subject")
MESSENGERS = optional.messengers()

LOGGING = logs.settings(
    level=os.getenv("LXQ_LOG_LEVEL", "WARNING"),
    style=os.getenv("LXQ_LOG_FORMAT", "lines"),
    requests=envbool("LXQ_LOG_REQUESTS", default=False),
)

# ------------------------------------------------------------------ kept and watched
# The worker makes a sealed backup each night and tries to restore the last one each week; "no" where a timer does.
BACKUPS = envbool("LXQ_BACKUPS", default=not DEMO)
METRICS_TOKEN = envsecret("LXQ_METRICS_TOKEN")  # opens /metrics
TELEMETRY = optional.telemetry()  # traces of what takes how long (operating/telemetry.py)
METRICS_FROM = caller.networks(envlist("LXQ_METRICS_FROM"))  # and so do these, without it
