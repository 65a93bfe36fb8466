"""Template nodes that always say the same in a language are said once, and from then on stand as one piece of text.

Of a page's nodes two in five are a translated word, an icon, the address of a static file, or what draws nothing
(`{% load %}`, comments). The loader joins each run of them when it has parsed a template; so it does with an include
that is nothing but such a run. Templates are written as ever (decision 0041).
"""

from typing import Any

from django.template import Context, Origin, Template
from django.template.base import FilterExpression, Node, NodeList, TextNode, Variable
from django.template.defaulttags import CommentNode, IfNode, LoadNode
from django.template.exceptions import TemplateDoesNotExist
from django.template.library import SimpleNode
from django.template.loader_tags import IncludeNode
from django.template.loaders.cached import Loader as CachedLoader
from django.templatetags.i18n import TranslateNode
from django.templatetags.static import StaticNode
from django.utils.safestring import SafeString
from django.utils.translation import get_language

PURE = "says_the_same"
"""Set on the function of a simple tag that says the same for the same words."""
LANGUAGE = "_folded_in"


class Loader(CachedLoader):
    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        template = super().get_template(template_name, skip)
        if not hasattr(template, LANGUAGE):
            setattr(template, LANGUAGE, True)  # before what it includes: that may include it again
            template.nodelist = _folded(template.nodelist, self)
        return template


class Folded(Node):
    """A run of such nodes; what they say is kept by language."""

    child_nodelists = ()

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self.token, self.origin = nodes[0].token, nodes[0].origin
        self.said: dict[tuple[str | None, bool], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        told = context.__dict__
        language = told.get(LANGUAGE) or told.setdefault(LANGUAGE, get_language())
        found = self.said.get((language, context.autoescape))
        if found is None:
            found = SafeString("".join([str(node.render_annotated(context)) for node in self.nodes]))
            self.said[language, context.autoescape] = found
        return found


def _folded(nodes: NodeList, loader: Loader) -> NodeList:
    result = type(nodes)()
    result.contains_nontext = nodes.contains_nontext
    run: list[Node] = []
    for node in nodes:
        if isinstance(node, LoadNode | CommentNode):
            continue
        if _says_the_same(node, loader):
            run.append(node)
            continue
        _join(run, result)
        _fold_inside(node, loader)
        result.append(node)
    _join(run, result)
    return result


def _join(run: list[Node], result: NodeList) -> None:
    if run:
        result.append(run[0] if len(run) == 1 and isinstance(run[0], TextNode) else Folded(list(run)))
        run.clear()


def _fold_inside(node: Node, loader: Loader) -> None:
    if isinstance(node, IfNode):
        node.conditions_nodelists = [(on, _folded(each, loader)) for on, each in node.conditions_nodelists]
        return
    for name in node.child_nodelists:
        if isinstance(inside := getattr(node, name, None), NodeList):
            setattr(node, name, _folded(inside, loader))


def _says_the_same(node: Node, loader: Loader) -> bool:
    if isinstance(node, TextNode | Folded):
        return True
    if type(node) is TranslateNode:
        context = node.message_context
        return node.asvar is None and all(map(_is_literal, filter(None, [node.filter_expression, context])))
    if type(node) is StaticNode:
        return node.varname is None and _is_literal(node.path)
    if type(node) is SimpleNode:
        literal = all(map(_is_literal, [*node.args, *node.kwargs.values()]))
        return node.target_var is None and literal and bool(getattr(node.func, PURE, False))
    return type(node) is IncludeNode and _is_literal(node.template) and _draws_the_same(node, loader)


def _is_literal(words: Any) -> bool:
    """Whether an expression of a template is nothing but words in quotation marks."""
    if not isinstance(words, FilterExpression) or words.filters:
        return False
    return isinstance(words.var, str) or (isinstance(words.var, Variable) and words.var.literal is not None)


def _draws_the_same(node: Any, loader: Loader) -> bool:
    try:
        included = loader.engine.get_template(node.template.resolve(Context()))
    except TemplateDoesNotExist:
        return False
    return all(isinstance(each, TextNode | Folded) for each in included.nodelist)
