"""SQL text of the house, which is SQLite's, as PostgreSQL understands it: the same answers from the same question.

Truth is 0 and 1, as in the file: a comparison that is used as a value becomes a number, a number that is used as
a condition is compared with 0. Numbers divide as SQLite divides, empty values sort first, LIKE does not tell
capitals of ASCII apart, days and instants are text (`functions.py` counts with them).
"""

import re
from itertools import count
from typing import Any

from sqlglot import exp, parse_one
from sqlglot.dialects.postgres import Postgres

from hotelcs.storage.postgres.speaking import FULL

OWN = {
    "date": "sqlite_date",
    "strftime": "sqlite_strftime",
    "julianday": "sqlite_julianday",
    "unixepoch": "sqlite_unixepoch",
    "instr": "sqlite_instr",
    "round": "sqlite_round",
    "json_object": "sqlite_json_object",
    "json_each": "sqlite_json_each",
}
"""Functions of SQLite that `functions.py` makes, by the names under which they pass the parser untouched."""
TENANT = "property_id"
_OWN = re.compile(r"(?<![\w.\"])(" + "|".join(OWN) + r")\s*\(", re.IGNORECASE)
_VALUE = re.compile(r"(?<![:\w]):([A-Za-z_]\w*)")
_QUOTED = re.compile(r"('(?:[^']|'')*')")
_PREDICATES = (exp.Predicate, exp.Escape, exp.And, exp.Or, exp.Not, exp.Exists, exp.In, exp.Between, exp.Is)
PostgresGenerator: Any = Postgres.Generator
_COUNT = count()
_OPEN, _CLOSE = "\x01", "\x02"


class _Writer(PostgresGenerator):
    """PostgreSQL's generator; parameters are marked, so that every other % can be doubled."""

    def placeholder_sql(self, expression: exp.Placeholder) -> str:
        """A named parameter, marked."""
        return f"{_OPEN}{str(expression.this).removeprefix('p__')}{_CLOSE}"


def translated(sql: str) -> str:
    """`sql` for psycopg: named parameters as %(name)s."""
    return for_psycopg(written(sql))


def for_psycopg(sql: str) -> str:
    """Written SQL with its parameters in psycopg's spelling."""
    return sql.replace("%", "%%").replace(_OPEN, "%(").replace(_CLOSE, ")s")


def written(sql: str) -> str:
    """`sql` in PostgreSQL's words, its parameters still marked."""
    tree = parse_one(own_names(sql), read="sqlite")
    return write(_ordered(_distinct(_grouped(_fixed(tree, condition=False)))))


def condition(sql: str) -> str:
    """A condition of a CHECK, an index or a trigger, in PostgreSQL's words."""
    return write(_fixed(parse_one(own_names(sql), read="sqlite"), condition=True))


def write(tree: Any) -> str:
    """The text of a tree that says what PostgreSQL would say."""
    return str(_Writer(dialect=Postgres(), identify=True, comments=False).generate(tree, copy=False))


def own_names(sql: str) -> str:
    """`sql` with SQLite's own functions under our names, and parameters that are no words of SQL (`:from`).

    Texts in quotes stay as they are.
    """
    parts = _QUOTED.split(sql)
    return "".join(
        part
        if index % 2
        else _VALUE.sub(r":p__\1", _OWN.sub(lambda found: OWN[found[1].lower()] + "(", part))
        for index, part in enumerate(parts)
    )


def _fixed(node: Any, *, condition: bool) -> Any:
    """`node` with every truth where PostgreSQL wants it, as a condition or as a number."""
    truth = isinstance(node, _PREDICATES) and not _assigns(node)
    for name, child in list(node.args.items()):
        wanted = _wants_condition(node, name)
        if isinstance(child, exp.Expression):
            node.set(name, _fixed(child, condition=wanted if not isinstance(node, exp.Paren) else condition))
        elif isinstance(child, list):
            node.set(
                name,
                [
                    _fixed(each, condition=wanted) if isinstance(each, exp.Expression) else each
                    for each in child
                ],
            )
    node = _spoken(node)
    if isinstance(node, exp.Boolean) and not condition and not isinstance(node.parent, exp.Is):
        return exp.Literal.number(int(node.this))
    if isinstance(node, (exp.Paren, exp.Boolean)) or not isinstance(node, exp.Expression):
        return node
    if condition and not truth and isinstance(node, exp.Condition):
        return exp.NEQ(this=_enclosed(node), expression=exp.Literal.number(0))
    if truth and not condition:
        return exp.Cast(this=exp.Paren(this=node), to=exp.DataType.build("int"))
    return node


