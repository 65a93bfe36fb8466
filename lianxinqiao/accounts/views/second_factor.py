"""The second factor: allauth's flows under our pages, and the rule that a required one cannot be taken away."""

from typing import Any

from allauth.account.internal.decorators import login_stage_required
from allauth.account.views import ReauthenticateView as PasswordReauthenticateView
from allauth.mfa.base.views import AuthenticateView, IndexView, ReauthenticateView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, EditWebAuthnView, ReauthenticateWebAuthnView, RemoveWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _

from lianxinqiao.accounts import actions, duties, forms, guard, queries
from lianxinqiao.accounts.models import DoorEvent
from lianxinqiao.accounts.views import login


class Index(IndexView):
    template_name = "accounts/second_factor/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        needed = duties.needs_second_factor(self.request)
        only = len(queries.factors(self.request.user)) < 2
        return {**context, "needed": needed, "kept": needed and only, "current": "second_factor"}


@method_decorator(login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login"), name="dispatch")
class Authenticate(AuthenticateView):
    """The second step of a login."""

    template_name = "accounts/second_factor/authenticate.html"
    form_class = forms.CodeForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Wrong codes close the door as wrong passwords do; a login that is half-way in stays outside too.
        user = request._login_stage.login.user
        if closed := guard.closed(guard.knock(request, user.name)):
            request._login_stage.abort()
            actions.note(request, DoorEvent.Result.LOCKED, user=user, detail=closed.why)
            return login.locked(request, closed)
        answer = super().dispatch(request, *args, **kwargs)
        closed = getattr(request, "door_closed", None)
        return login.locked(request, closed) if closed else answer


class Confirm(ReauthenticateView):
    """For somebody inside; wrong codes count at the door too, so that a borrowed session guesses no further."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated and (closed := guard.closed(guard.knock(request, request.user.name))):
            return login.locked(request, closed)
        return super().dispatch(request, *args, **kwargs)

    template_name = "accounts/second_factor/confirm.html"
    form_class = forms.ConfirmCodeForm


class ConfirmByPasskey(ReauthenticateWebAuthnView):
    template_name = "accounts/second_factor/confirm_passkey.html"


class ConfirmByPassword(PasswordReauthenticateView):
    template_name = "accounts/second_factor/confirm.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["form"].fields["password"].label = _("密码")
        context["form"].fields["password"].widget.attrs.pop("placeholder", None)
        return context


class AddTotp(ActivateTOTPView):
    template_name = "accounts/second_factor/totp.html"
    form_class = forms.TotpForm


class AddPasskey(AddWebAuthnView):
    template_name = "accounts/second_factor/passkey.html"
    form_class = forms.PasskeyForm


class RenamePasskey(EditWebAuthnView):
    template_name = "accounts/second_factor/passkey_name.html"
    form_class = forms.PasskeyNameForm

    def get_success_url(self) -> str:
        return reverse("mfa_index")


class KeepsTheLastOne:
    """Refuses to take away the only factor of somebody who needs one."""

    request: HttpRequest

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if duties.needs_second_factor(request) and len(queries.factors(request.user)) < 2:
            messages.error(request, _("您的岗位要求二次验证，最后一种验证方式不能移除。请先添加另一种。"))
            return redirect("mfa_index")
        return super().post(request, *args, **kwargs)  # type: ignore[misc,no-any-return]


class RemoveTotp(KeepsTheLastOne, DeactivateTOTPView):
    template_name = "accounts/second_factor/remove.html"


class RemovePasskey(KeepsTheLastOne, RemoveWebAuthnView):
    template_name = "accounts/second_factor/remove.html"

    def get_success_url(self) -> str:
        return reverse("mfa_index")


class Codes(ViewRecoveryCodesView):
    """Shown when the first factor was added, on the way to what the login was for."""

    template_name = "accounts/second_factor/codes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "home": settings.LOGIN_REDIRECT_URL}


class NewCodes(GenerateRecoveryCodesView):
    template_name = "accounts/second_factor/new_codes.html"
