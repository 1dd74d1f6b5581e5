"""Whatever is done to the lines of a log, the table of open lines equals a query that starts from scratch."""

from contextlib import suppress

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hotelcs.errors import Refusal
from tests.conftest import Hand, laid_anew
from tests.invariants import check
from tests.workflows.shifts.crew import Crew

FROM_SCRATCH = (
    "SELECT e.no, 'carry' FROM log_entry e WHERE e.carry_over AND 'done' IS NOT (SELECT m.kind FROM log_mark m "
    "WHERE m.entry_id = e.id AND m.kind <> 'read' ORDER BY m.id DESC LIMIT 1) "
    "AND e.id NOT IN (SELECT amends_id FROM log_entry WHERE amends_id IS NOT NULL) "
    "UNION ALL SELECT e.no, 'report' FROM log_entry e WHERE e.report_up "
    "AND e.id NOT IN (SELECT entry_id FROM log_mark WHERE kind = 'read') "
    "AND e.id NOT IN (SELECT amends_id FROM log_entry WHERE amends_id IS NOT NULL) ORDER BY 1, 2"
)
KEPT = "SELECT e.no, o.kind FROM log_open o JOIN log_entry e ON e.id = o.entry_id ORDER BY 1, 2"
WHO = st.sampled_from(["desk", "night", "admin"])
LINE = st.integers(min_value=1, max_value=3).map(lambda number: f"J261123-{number:03d}")
FLAGS = st.fixed_dictionaries({name: st.booleans() for name in ("must_read", "report_up", "carry_over")})
ACTS = st.one_of(
    st.tuples(WHO, st.just("log"), FLAGS.map(lambda flags: {"text": "a line", **flags})),
    st.tuples(WHO, st.just("amend-log"), LINE.map(lambda no: {"entry": no, "text": "another"})),
    st.tuples(st.just("admin"), st.just("amend-log"), LINE.map(lambda no: {"entry": no, "text": "another"})),
    st.tuples(WHO, st.just("finish-log"), LINE.map(lambda no: {"entry": no})),
    st.tuples(WHO, st.just("reopen-log"), LINE.map(lambda no: {"entry": no})),
    st.tuples(WHO, st.just("read-log"), LINE.map(lambda no: {"entry": no})),
    st.tuples(st.just("desk"), st.just("hand-over"), st.just({"counted": 0})),
    st.tuples(st.just("night"), st.just("accept-handover"), st.lists(LINE, max_size=3).map(lambda nos: {"ticked": nos})),
    st.tuples(WHO, st.just("close-day"), st.just({})),
)  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture],
          phases=(Phase.explicit, Phase.reuse, Phase.generate))  # fmt: skip
@given(st.lists(ACTS, min_size=8, max_size=25))
def test_the_open_lines_are_those_that_a_query_from_scratch_finds(model_hotel, tmp_path, acts):
    path = tmp_path / "hotel.db"
    laid_anew(model_hotel, path)
    crew = Crew(Hand(path))
    try:
        crew.do("desk", "open-shift")
        crew.do("desk", "log", text="a line", carry_over=True, report_up=True)
        for login, verb, fields in acts:
            with suppress(Refusal):
                crew.do(login, verb, **fields)
            assert crew.hand.rows(KEPT) == crew.hand.rows(FROM_SCRATCH), (login, verb, fields)
        listed = {
            (row.item, row.kind) for row in crew.show("admin", "items") if row.kind in ("log", "report")
        }
        kept = {(no, "log" if kind == "carry" else kind) for no, kind in crew.hand.rows(KEPT)}
        assert listed == kept
        seen = {row.entry for row in crew.show("admin", "log", open=True, limit=500)}
        assert seen == {no for no, _ in kept}
        check(crew.hand)
    finally:
        crew.hand.desk.close()