def _assigns(node: Any) -> bool:
    """Whether `node` gives a column its value; it looks like a comparison."""
    return isinstance(node.parent, (exp.Update, exp.OnConflict)) and node.arg_key == "expressions"


def _wants_condition(node: Any, name: str) -> bool:
    """Whether what `node` holds under `name` is asked for its truth."""
    if isinstance(node, (exp.And, exp.Or, exp.Not, exp.Where, exp.Having)):
        return True
    if isinstance(node, (exp.Join, exp.Escape)):
        return name == ("on" if isinstance(node, exp.Join) else "this")
    if isinstance(node, exp.If):
        return name == "this" and not (isinstance(node.parent, exp.Case) and node.parent.this)
    return isinstance(node, exp.OnConflict) and name in {"where", "index_predicate"}


def _enclosed(node: Any) -> Any:
    """`node` in brackets unless it stands alone anyway."""
    alone = (exp.Column, exp.Literal, exp.Placeholder, exp.Func, exp.Paren, exp.Subquery)
    return node if isinstance(node, alone) else exp.Paren(this=node)


def _spoken(node: Any) -> Any:
    """One node in PostgreSQL's words, its children already so."""
    say = _SAID.get(type(node))
    return say(node) if say else node


def _like(node: exp.Like) -> Any:
    """LIKE of SQLite: capitals of ASCII alike, nothing escaped unless it is said."""
    made = exp.ILike(this=node.this, expression=node.expression, negate=node.args.get("negate"))
    if isinstance(node.parent, exp.Escape):
        return made
    return exp.Escape(this=made, expression=exp.Literal.string(""))


def _glob(node: exp.Glob) -> Any:
    """A pattern with * and ? and [classes], which tells capitals apart."""
    if not isinstance(node.expression, exp.Literal):
        raise TypeError(f"a pattern that is not written out: {node.sql()}")
    parts = re.findall(r"\[\^?\]?[^\]]*\]|.", node.expression.name, re.DOTALL)
    spelled = {"*": ".*", "?": "."}
    pattern = "".join(part if len(part) > 1 else spelled.get(part) or re.escape(part) for part in parts)
    return exp.RegexpLike(this=node.this, expression=exp.Literal.string(f"^{pattern}$"))


def _is(node: exp.Is) -> Any:
    """IS between any two values."""
    if isinstance(node.expression, (exp.Null, exp.Boolean)):
        return node
    kind = exp.NullSafeNEQ if node.args.get("negate") else exp.NullSafeEQ
    return kind(this=node.this, expression=node.expression)


def _folded(node: exp.Collate) -> Any:
    """A text whose capitals do not count."""
    return exp.Lower(this=node.this) if node.expression.name.upper() == "NOCASE" else node


def _compared(node: Any) -> Any:
    """Where the capitals of one side do not count, those of the other do not either."""
    if exp.Lower in (sides := {type(node.this), type(node.expression)}) and len(sides) > 1:
        for side in ("this", "expression"):
            if not isinstance(node.args[side], exp.Lower):
                node.set(side, exp.Lower(this=node.args[side]))
    return node


def _extreme(node: Any) -> Any:
    """The greatest or least of several values; nothing when one of them is nothing."""
    if not node.expressions:
        return node
    unsure = [
        each for each in (node.this, *node.expressions) if not isinstance(each, (exp.Literal, exp.Coalesce))
    ]
    if not unsure:
        return node
    missing: Any = None
    for each in unsure:
        this = exp.Is(this=_enclosed(each.copy()), expression=exp.Null())
        missing = this if missing is None else exp.Or(this=missing, expression=this)
    return exp.Case(ifs=[exp.If(this=missing, true=exp.Null())], default=node)


def _joined(node: exp.GroupConcat) -> Any:
    """Texts of a group in one; numbers are spelled."""
    distinct = isinstance(node.this, exp.Distinct)
    texts = node.this.expressions[0] if distinct else node.this
    spelled: Any = exp.Cast(this=_enclosed(texts), to=exp.DataType.build("text"))
    between = node.args.get("separator") or exp.Literal.string(",")
    return exp.Anonymous(
        this="string_agg", expressions=[exp.Distinct(expressions=[spelled]) if distinct else spelled, between]
    )


def _cast(node: exp.Cast) -> Any:
    """A number as SQLite cuts it: towards nothing."""
    if node.to.this == exp.DataType.Type.INT:
        if isinstance(node.this, exp.Null):
            return exp.Cast(this=node.this, to=exp.DataType.build("bigint"))
        return exp.Anonymous(this="sqlite_whole", expressions=[node.this])
    return node


