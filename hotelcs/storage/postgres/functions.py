"""SQLite's functions that count with days and instants as text, made in the database of the hotels."""

_MOMENT = """CREATE OR REPLACE FUNCTION sqlite_moment(given text, VARIADIC steps text[]) RETURNS timestamp
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE found timestamp; step text;
BEGIN
    IF given IS NULL OR given !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' THEN RETURN NULL; END IF;
    found := replace(rtrim(given, 'Z'), 'T', ' ')::timestamp;
    FOREACH step IN ARRAY steps LOOP
        IF step IS NULL THEN RETURN NULL;
        ELSIF step LIKE 'start of %' THEN found := date_trunc(substr(step, 10), found);
        ELSE found := found + step::interval; END IF;
    END LOOP;
    RETURN found;
END $$"""
_DATE = """CREATE OR REPLACE FUNCTION sqlite_date(given text, VARIADIC steps text[] DEFAULT '{}') RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT to_char(sqlite_moment(given, VARIADIC steps), 'YYYY-MM-DD') $$"""
_STRFTIME = """CREATE OR REPLACE FUNCTION sqlite_strftime(wanted text, given text, VARIADIC steps text[] DEFAULT '{}')
RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT to_char(at, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        '"' || wanted || '"', '%Y', '"YYYY"'), '%m', '"MM"'), '%d', '"DD"'), '%H', '"HH24"'), '%M', '"MI"'),
        '%S', '"SS"'), '%j', '"DDD"'), '%w', extract(dow FROM at)::text), '%s', floor(extract(epoch FROM at))::text),
        '""', ''))
    FROM sqlite_moment(given, VARIADIC steps) AS moments(at) $$"""
_JULIANDAY = """CREATE OR REPLACE FUNCTION sqlite_julianday(given text, VARIADIC steps text[] DEFAULT '{}')
RETURNS double precision LANGUAGE sql IMMUTABLE AS $$
    SELECT (extract(epoch FROM sqlite_moment(given, VARIADIC steps)) / 86400 + 2440587.5)::double precision $$"""
_UNIXEPOCH = """CREATE OR REPLACE FUNCTION sqlite_unixepoch(given text, VARIADIC steps text[] DEFAULT '{}')
RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT floor(extract(epoch FROM sqlite_moment(given, VARIADIC steps)))::bigint $$"""
_INSTR = """CREATE OR REPLACE FUNCTION sqlite_instr(text, text) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$ SELECT strpos($1, $2) $$"""
_WHOLE = (
    """CREATE OR REPLACE FUNCTION sqlite_whole(double precision) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$ SELECT trunc($1)::bigint $$""",
    """CREATE OR REPLACE FUNCTION sqlite_whole(numeric) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$ SELECT trunc($1)::bigint $$""",
    """CREATE OR REPLACE FUNCTION sqlite_whole(bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT $1 $$""",
    """CREATE OR REPLACE FUNCTION sqlite_whole(text) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN $1 IS NOT NULL THEN coalesce(substring($1 FROM '^\\s*([+-]?[0-9]+)')::bigint, 0) END $$""",
)
_JSON_EACH = """CREATE OR REPLACE FUNCTION sqlite_json_each(text) RETURNS TABLE (value text) LANGUAGE sql IMMUTABLE AS $$
    SELECT listed FROM jsonb_array_elements_text($1::jsonb) AS found(listed) $$"""
_ROUND = """CREATE OR REPLACE FUNCTION sqlite_round(numeric, integer DEFAULT 0) RETURNS double precision
LANGUAGE sql IMMUTABLE AS $$ SELECT round($1, $2)::double precision $$"""
_ROUND_FLOAT = """CREATE OR REPLACE FUNCTION sqlite_round(double precision, integer DEFAULT 0) RETURNS double precision
LANGUAGE sql IMMUTABLE AS $$ SELECT round($1::numeric, $2)::double precision $$"""

FUNCTIONS = (
    _MOMENT,
    _DATE,
    _STRFTIME,
    _JULIANDAY,
    _UNIXEPOCH,
    _INSTR,
    *_WHOLE,
    _ROUND,
    _ROUND_FLOAT,
    _JSON_EACH,
)
"""Every function, in the order in which they are made."""
