"""All settings of the portal, in one file. What differs per installation comes from the environment (see omgeving.py)."""

from os import environ
from pathlib import Path

from csp.constants import NONE, SELF

from sfn_portal import omgeving

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = omgeving.map_pad("SFN_VAR", standaard=BASE_DIR / "var")
UITVOER = omgeving.map_pad("SFN_UITVOER", standaard=BASE_DIR / "uitvoer")

# Demo mode: the accounts with known passwords exist and may sign in. Never on a server that others can reach.
DEMO = omgeving.ja_of_nee("SFN_DEMO", standaard=False)
DEBUG = omgeving.ja_of_nee("SFN_DEBUG", standaard=False)
SECRET_KEY = omgeving.sleutel("SFN_SECRET_KEY", proef=DEMO or DEBUG, var=VAR)
ALLOWED_HOSTS = omgeving.lijst("SFN_HOSTS", standaard=["127.0.0.1", "localhost", "[::1]"])
# Behind a proxy that speaks HTTPS: secure cookies, HSTS and a redirect.
HTTPS = omgeving.ja_of_nee("SFN_HTTPS", standaard=not (DEMO or DEBUG))

INSTALLED_APPS = [
    "sfn_portal",
    "rapportage",
    "financien",
    "acties",
    "programma",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "import_export",
    "simple_history",
    "django_htmx",
    "template_partials",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "rapportage.edities.snel.GepubliceerdeEdities",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sfn_portal.aanmeldplicht.Aanmeldplicht",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "sfn_portal.urls"
WSGI_APPLICATION = "sfn_portal.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sfn_portal.context.portaal",
            ],
            "builtins": ["programma.templatetags.weergave"],
        },
    },
]

DATABASES = {"default": omgeving.database("DATABASE_URL", var=VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "programma.Gebruiker"
AUTHENTICATION_BACKENDS = ["programma.aanmelden.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"programma.wachtwoordregels.{naam}"} for naam in ["LangGenoeg", "NietGangbaar", "NietPersoonlijk"]
]
# How long a personal link works with which somebody chooses a password.
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24 * 3
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "portfolio"
LOGOUT_REDIRECT_URL = "login"

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

STATIC_URL = "statisch/"
STATIC_ROOT = VAR / "statisch"
# Our own files only: what packages bring for a Django admin that is not here would have to be gathered at every start.
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STATICFILES_DIRS = [BASE_DIR / "rapportage" / "static", BASE_DIR / "sfn_portal" / "static"]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# E-mail: by a server, in demo mode without one as files, else not at all (then the screens say so).
mail = omgeving.mail("SFN_MAIL_SERVER", proef=DEMO or DEBUG)
MAIL_WIJZE = mail.wijze
EMAIL_BACKEND = mail.backend
EMAIL_FILE_PATH = VAR / "berichten"
EMAIL_HOST, EMAIL_PORT = mail.server, mail.poort
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = mail.gebruiker, mail.wachtwoord
EMAIL_USE_TLS, EMAIL_USE_SSL = mail.beveiliging == "starttls", mail.beveiliging == "tls"
EMAIL_TIMEOUT = 5
DEFAULT_FROM_EMAIL = SERVER_EMAIL = mail.afzender
# What links in an e-mail begin with.
ADRES = omgeving.adres(
    "SFN_ADRES", standaard=f"http://127.0.0.1:{environ.get('PORT') or 8000}", nodig=mail.wijze == "server"
)

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        # Bootstrap's stylesheet holds its icons as data: images.
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
# More of a file than the portal reads is let go on the way in.
FILE_UPLOAD_HANDLERS = [
    "programma.importeren.uploads.BegrensdeUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 10
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True

# The look: a stylesheet in static/sfn_portal/thema/<naam>.css that sets the tokens.
THEMA = omgeving.lijst("SFN_THEMA", standaard=["neutraal"])[0]

# Which municipality this is, in the register of organisations of the government (TOOI): for the Woo and the archive.
TOOI = omgeving.lijst("SFN_TOOI", standaard=["gm1916"])[0]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"kort": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"scherm": {"class": "logging.StreamHandler", "formatter": "kort"}},
    "root": {"handlers": ["scherm"], "level": "WARNING"},
}
