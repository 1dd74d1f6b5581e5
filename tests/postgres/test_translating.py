"""SQLite's words in PostgreSQL's, one rule after the other."""

from hotelcs.storage.postgres.translating import condition, translated


def said(sql: str) -> str:
    return translated(sql).replace('"', "")


def test_a_comparison_as_a_value_is_a_number_and_a_number_as_a_condition_is_compared():
    assert said("SELECT a = b FROM t WHERE flag AND NOT other") == (
        "SELECT CAST((a = b) AS INT) FROM t WHERE flag <> 0 AND NOT other <> 0"
    )
    assert said("SELECT sum(a = 'x') FROM t") == "SELECT SUM(CAST((a = 'x') AS INT)) FROM t"
    assert "JOIN b ON b.held <> 0" in said("SELECT 1 FROM a JOIN b ON b.held")


def test_a_case_asks_for_truth_or_compares_as_it_is_written():
    assert said("SELECT CASE WHEN lead THEN 1 END FROM t") == "SELECT CASE WHEN lead <> 0 THEN 1 END FROM t"
    assert said("SELECT CASE lead WHEN 1 THEN 2 END FROM t") == "SELECT CASE lead WHEN 1 THEN 2 END FROM t"


def test_a_rule_that_compares_truths_holds_numbers():
    found = condition("(state = 'sent') = (at IS NOT NULL)").replace('"', "")
    assert found == "(CAST((state = 'sent') AS INT)) = (CAST((NOT at IS NULL) AS INT))"


def test_what_is_set_is_no_comparison():
    assert (
        said("UPDATE t SET a = :a, b = b + 1 WHERE c = :c")
        == "UPDATE t SET a = %(a)s, b = b + 1 WHERE c = %(c)s"
    )


def test_a_conflict_is_one_within_the_hotel():
    found = said(
        "INSERT INTO n (p, d) VALUES (:p, :d) ON CONFLICT (p, d) DO UPDATE SET l = n.l + :c RETURNING l"
    )
    assert "ON CONFLICT(property_id, p, d) DO UPDATE SET l = n.l + %(c)s RETURNING l" in found


def test_like_does_not_tell_capitals_apart_and_escapes_only_what_is_said():
    assert said("SELECT 1 FROM t WHERE a LIKE 'x%'").endswith("a ILIKE 'x%%' ESCAPE ''")
    assert said("SELECT 1 FROM t WHERE a NOT LIKE 'x@%' ESCAPE '@'").endswith("a NOT ILIKE 'x@%%' ESCAPE '@'")
    assert said("SELECT 1 FROM t WHERE a = :w COLLATE NOCASE").endswith("LOWER(a) = LOWER(%(w)s)")


def test_empty_values_sort_first():
    assert said("SELECT 1 FROM t ORDER BY unheard_of, other_one DESC").endswith(
        "unheard_of NULLS FIRST, other_one DESC NULLS LAST"
    )


def test_the_greatest_of_several_is_nothing_when_one_is_nothing():
    assert (
        said("SELECT max(a, 1) FROM t")
        == "SELECT CASE WHEN a IS NULL THEN NULL ELSE GREATEST(a, 1) END FROM t"
    )
    assert said("SELECT max(a) FROM t") == "SELECT MAX(a) FROM t"


def test_texts_of_a_group_are_joined_and_numbers_spelled():
    assert said(
        "SELECT group_concat(DISTINCT a) FROM t"
    ) == "SELECT string_agg(DISTINCT CAST(a AS TEXT), ',') FROM t".replace("string_agg", "STRING_AGG")


def test_what_a_group_shows_stands_in_its_group():
    assert said("SELECT a.id, a.name, max(b.x) FROM a JOIN b ON b.a = a.id GROUP BY a.id").endswith(
        "GROUP BY a.id, a.name"
    )


def test_distinct_rows_are_sorted_by_what_they_do_not_show():
    found = said("SELECT DISTINCT a FROM t ORDER BY b")
    assert found == "SELECT a FROM t GROUP BY 1 ORDER BY MIN(b) NULLS FIRST"


def test_a_value_that_is_no_parameter_keeps_its_signs():
    assert said("SELECT 'date(5%) :x' FROM t WHERE a = date(:d, '+1 day')") == (
        "SELECT 'date(5%%) :x' FROM t WHERE a = SQLITE_DATE(%(d)s, '+1 day')"
    )


def test_is_compares_any_two_values():
    assert said("SELECT 1 FROM t WHERE a IS :a AND b IS NOT :b AND c IS NULL").endswith(
        "a IS NOT DISTINCT FROM %(a)s AND b IS DISTINCT FROM %(b)s AND c IS NULL"
    )


def test_a_limit_below_nothing_is_none():
    assert said("SELECT 1 FROM t LIMIT :n").endswith("LIMIT NULLIF(%(n)s, -1)")


def test_truth_that_is_written_out_is_a_number_unless_it_is_asked_for():
    assert said("INSERT INTO t (a) VALUES (true)") == "INSERT INTO t (a) VALUES (1)"
    assert said("SELECT CASE WHEN a < b THEN true ELSE c END FROM t").endswith("THEN 1 ELSE c END FROM t")
    assert (
        said("SELECT 1 FROM t WHERE true AND a IS NOT NULL") == "SELECT 1 FROM t WHERE TRUE AND NOT a IS NULL"
    )


def test_a_pattern_is_a_regular_expression_of_the_whole_text():
    assert said("SELECT 1 FROM t WHERE a GLOB 'E[0-9]*'").endswith("a ~ '^E[0-9].*$'")
    assert said("SELECT 1 FROM t WHERE a GLOB 'a.?'").endswith("a ~ '^a\\..$'")


def test_a_missing_number_is_a_number():
    assert said("SELECT CAST(NULL AS INTEGER)") == "SELECT CAST(NULL AS BIGINT)"
