"""The door and one's own account. The names without a namespace are those by which allauth calls its pages."""

from allauth.mfa.recovery_codes.views import download_recovery_codes
from allauth.mfa.webauthn.views import login_webauthn
from django.urls import include, path
from django.views.generic import RedirectView

from lianxinqiao.accounts.views import login, outside, password, second_factor, sessions
from lianxinqiao.ui import limits

# A whole congress may come in through one address; the door has a guard of its own (guard.py).
door = limits.by_itself
ours = ([path("account/password", password.password, name="password")], "accounts")
FACTOR = "account/second-factor/"
urlpatterns = [
    path("", include(ours)),
    path("login", door(login.login), name="account_login"),
    path("logout", door(login.logout), name="account_logout"),
    path("login/second-factor", door(second_factor.Authenticate.as_view()), name="mfa_authenticate"),
    path("login/passkey", door(login_webauthn), name="mfa_login_webauthn"),
    path("login/outside", door(outside.begin), name="outside_login"),
    path("login/outside/back", door(outside.back), name="outside_back"),
    path("login/saml", door(outside.metadata), name="saml_metadata"),
    path("login/saml/back", door(outside.answer), name="saml_answer"),
    path("login/saml/out", door(outside.out), name="saml_out"),
    path("login/closed", RedirectView.as_view(pattern_name="account_login"), name="account_inactive"),
    path("account/sessions", sessions.sessions, name="usersessions_list"),
    path("account/confirm", second_factor.ConfirmByPassword.as_view(), name="account_reauthenticate"),
    path("account/confirm/code", second_factor.Confirm.as_view(), name="mfa_reauthenticate"),
    path("account/confirm/passkey", second_factor.ConfirmByPasskey.as_view(), name="mfa_reauthenticate_webauthn"),
    path(FACTOR, second_factor.Index.as_view(), name="mfa_index"),
    path(f"{FACTOR}app", second_factor.AddTotp.as_view(), name="mfa_activate_totp"),
    path(f"{FACTOR}app/remove", second_factor.RemoveTotp.as_view(), name="mfa_deactivate_totp"),
    path(f"{FACTOR}keys", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path(f"{FACTOR}keys/new", second_factor.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path(f"{FACTOR}keys/<int:pk>/name", second_factor.RenamePasskey.as_view(), name="mfa_edit_webauthn"),
    path(f"{FACTOR}keys/<int:pk>/remove", second_factor.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path(f"{FACTOR}codes", second_factor.Codes.as_view(), name="mfa_view_recovery_codes"),
    path(f"{FACTOR}codes/new", second_factor.NewCodes.as_view(), name="mfa_generate_recovery_codes"),
    path(f"{FACTOR}codes/download", download_recovery_codes, name="mfa_download_recovery_codes"),
]
