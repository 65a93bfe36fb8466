"""`lianxinqiao token`: make, list and take back tokens, in the name of their owner."""

import argparse
from typing import TYPE_CHECKING

from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.api import scopes

if TYPE_CHECKING:
    from lianxinqiao.api.models import Token

SUMMARY = "tokens of the API: make one, list them, take one back"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("token", help=SUMMARY, description=SUMMARY)
    acts = parser.add_subparsers(dest="act", required=True)
    add = acts.add_parser("add", help="make a token; its secret is printed once")
    add.add_argument("--as", dest="account", required=True, help="account of the person in whose name it acts")
    add.add_argument("--role", help="in which of their roles, where they hold several")
    add.add_argument("--name", required=True, help="which system uses it for what")
    add.add_argument("--scope", action="append", required=True, choices=scopes.Scope.values, help="may be repeated")
    add.add_argument("--days", type=int, default=90, help="how long it lives (90)")
    acts.add_parser("list", help="all that are valid")
    revoke = acts.add_parser("revoke", help="take one back")
    revoke.add_argument("beginning", help="how it begins, as listed")
    hook = acts.add_parser("hook", help="tell a token's system what happens, signed; the secret is printed once")
    hook.add_argument("beginning", help="how the token begins, as listed")
    hook.add_argument("url", help="https:// address that takes the messages (Standard Webhooks)")
    acts.add_parser("hooks", help="who is told, and when they last took it")
    unhook = acts.add_parser("unhook", help="tell it nothing more")
    unhook.add_argument("number", type=int, help="as listed by `hooks`")


def run(args: argparse.Namespace) -> int:
    done = {"add": _add, "list": _list, "revoke": _revoke, "hook": _hook, "hooks": _hooks, "unhook": _unhook}
    return done[args.act](args)


def _add(args: argparse.Namespace) -> int:
    from lianxinqiao.api import actions  # deferred: needs the app registry
    from lianxinqiao.people.models import Post

    held = Post.objects.held(timezone.localdate()).filter(person__user__name=args.account)
    found = list((held.filter(role=args.role) if args.role else held).select_related("person__user", "body"))
    if len(found) != 1:
        roles = ", ".join(sorted({post.role for post in held})) or "–"
        raise Refused(
            f"账号“{args.account}”须恰有一个这样的职务；现有：{roles}。请用 --role 选定。 "
            f"The account must hold exactly one such post; it holds: {roles}. Choose with --role."
        )
    _token, secret = actions.make(name=args.name, scopes=args.scope, days=args.days, by=found[0], at=timezone.now())
    print(secret)
    return 0


def _list(args: argparse.Namespace) -> int:
    from lianxinqiao.api.models import Token  # deferred: needs the app registry

    for token in Token.objects.valid(timezone.localdate()).select_related("post__person", "post__body"):
        print(f"{token.beginning}  {token.expires_on}  {token.post.title}  {','.join(token.scopes)}  {token.name}")
    return 0


def _revoke(args: argparse.Namespace) -> int:
    from lianxinqiao.api import actions  # deferred: needs the app registry

    token = _token(args.beginning)
    actions.revoke(token, by=token.post, at=timezone.now())
    return 0


def _token(beginning: str) -> "Token":
    from lianxinqiao.api.models import Token

    found = list(Token.objects.filter(beginning=beginning, revoked_at=None).select_related("post__body"))
    if len(found) != 1:
        raise Refused("没有这样一个令牌。 There is no such token.")
    return found[0]


def _hook(args: argparse.Namespace) -> int:
    from lianxinqiao.api import actions

    token = _token(args.beginning)
    _made, secret = actions.hook(token, args.url, by=token.post, at=timezone.now())
    print(secret)
    return 0


def _hooks(args: argparse.Namespace) -> int:
    from lianxinqiao.api.models import Hook

    for hook in Hook.objects.filter(ended_at=None).select_related("token"):
        print(f"{hook.pk}  {hook.token.beginning}  {hook.last_taken_at or '—'}  {hook.url}")
    return 0


def _unhook(args: argparse.Namespace) -> int:
    from lianxinqiao.api import actions
    from lianxinqiao.api.models import Hook

    found = Hook.objects.filter(pk=args.number, ended_at=None).select_related("token__post__body").first()
    if found is None:
        raise Refused("没有这样一个推送。 There is no such hook.")
    actions.unhook(found, by=found.token.post, at=timezone.now())
    return 0
