"""Which syntax a letter's template may use: values, conditions, and walks over the context's lists.

Everything else of Jinja is refused. What is left cannot run for long or grow without bound:
a walk goes over a list that somebody typed, and no walk stands inside another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from jinja2 import nodes

from frontdesk.documents.templates.filters import FILTERS
from frontdesk.documents.templates.placeholders import Holds, Placeholder
from frontdesk.documents.templates.problems import Fault
from frontdesk.domain.message import Message, message

_DEEPEST = 40  # nodes inside nodes: more than any letter needs, less than Python's compiler bears
_LOOP = "loop"
_OF_LOOP = frozenset(("first", "last", "index"))
_COMPARED = frozenset(("eq", "ne"))


@dataclass(slots=True)
class Checker:
    """Walks over a parsed text and collects what is not allowed, or might print a hole."""

    known: Mapping[str, Placeholder]
    faults: list[Fault] = field(default_factory=list)
    _loop: tuple[str, Holds] | None = None
    _asked: tuple[str, ...] = ()

    def check(self, root: nodes.Template) -> list[Fault]:
        """Return what is wrong with a whole text, in its order."""
        too_deep = _too_deep(root)
        if too_deep is not None:
            self._tell(too_deep, message("template.too_deep"))
        else:
            self._all(root.body)
        return sorted(self.faults, key=lambda fault: fault.offset)

    def _all(self, body: list[nodes.Node]) -> None:
        for node in body:
            act = _STATEMENTS.get(type(node))
            if act is None:
                self._refuse(node)
            else:
                act(self, node)

    def _output(self, node: nodes.Output) -> None:
        for each in node.nodes:
            if not isinstance(each, nodes.TemplateData):
                self._printed(each)

    def _printed(self, node: nodes.Expr) -> None:
        """Check what is printed: a value, through filters or not."""
        holds = self._value(node)
        inner = node
        while isinstance(inner, nodes.Filter) and inner.node is not None:
            inner = inner.node
        if holds is None or not isinstance(inner, nodes.Name) or inner.name not in self.known:
            return
        if not self.known[inner.name].required and inner.name not in self._asked:
            self._tell(inner, _about("template.may_be_empty", inner.name), inner.name, mild=True)

    def _if(self, node: nodes.If) -> None:
        branches: list[nodes.If] = [node, *node.elif_]
        for branch in branches:
            self._condition(branch.test)
            self._where(_asked_for(branch.test), branch.body)
        self._where(() if node.elif_ else _asked_for(nodes.Not(node.test)), node.else_)

    def _where(self, asked: tuple[str, ...], body: list[nodes.Node]) -> None:
        """Check what stands where these names are known not to be empty."""
        before, self._asked = self._asked, (*self._asked, *asked)
        self._all(body)
        self._asked = before

    def _for(self, node: nodes.For) -> None:
        walked = node.iter.name if isinstance(node.iter, nodes.Name) else ""
        holds = self._value(node.iter) if walked else None
        if self._loop is not None:
            self._tell(node, message("template.nested_loop"))
        elif not isinstance(node.target, nodes.Name) or node.test or node.recursive or node.else_:
            self._refuse(node)
        elif holds is None or not holds.many:
            if walked in self.known or not walked:
                self._tell(node.iter, message("template.no_list", name=walked), walked)
        else:
            self._loop = (node.target.name, holds.one)
            self._all(node.body)
            self._loop = None

    def _condition(self, node: nodes.Node) -> None:
        match node:
            case nodes.Not():
                self._condition(node.node)
            case nodes.And() | nodes.Or():
                self._condition(node.left)
                self._condition(node.right)
            case nodes.Compare(ops=[operand]) if operand.op in _COMPARED and _is_text(operand.expr):
                self._value(node.expr)
            case nodes.Getattr() if self._of_loop(node):
                pass
            case _:
                self._value(node)

    def _value(self, node: nodes.Node) -> Holds | None:
        """Return what sort of value an expression gives, or None for one that is refused."""
        match node:
            case nodes.Name():
                return self._named(node)
            case nodes.Filter(node=nodes.Expr() as inner):
                return self._filtered(node, self._value(inner))
            case nodes.Getattr() if self._of_loop(node) and node.attr == "index":
                return Holds.TEXT
        self._refuse(node)
        return None

    def _named(self, node: nodes.Name) -> Holds | None:
        if self._loop is not None and node.name == self._loop[0]:
            return self._loop[1]
        if node.name in self.known:
            return self.known[node.name].holds
        near = get_close_matches(node.name, self.known, n=1)
        id_ = "template.unknown_placeholder_near" if near else "template.unknown_placeholder"
        extra = {"near": near[0]} if near else {}
        self._tell(node, Message(id_, {"name": node.name, **extra}), node.name)
        return None

    def _filtered(self, node: nodes.Filter, holds: Holds | None) -> Holds | None:
        found = FILTERS.get(node.name)
        if found is None:
            self._tell(node, message("template.unknown_filter", name=node.name, known=tuple(FILTERS)))
        elif node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
            self._refuse(node)
        elif holds is not None and holds not in found.takes:
            self._tell(node, message("template.wrong_filter", name=node.name))
        else:
            return found.gives if holds is not None else None
        return None

    def _of_loop(self, node: nodes.Getattr) -> bool:
        inner = node.node
        of_loop = isinstance(inner, nodes.Name) and inner.name == _LOOP
        return of_loop and self._loop is not None and node.attr in _OF_LOOP

    def _refuse(self, node: nodes.Node) -> None:
        self._tell(node, message("template.not_allowed"))

    def _tell(self, node: nodes.Node, text: Message, shown: str = "", *, mild: bool = False) -> None:
        # The offset stands where Jinja keeps the line; see template_tokens.
        self.faults.append(Fault(node.lineno, text, max(len(shown), 1), mild))


def _about(id_: str, name: str) -> Message:
    return Message(id_, {"name": name, "label": Message(f"placeholder.{name}")})


def _asked_for(test: nodes.Node) -> tuple[str, ...]:
    """Return the names that are not empty where a condition holds."""
    match test:
        case nodes.Name():
            return (test.name,)
        case nodes.Not(node=nodes.Not(node=nodes.Expr() as inner)):
            return _asked_for(inner)
        case nodes.And():
            return (*_asked_for(test.left), *_asked_for(test.right))
        case nodes.Compare(expr=nodes.Name() as compared, ops=[operand]) if operand.op == "eq":
            return (compared.name,)
    return ()


def _too_deep(root: nodes.Node) -> nodes.Node | None:
    """Return a node that stands too deep inside of others; found without walking in by recursion."""
    waiting = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > _DEEPEST:
            return node
        waiting += [(child, depth + 1) for child in node.iter_child_nodes()]
    return None


def _is_text(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, str)


_STATEMENTS: Mapping[type[nodes.Node], Callable[[Checker, nodes.Node], None]] = {
    nodes.Output: Checker._output,  # type: ignore[dict-item]  # each is given nodes of its own type only
    nodes.If: Checker._if,  # type: ignore[dict-item]  # as above
    nodes.For: Checker._for,  # type: ignore[dict-item]  # as above
}