def _target(node: exp.OnConflict) -> Any:
    """The columns of a conflict, widened by the hotel."""
    if keys := node.args.get("conflict_keys"):
        named = [key.this if isinstance(key, exp.Ordered) else key for key in keys]
        node.set("conflict_keys", [exp.to_identifier(TENANT), *named])
    return node


def _limit(node: exp.Limit) -> Any:
    """A limit below nothing is none."""
    if isinstance(node.expression, (exp.Placeholder, exp.Neg)):
        node.set("expression", exp.Nullif(this=node.expression, expression=exp.Literal.number("-1")))
    return node


def _own(node: exp.Anonymous) -> Any:
    """An object of JSON is a text."""
    if node.name == "sqlite_json_object":
        built = exp.Anonymous(this="json_build_object", expressions=node.expressions)
        return exp.Cast(this=built, to=exp.DataType.build("text"))
    return node


def _named(node: exp.Subquery) -> Any:
    """A subquery that is read from has a name."""
    if isinstance(node.parent, (exp.From, exp.Join)) and not node.alias:
        node.set("alias", exp.TableAlias(this=exp.to_identifier(f"unnamed_{next(_COUNT)}")))
    return node


_SAID: dict[type, Any] = {
    exp.Like: _like,
    exp.Glob: _glob,
    exp.Is: _is,
    exp.Max: _extreme,
    exp.Min: _extreme,
    exp.Greatest: _extreme,
    exp.Least: _extreme,
    exp.GroupConcat: _joined,
    exp.Collate: _folded,
    exp.EQ: _compared,
    exp.NEQ: _compared,
    exp.Cast: _cast,
    exp.OnConflict: _target,
    exp.Limit: _limit,
    exp.Anonymous: _own,
    exp.Subquery: _named,
}


def _grouped(tree: Any) -> Any:
    """Every column that a grouped question shows stands in its GROUP BY: there it is the same for the group anyway."""
    for select in tree.find_all(exp.Select):
        group = select.args.get("group")
        if group is None:
            continue
        there = {each.sql() for each in group.expressions}
        places = [
            select.expressions[int(each.name) - 1]
            for each in group.expressions
            if isinstance(each, exp.Literal)
        ]
        there |= {each.unalias().sql() for each in places}
        aliases = {each.alias for each in select.expressions if each.alias}
        looked = [
            *select.expressions,
            *[select.args[part] for part in ("having", "order") if select.args.get(part)],
        ]
        for part in looked:
            for column in _bare(part, there):
                if column.sql() not in there and not (not column.table and column.name in aliases):
                    there.add(column.sql())
                    group.append("expressions", column.copy())
    return tree


def _bare(node: Any, there: set[str]) -> list[Any]:
    """The columns of `node` outside of aggregates, of questions within it, and of what the group is made by."""
    if node.sql() in there or isinstance(node, (exp.AggFunc, exp.Query, exp.Exists, exp.Window)):
        return []
    if isinstance(node, exp.Anonymous) and node.name == "string_agg":
        return []
    if isinstance(node, exp.Column):
        return [node]
    return [found for child in node.iter_expressions() for found in _bare(child, there)]


def _distinct(tree: Any) -> Any:
    """Distinct rows in the order of something they do not show are groups: each is sorted by the least of it."""
    for select in tree.find_all(exp.Select):
        order = select.args.get("order")
        if order is None or not select.args.get("distinct"):
            continue
        shown = {each.unalias().sql() for each in select.expressions} | {
            each.alias for each in select.expressions
        }
        hidden = [each for each in order.expressions if each.this.sql() not in shown]
        if hidden:
            select.set("distinct", None)
            places = [exp.Literal.number(place) for place, _ in enumerate(select.expressions, 1)]
            select.set("group", exp.Group(expressions=places))
            for each in hidden:
                each.set("this", exp.Min(this=each.this.copy()))
    return tree


def _ordered(tree: Any) -> Any:
    """Empty values come first, as in SQLite, where there can be any."""
    for ordered in tree.find_all(exp.Ordered):
        column = ordered.this
        if isinstance(column, exp.Column) and column.name in FULL and not _may_be_missing(column):
            ordered.set("nulls_first", bool(ordered.args.get("desc")))
    return tree


def _may_be_missing(column: Any) -> bool:
    """Whether `column` is of a table that is joined only where there is a row."""
    select = column.find_ancestor(exp.Select)
    joins = select.args.get("joins") or [] if select else []
    optional = [join.this.alias_or_name for join in joins if join.side]
    return bool(optional) and (not column.table or column.table in optional)
