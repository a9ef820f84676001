"""Checks the types of a condition against a vocabulary and writes it as one Python expression over the flat dictionary `f`.

Nothing of the author's text reaches the expression but numbers, ids of the shape that the tokenizer allows and that the
vocabulary knows, and texts through `repr`. So there is nothing to escape from.
"""

import re
from collections.abc import Collection

from sim.conditions.parse import Call, Compare, Join, Literal, Node, Not, Word
from sim.conditions.problems import Problem, did_you_mean
from sim.conditions.tokens import Token
from sim.conditions.words import DEFAULT_OF, Function, Value, Vocabulary

UNKNOWN = ""  # the type of what is wrong already: it causes no second problem

_PLACEHOLDER = re.compile(r"\.?\{([0-9])\}")
_OCCURRENCE = re.compile(r"([\w.]+?)(?:\[(\w+)\])?(?:#[0-9]+)?", re.ASCII)
_PLAIN = {"bool": "something true or false", "int": "a number", "text": "a text"}


class Checked:
    """One walk over the tree: `problems`, the facts read with their defaults, and the code of each part as it is asked for."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.problems: list[Problem] = []
        self.defaults: dict[str, Value] = {}

    def condition(self, tree: Node) -> str:
        """The whole as Python; it must be true or false."""
        return self.true_or_false(tree, "A condition")

    def true_or_false(self, node: Node, what: str) -> str:
        code, kind = self.value(node)
        if kind not in {"bool", UNKNOWN}:
            example = "Compare it with a number: `trust(madina, police) >= 30`." if kind == "int" else "Compare it: `==` or `!=`."
            self.wrong(node.column, "SC0214", f"{what} must be something true or false, this is {self.named(kind)}", example)
        return code

    def value(self, node: Node, beside: str = UNKNOWN) -> tuple[str, str]:
        """Python code and type of a part. `beside`: the type on the other side of a comparison, where ids of that kind may stand."""
        match node:
            case Literal():
                return self.literal(node, beside)
            case Word():
                return self.word(node, beside)
            case Call():
                return self.call(node)
            case Not():
                return f"(not {self.true_or_false(node.of, 'What `not` denies')})", "bool"
            case Join():
                parts = [self.true_or_false(part, f"What `{node.sign}` joins") for part in node.parts]
                return "(" + f" {node.sign} ".join(parts) + ")", "bool"
            case Compare():
                return self.comparison(node), "bool"

    def literal(self, node: Literal, beside: str) -> tuple[str, str]:
        if node.type == "text" and beside in self.vocabulary.ids:
            self.known(str(node.value), (beside,), node.column)
            return repr(node.value), beside
        return repr(node.value), node.type

    def word(self, node: Word, beside: str) -> tuple[str, str]:
        words, name = self.vocabulary, node.text
        if name in words.ids.get(beside, ()):
            return repr(name), beside
        if name in words.constants:
            value = words.constants[name]
            return repr(value), "bool" if isinstance(value, bool) else "int" if isinstance(value, int) else "text"
        if name in words.names:
            kind = words.names[name]
            self.defaults.setdefault(name, DEFAULT_OF.get(kind, ""))
            return f"f[{name!r}]", kind
        self.unknown_word(node, beside)
        return "False", UNKNOWN

    def unknown_word(self, node: Word, beside: str) -> None:
        words, name = self.vocabulary, node.text
        if name in words.functions:
            self.wrong(node.column, "SC0215", f"`{name}` is asked of something, in brackets", f"Write `{words.functions[name].signature}`.")
        elif beside in words.ids:
            self.known(name, (beside,), node.column)
        elif kinds := sorted(kind for kind, known in words.ids.items() if name in known):
            hint = f"Ask about it: `{self.example(kinds[0], name)}`."
            self.wrong(node.column, "SC0209", f"`{name}` alone says nothing: it is {self.named(kinds[0])}", hint)
        else:
            hint = did_you_mean(name, {*words.names, *words.constants, *words.functions}, "The words are listed in docs/reference.")
            self.wrong(node.column, "SC0209", f"`{name}` is no word that conditions know here", hint)

    def call(self, node: Call) -> tuple[str, str]:
        words = self.vocabulary
        function = words.functions.get(node.name)
        if function is None:
            if node.name in words.names or node.name in words.constants:
                self.wrong(node.column, "SC0215", f"`{node.name}` takes no brackets", f"Write `{node.name}`.")
            else:
                hint = did_you_mean(node.name, words.functions, "What may be asked is listed in docs/reference.")
                self.wrong(node.column, "SC0210", f"`{node.name}(...)` is no question that conditions know here", hint)
            return "False", UNKNOWN
        least = sum(not kind.endswith("?") for kind in function.params)
        given = len(node.arguments)
        if not least <= given <= len(function.params):
            wanted = str(least) if least == len(function.params) else f"{least} or {len(function.params)}"
            message = f"`{node.name}` is asked with {wanted} arguments, here are {given}"
            self.wrong(node.column, "SC0211", message, f"Write `{function.signature}`.")
            return "False", UNKNOWN
        fits = [self.argument(token, kind.rstrip("?")) for token, kind in zip(node.arguments, function.params, strict=False)]
        if not all(fits):
            return "False", function.result
        return self.written(function, [token.text for token in node.arguments]), function.result

    def written(self, function: Function, ids: list[str]) -> str:
        """The function's template with its ids, and the facts it reads."""

        def put(match: re.Match[str]) -> str:
            place = int(match[1])
            if place >= len(ids):
                return ""
            return ids[place] if match[0].startswith("{") else "." + ids[place]

        for fact in function.reads:
            self.defaults.setdefault(_PLACEHOLDER.sub(put, fact), function.default)
        return f"({_PLACEHOLDER.sub(put, function.template)})"

    def argument(self, token: Token, kind: str) -> bool:
        name, kinds = token.text, tuple(kind.split("|"))
        if "claim" in kinds and "." in name and name not in self.vocabulary.ids.get("claim", ()):
            subject, _, attribute = name.partition(".")
            fits = self.known(subject, kinds, token.column)
            if "attribute" in self.vocabulary.ids:  # a vocabulary that does not list attributes allows any
                fits = self.known(attribute, ("attribute",), token.column + len(subject) + 1) and fits
            return fits
        occurrence = _OCCURRENCE.fullmatch(name) if "decision" in kinds else None
        if occurrence:
            fits = self.known(occurrence[1], kinds, token.column)
            return fits and (occurrence[2] is None or self.known(occurrence[2], ("person",), token.column + len(occurrence[1]) + 1))
        return self.known(name, kinds, token.column)

    def known(self, name: str, kinds: tuple[str, ...], column: int) -> bool:
        """Whether `name` is an id of one of these kinds; a problem if not."""
        among: set[str] = set()
        for kind in kinds:
            ids: Collection[str] = self.vocabulary.ids.get(kind, ())
            if name in ids:
                return True
            among.update(ids)
        what = " or ".join(kind.replace("_", " ") for kind in kinds)
        self.wrong(column, "SC0212", f"`{name}` is no known {what}", did_you_mean(name, among, f"Use an id of this kind: {what}."))
        return False

    def comparison(self, node: Compare) -> str:
        left, left_kind = self.value(node.left, self.kind(node.right))
        right, right_kind = self.value(node.right, self.kind(node.left))
        if UNKNOWN not in {left_kind, right_kind}:
            sides = f"{self.named(left_kind)} and {self.named(right_kind)}"
            if left_kind != right_kind:
                hint = "Compare like with like; texts stand in quotes, numbers do not."
                self.wrong(node.column, "SC0213", f"`{node.sign}` compares {sides}", hint)
            elif node.sign not in {"==", "!="} and left_kind != "int":
                self.wrong(node.column, "SC0217", f"`{node.sign}` compares numbers, not {sides}", "Use `==` or `!=`.")
        return f"({left} {node.sign} {right})"

    def kind(self, node: Node) -> str:
        """The type of one side of a comparison, as far as it can be told without the other."""
        words = self.vocabulary
        match node:
            case Literal():
                return node.type
            case Word():
                return words.names.get(node.text, UNKNOWN)
            case Call():
                return words.functions[node.name].result if node.name in words.functions else UNKNOWN
            case _:
                return "bool"

    def named(self, kind: str) -> str:
        return _PLAIN.get(kind) or f"a{'n' if kind[0] in 'aeiou' else ''} {kind.replace('_', ' ')}"

    def example(self, kind: str, name: str) -> str:
        """A question that takes an id of this kind, for a hint."""
        for function in self.vocabulary.functions.values():
            for place, wanted in enumerate(function.params):
                if kind in wanted.rstrip("?").split("|"):
                    return f"{function.name}({', '.join((*function.params[:place], name, *function.params[place + 1 :]))})"
        return f"... == {name}"

    def wrong(self, column: int, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(column, code, message, hint))
