"""What handbook 05 §5.4 asks of every command."""

import json

import pytest

from tests.commands.conftest import Program, denials, dump, dump_but_denials

BOOK = ("do", "book", "guest=Ana", "type=KNG", "arrival=2026-11-24", "departure=2026-11-25")
READS = [("show", "rooms"), ("show", "find", "ana"), ("doctor",)]
WRITES = [
    BOOK,
    ("do", "--batch", "-"),
    ("night-audit", "--auto", "--date", "2026-11-23"),
    ("import", "rooms", "rooms.csv"),
]
ENVELOPE = {"ok", "command", "version", "schema", "property", "business_date", "started_at", "finished_at", "dry_run",
            "changed", "warnings"}  # fmt: skip
LINE = json.dumps({"verb": "add-room", "no": "999", "floor": 9, "type": "KNG"})


@pytest.fixture(autouse=True)
def folder(home, monkeypatch):
    monkeypatch.chdir(home)
    (home / "rooms.csv").write_text("no,floor,type\n998,9,KNG\n", "utf-8")


def named(words: tuple[str, ...]) -> str:
    return "-".join(words[:2])


@pytest.mark.parametrize("words", [*READS, *WRITES, ("verbs",), ("init",), ("demo", "--no-ui")], ids=named)
def test_an_unknown_option_ends_2(program: Program, lakeside, words):
    refused = program(*words, "--wrong-option=1", "--json")
    assert (refused.code, refused.document["error"]["exit"]) == (2, 2)


@pytest.mark.parametrize("words", [*READS, *WRITES], ids=named)
def test_a_missing_database_ends_3_and_is_a_document(program, home, words):
    refused = program(*words, "--db", str(home / "none.db"), "--json", stdin=LINE)
    error = refused.document["error"]
    assert (refused.code, error["code"], error["exit"]) == (3, "E_NOT_READY", 3)
    assert error["hint"]
    assert not (home / "none.db").exists()


@pytest.mark.parametrize("words", WRITES, ids=named)
def test_a_dry_run_leaves_every_table_as_it_was(program, lakeside, words):
    before = dump(lakeside)
    assert program(*words, "--dry-run", "--json", stdin=LINE).code == 0
    assert dump(lakeside) == before


@pytest.mark.parametrize("words", [*READS, *WRITES], ids=named)
def test_the_document_has_the_envelope(program, lakeside, words):
    lakeside.chmod(0o600)
    done = program(*words, "--json", stdin=LINE)
    document = done.lines[-1]
    assert done.code == 0, done.err
    assert set(document) == ENVELOPE | {"data"}
    assert (document["ok"], document["property"], document["business_date"]) == (
        True,
        "Lakeside Hotel",
        "2026-11-23",
    )
    assert document["command"] == words[0]


@pytest.mark.parametrize("words", [WRITES[0], WRITES[2], WRITES[3]], ids=named)
def test_a_held_writer_ends_5_within_the_wait(program, lakeside, writer, words):
    refused = program(*words, "--lock-wait", "0.1", "--json")
    assert (refused.code, refused.document["error"]["code"]) == (5, "E_LOCKED")


@pytest.mark.parametrize("words", READS, ids=named)
def test_reading_never_waits_for_a_writer(program, lakeside, writer, words):
    lakeside.chmod(0o600)
    assert program(*words, "--lock-wait", "0.1").code == 0


@pytest.mark.parametrize(("words", "verb", "posts"), [
    (("do", "add-room", "no=9", "floor=9", "type=KNG"), "add-room", ["INF", "GM"]),
    (("night-audit", "--auto", "--date", "2026-11-23"), "close-day", ["INF", "NM", "GM"]),
    (("import", "rooms", "rooms.csv"), "import", ["INF", "SUP", "GM"]),
], ids=["do-add-room", "night-audit", "import-rooms"])  # fmt: skip
def test_no_right_ends_6_names_who_may_and_is_noted(program, lakeside, words, verb, posts):
    before = dump_but_denials(lakeside)
    refused = program(*words, "--as", "desk", "--json")
    error = refused.document["error"]
    assert (refused.code, error["code"], error["next"]) == (6, "DENIED", ["ask-supervisor"])
    assert error["items"] == posts
    assert dump_but_denials(lakeside) == before
    assert denials(lakeside) == [("desk", verb, "DENIED")]


@pytest.mark.parametrize("words", WRITES, ids=named)
def test_an_unknown_login_ends_6(program, lakeside, words):
    refused = program(*words, "--as", "nobody", "--json", stdin=LINE)
    assert refused.code == (10 if "--batch" in words else 6)
    assert "UNKNOWN_LOGIN" in refused.out


@pytest.mark.parametrize(
    "words",
    [("show", "rooms"), BOOK, ("night-audit", "--auto", "--date", "2026-11-23"), ("verbs",)],
    ids=named,
)
def test_another_language_changes_words_only(program, lakeside, words):
    english = program(*words, "--json", "--dry-run").document
    chinese = program(*words, "--json", "--dry-run", "--lang", "zh").document
    assert set(english) == set(chinese)
    if words[0] != "verbs":
        assert english["data"] == chinese["data"]
        assert chinese["property"] == "湖畔酒店"
    else:
        assert [row["schema"] for row in english["data"]] == [row["schema"] for row in chinese["data"]]


@pytest.mark.parametrize(
    "words", [("show", "rooms"), BOOK, ("night-audit", "--auto", "--date", "2026-11-23")], ids=named
)
def test_quiet_says_nothing_on_success(program, lakeside, words):
    done = program(*words, "--quiet")
    assert (done.code, done.out, done.err) == (0, "", "")


def test_an_older_and_a_newer_schema_end_7(program, lakeside):
    from hotelcs.storage import driver

    for schema in (0, 99):
        connection = driver.connect(str(lakeside))
        connection.execute(f"PRAGMA user_version={schema}")
        connection.close()
        refused = program("show", "rooms", "--json")
        assert (refused.code, refused.document["error"]["code"]) == (7, "E_SCHEMA")
