"""Every worked example of handbook 06, and the test in which `hotelcs report` says its number on a hotel with those records."""

from hotelcs.workflows.measures.catalogue import METRICS

HERE = "tests/commands/worked"
A = "tests/commands/test_reports.py::test_data_set_a_comes_to_the_numbers_of_the_handbook"
CLOCKS = "tests/workflows/clocks/test_hours.py"
EXAMPLES: tuple[tuple[str, str, str], ...] = (
    ("M-01", "120 − 4 − 2 = 114", A),
    ("M-02", "96/114 = 84.21 %; 95/114 = 83.33 %; 96/120 = 80.00 %", A),
    ("M-03", "35,720.00/95 = 376.00", A),
    ("M-04", "(35,720 + 720)/114 = 319.65; overnight only 313.33", A),
    ("M-05", "720/6 = 120.00", A),
    ("M-06", "168/96 = 1.75", f"{HERE}/test_rooms.py::test_168_nights_of_96_stays_are_1_75"),
    ("M-07", "3/61 = 4.92 %; 14/180 = 7.78 %; 2/61 = 3.28 %", f"{HERE}/test_rooms.py::test_3_no_shows_and_2_walked_of_61_due_and_14_of_180_cancelled"),
    ("M-08", "61 + 40×0.98 + 18×0.88 − 114 = 2.04: 3 rooms", f"{HERE}/test_rooms.py::test_61_who_stay_and_58_to_come_want_2_04_rooms_more_than_114_so_3_are_sourced"),
    ("M-09", "73/95 = 76.84 %, mean 4.06", ""),
    ("M-10", "(26 − 9)/48 = +35.4", ""),
    ("M-11", "95/412 = 23.06 %", ""),
    ("M-12", "median 5.5, p90 12, mean 8.20", f"{HERE}/test_service.py::test_first_answers_of_2_to_31_minutes_have_the_median_5_5"),
    ("M-13", "median 35, p90 240, mean 82.60", f"{HERE}/test_service.py::test_solutions_of_20_to_240_net_minutes_have_the_median_35"),
    ("M-14", "29/38 = 76.32 %", f"{HERE}/test_service.py::test_29_of_38_are_resolved_at_first_contact"),
    ("M-15", "44 of 50: 88.00 %", f"{HERE}/test_service.py::test_44_of_50_steps_are_in_time"),
    ("M-16", "3/47 = 6.38 %", f"{HERE}/test_service.py::test_3_of_47_are_opened_again"),
    ("M-17", "14/672 = 2.08", f"{HERE}/test_service.py::test_14_complaints_in_seven_nights_of_96_rooms_are_2_08_for_a_hundred"),
    ("M-18", "9/12 = 75.00 %; gain +2.17", f"{HERE}/test_service.py::test_9_of_12_are_content_afterwards_and_gain_2_17"),
    ("M-19", "76.5", ""),
    ("M-20", "21/14 = 1.50", ""),
    ("M-21", "(30 + 3)/40 = 82.50 %", ""),
    ("M-22", "27/74 = 36.49 %", f"{HERE}/test_safety.py::test_27_of_74_guests_had_been_here"),
    ("M-23", "100 − 10 − 15 = 75", f"{HERE}/test_safety.py::test_a_profile_without_email_and_company_has_75_points"),
    ("M-24", "36/120 − 55/250 = +8.00 points (+36.36 %)", ""),
    ("M-25", "check-in median 56, p90 120; waits median 4, p90 14", f"{HERE}/test_service.py::test_waits_of_0_to_14_minutes_and_forms_of_38_to_120_seconds"),
    ("M-26", "31.50; 18.00; 31.2 credits; 32.76; 6 attendants", ""),
    ("M-27", "33/38 = 86.84 %", ""),
    ("M-28", "68/80 = 85.00 %", f"{HERE}/test_rooms.py::test_68_of_80_expected_rooms_are_ready_in_time"),
    ("M-28", "turnaround median 75, p90 131", f"{HERE}/test_rooms.py::test_rooms_of_the_worked_day_are_ready_again_after_75_and_131_minutes"),
    ("M-29", "2/120 = 1.67 %", ""),
    ("M-30", "100.00 min; 57/60 = 95.00 %", ""),
    ("M-31", "(11.0 − 6.5)/11.0 = 40.91 %", f"{HERE}/test_service.py::test_from_11_to_6_5_minutes_is_40_91_per_cent_faster"),
    ("M-32", "17/22 = 77.27", ""),
    ("M-33", "85.24; with one upheld complaint 80.24", ""),
    ("M-34", "43/46 = 93.48 %; 40/43 = 93.02 %", ""),
    ("M-35", "61/64 = 95.31 %; 6/150 = 4.00 %", f"{HERE}/test_service.py::test_61_of_64_duties_are_covered_and_6_of_150_items_moved_twice"),
    ("M-36", "55.00 %, 60.50 %, 35.91 %", ""),
    ("M-37", "146/148 = 98.65 %", f"{HERE}/test_safety.py::test_146_of_148_are_found"),
    ("M-37", "41/48 = 85.42", f"{HERE}/test_safety.py::test_a_drill_of_41_of_48_points_is_85_42"),
    ("M-38", "11/12 = 91.67 %, as 22 of the 24 items of a hotel", f"{HERE}/test_safety.py::test_22_of_24_items_are_91_67_as_11_of_12_are"),
    ("M-39", "(43,200 − 26)/43,200 = 99.94 %; backup 14 h", f"{HERE}/test_safety.py::test_26_minutes_of_30_days_leave_99_94_and_the_backup_is_14_hours_old"),
    ("M-40", "late 0.00; 188.00; 376.00", f"{HERE}/test_rooms.py::test_who_leaves_late_pays_nothing_then_half_a_night_then_a_whole_one"),
    ("M-40", "hours 120; 150; 180", f"{HERE}/test_rooms.py::test_hours_of_a_room_are_120_then_30_for_every_hour_begun_after_a_quarter"),
    ("M-40", "deposit ⌈(376×2 + 200)/100⌉×100 = 1,000", f"{HERE}/test_rooms.py::test_the_deposit_of_two_nights_at_376_is_1000"),
    ("M-41", "18,640 + 37,412 − 33,905 = 22,147.00", f"{HERE}/test_rooms.py::test_the_ledger_of_the_handbook_closes_at_22_147"),
    ("calendars 1–4", "due on 11-23 13:20, 10-08 16:30, 11-23 10:00, 11-23 13:20", f"{CLOCKS}::test_it_is_due_when_the_handbook_says"),
    ("calendars 5", "720 min", f"{CLOCKS}::test_a_working_day_made_up_for_counts"),
    ("calendars 6", "150 min", f"{CLOCKS}::test_a_pause_over_noon_is_no_longer_than_its_hours"),
    ("calendars 7", "28 min", f"{HERE}/test_service.py::test_solutions_of_20_to_240_net_minutes_have_the_median_35"),
)  # fmt: skip
"""Measure, worked example, test; without a test the catalogue says what the hotel does not keep."""


def rows() -> list[tuple[str, str, str]]:
    """The table of the reference."""
    return [
        (code, example, f"`{test.partition('::')[0]}`" if test else f"n/a: {METRICS[code].lacks}")
        for code, example, test in EXAMPLES
    ]
