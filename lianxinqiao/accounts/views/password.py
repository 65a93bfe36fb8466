"""Change one's own password."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lianxinqiao.accounts import actions
from lianxinqiao.accounts.forms import PasswordForm


@never_cache
@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    first = request.user.must_change_password
    form = PasswordForm(request.user, request.POST if request.method == "POST" else None, request=request)
    if form.is_valid():
        actions.change_password(request.user, form.cleaned_data["new_password1"], request=request)
        update_session_auth_hash(request, request.user)
        messages.success(request, _("密码已修改，其他设备上的登录已失效。"))
        return redirect(settings.LOGIN_REDIRECT_URL if first else "accounts:password")
    return render(request, "accounts/password.html", {"form": form, "first": first, "current": "password"})
