"""Every fault and every bad input that the hotel is held to, and the tests that prove what happens then.

A test is named by its file below `tests/` and its name without `test_`; several of one file are parted by spaces.
"""

Case = tuple[str, str, dict[str, str]]
"""What happens, what is expected, and the tests by file."""

FAULTS: dict[str, Case] = {
    "F1": ("kill -9 in the middle of an act", "all of it or nothing; what was said to be done is there",
           {"faults/test_kill.py": "kills_lose_nothing_and_leave_no_half"}),
    "F2": ("kill -9 during a backup", "whole or not there; the rest is swept by the next run",
           {"faults/test_killed_keeping.py": "a_killed_backup_is_either_whole_or_not_there",
            "faults/test_killed_at_each_step.py": "a_backup_killed_at_any_step_is_whole_or_not_there_and_its_leftovers_are_swept",
            "storage/test_backup.py": "what_a_killed_run_left_is_swept"}),
    "F3": ("kill -9 during a restore", "the old state or the new",
           {"faults/test_killed_keeping.py": "a_killed_restore_leaves_one_state_or_the_other",
            "faults/test_killed_at_each_step.py": "a_restore_killed_at_any_step_leaves_the_old_or_the_new_and_is_finished_or_taken_back",
            "storage/test_maintenance.py": "a_restore_killed_from_then_on_stops_every_write_until_it_is_settled",
            "postgres/test_bringing_back.py": "killed_at_any_table_the_hotel_is_the_old_one "
                                              "a_server_that_is_killed_meanwhile_leaves_the_old_hotel"}),
    "F4": ("kill -9 during a migration", "the old schema or the new, and it runs again",
           {"faults/test_killed_keeping.py": "a_killed_migration_leaves_the_old_or_the_new_and_runs_again "
                                             "a_killed_migration_of_the_release_before_leaves_the_old_or_the_new_and_runs_again"}),
    "F5": ("a power cut after an act was said to be done", "it is there",
           {"faults/test_power_cut.py": "every_act_that_was_said_to_be_done_survives two_hundred_cuts "
                                        "without_syncing_the_same_cuts_lose_or_damage_the_hotel"}),
    "F6": ("a power cut while the log is moved into the file", "sound, everything there",
           {"faults/test_power_cut.py": "every_act_that_was_said_to_be_done_survives",
            "storage/test_refused_files.py": "a_crash_while_the_log_was_moved_into_the_file_is_no_damage"}),
    "F7": ("a disk that is full or fails in an act", "one sentence, exit 9, nothing half done; reading goes on, and work when there is space",
           {"faults/test_full_disk.py": "an_act_that_finds_no_space_is_refused_and_leaves_nothing reading_goes_on_while_the_disk_is_full "
                                       "what_is_typed_stays_as_it_was_kept_last_and_is_kept_again_when_there_is_space "
                                       "a_log_that_finds_no_space_holds_up_no_command",
            "test_program_log.py": "a_full_disk_costs_the_line_and_nothing_else",
            "faults/test_failing_disk.py": "a_disk_that_refuses_once_costs_one_act_at_most every_step_of_the_disk_may_refuse",
            "faults/test_bad_days.py": "a_disk_that_is_really_full_takes_no_half_act_and_no_half_backup"}),
    "F8": ("a disk that is full in a backup", "exit 9, no file",
           {"storage/test_backup.py": "a_disk_that_fills_up_leaves_nothing no_space_is_noticed_before_and_leaves_nothing",
            "commands/test_backup.py": "a_full_disk_ends_9_and_leaves_no_file"}),
    "F9": ("a disk that refuses from now on, checkpoints too", "each act refused, reading goes on, mended it works",
           {"faults/test_failing_disk.py": "a_disk_that_refuses_from_now_on_is_read_and_works_again_when_it_is_mended "
                                           "a_log_that_cannot_be_cut_off_at_the_end_costs_nothing",
            "commands/test_doctor.py": "a_full_disk_is_bad_and_told_first_with_what_to_type",
            "workflows/privacy/test_purging.py": "on_a_full_disk_nothing_is_purged"}),
    "F10": ("a file system that may only be read", "looked at in a copy to the newest act; every act refused with the reason; nothing written beside it",
            {"faults/test_bad_days.py": "a_disk_that_may_only_be_read_is_said_without_a_traceback",
             "faults/test_read_only.py": "what_is_read_is_read_to_the_newest_act no_act_is_done_and_each_says_why "
                                         "a_backup_to_another_disk_is_still_made on_the_screens_people_sign_in_look_and_are_told"}),
    "F11": ("a folder or file without rights, or open to others", "refused with the line that mends it",
            {"faults/test_no_rights.py": "a_folder_that_cannot_be_written_is_named_with_the_order_that_mends_it "
                                         "a_file_that_cannot_be_written_is_named a_file_that_everybody_may_open_is_not_opened "
                                         "a_log_that_another_account_left_is_named_with_the_order_that_mends_it",
             "commands/test_doctor.py": "a_file_that_others_can_read_is_bad"}),
    "F12": ("a -wal of another moment beside the file, an old copy in its place", "no restore over it; no act until somebody says so",
            {"faults/test_lost_files.py": "a_log_left_beside_a_restored_file_is_not_taken_into_it "
                                          "an_old_copy_in_the_place_of_the_hotel_is_noticed"}),
    "F13": ("the -wal removed after a crash", "told by number; nothing is written until somebody says so",
            {"faults/test_lost_files.py": "when_the_log_was_removed_nothing_is_written_until_somebody_says_so "
                                          "a_try_without_the_right_or_a_sign_in_does_not_make_it_forgotten an_emergency_does_not_wait_for_it"}),
    "F14": ("the -shm removed", "nothing is lost",
            {"faults/test_lost_files.py": "a_shared_memory_file_that_was_removed_costs_nothing"}),
    "F15": ("the file replaced or moved while it is open", "no write goes into the lost one; every screen says so within seconds",
            {"screens/test_file_replaced.py": "every_screen_says_so_until_it_is_back an_act_is_refused_its_form_stays_and_when_the_file_is_back_it_is_done",
             "storage/test_hotel_file.py": "writing_stops_when_the_file_is_no_longer_the_one who_only_looks_notices_it_too_and_that_it_is_back "
                                           "a_new_thread_does_not_read_the_file_that_took_the_place"}),
    "F16": ("a turned bit, a damaged page", "found, or harmless; never a crash; in the ledger always found; whole pages can be read out",
            {"faults/test_salvage.py": "noise_on_any_page_costs_what_lay_on_it_and_nothing_is_made_up a_hundred_damaged_files "
                                       "what_is_gone_is_told_by_table_and_number what_is_not_whole_is_never_worked_in",
             "faults/test_bad_days.py": "a_turned_bit_is_found_or_harmless_and_never_a_crash four_hundred_turned_bits "
                                        "a_turned_bit_of_the_ledger_is_always_found "
                                        "a_design_that_is_no_text_any_more_is_damage_and_no_crash"}),
    "F17": ("a file cut short, empty, of noise, of another program", "one sentence; the file is left as it was",
            {"storage/test_refused_files.py": "what_is_no_hotel_of_ours_is_refused_and_left_alone migrating_refuses_the_same_files"}),
    "F18": ("a schema of the future", "refused, nothing written",
            {"commands/test_migrate.py": "a_database_of_the_future_is_left_alone"}),
    "F19": ("a schema of earlier releases", "not opened for work; migrated after a backup, nothing lost",
            {"storage/test_release_before.py": "no_row_of_any_table_is_lost_and_no_value_changes",
             "storage/test_golden.py": "until_it_is_migrated_it_is_not_opened_for_work",
             "commands/test_migrate.py": "an_older_database_is_brought_up_to_date_after_a_backup"}),
    "F20": ("many desks reach for one room", "one gets it, the others are told who has it, where and since when",
            {"workflows/test_last_hand.py": "the_loser_is_told_who_gave_the_room_to_whom_where_and_when", "faults/test_races.py": "the_last_room_is_sold_once_however_often sixteen_bookings_reach_for_one_room "
                                     "without_our_transactions_and_rules_rooms_are_sold_twice",
             "postgres/test_at_work.py": "the_last_room_is_sold_once_by_sixteen_processes"}),
    "F21": ("two desks change one record", "what only one changed is merged, what both changed is asked: before, theirs, mine",
            {"screens/test_two_desks.py": "a_field_that_both_changed_is_asked_with_its_three_values "
                                          "what_only_the_other_desk_changed_stays_without_a_question "
                                          "a_parked_form_hours_later_carries_the_version_it_was_begun_with",
             "screens/test_edit_forms.py": "it_sends_what_it_was_filled_from_and_only_what_was_changed",
             "screens/test_rooms_flow.py": "a_stale_change_is_refused_and_the_screen_shows_what_the_other_desk_wrote"}),
    "F22": ("a writer that stands still", "others wait visibly, then are told; nothing is harmed",
            {"faults/test_bad_days.py": "a_program_that_stands_still_while_it_writes_is_waited_for_and_told",
             "screens/test_slow_answers.py": "a_save_that_takes_long_says_that_it_waits_and_keeps_the_keys",
             "postgres/test_at_work.py": "who_waits_too_long_for_the_turn_is_told_so"}),
    "F23": ("a list that stays open", "the log grows and is told; nothing is lost",
            {"faults/test_bad_days.py": "a_list_that_stays_open_lets_the_log_grow_and_loses_nothing",
             "storage/test_hotel_file.py": "no_reader_is_left_open", "commands/test_doctor.py": "a_large_write_ahead_log_is_a_warning"}),
    "F24": ("a clock that jumps, a night on which clocks are set", "no business date, number, lock or due time moves by it",
            {"faults/test_bad_days.py": "a_clock_that_jumps_moves_no_business_date_and_no_number",
             "workflows/door/test_waits.py": "a_clock_set_back_does_not_shorten_a_wait",
             "workflows/clocks/test_hours.py": "a_night_on_which_clocks_are_set_has_its_hours"}),
    "F25": ("the night audit run twice, two at once, ended halfway", "each step once; the next run goes on",
            {"workflows/night/test_audit.py": "a_second_run_does_nothing two_runs_at_once_do_each_step_once "
                                              "a_run_that_ended_after_any_step_is_gone_on_with",
             "commands/test_night_audit.py": "a_held_database_is_waited_for_and_then_said"}),
    "F26": ("the PostgreSQL server is killed, restarted, away", "an act is done once or said not to be; nothing is lost or doubled; work goes on",
            {"postgres/test_at_work.py": "killing_the_server_under_sixteen_writers_loses_and_doubles_nothing "
                                         "an_act_whose_answer_got_lost_is_not_done_again "
                                         "while_the_server_is_away_nothing_is_written_and_afterwards_all_goes_on"}),
    "F27": ("a line that breaks, signals, a terminal that is closed", "the session ends, what was typed comes back",
            {"terminal/test_links_that_break.py": "a_lost_line_keeps_the_draft_and_ends_the_session_at_once",
             "terminal/test_plain.py": "a_signal_keeps_the_draft_and_signs_out",
             "faults/test_killed_at_any_key.py": "killed_at_some_keys_at_most_five_seconds_are_lost"}),
    "F28": ("a backup that was touched or cut short, of another hotel, a target that is not there", "refused; the hotel as it was",
            {"faults/test_backup_rounds.py": "every_damaged_backup_is_refused_and_every_good_one_comes_back_row_by_row",
             "commands/test_backup_target.py": "a_disk_that_is_away_is_no_empty_folder a_disk_that_does_not_answer_is_not_waited_for",
             "storage/test_restore.py": "what_cannot_be_trusted_is_refused the_backup_of_another_hotel_is_refused",
             "storage/test_backup.py": "a_folder_that_cannot_be_made_is_said",
             "storage/test_sealing.py": "another_key_does_not_open_it_and_leaves_nothing what_was_changed_is_refused_with_and_without_its_manifest "
                                        "without_the_library_nothing_is_written_in_clear"}),
    "F29": ("a second SQLite library, the file read aside", "cannot be",
            {"storage/test_driver.py": "a_process_that_reads_and_writes_has_loaded_one_sqlite_library",
             "test_architecture.py": "only_the_driver_imports_a_sqlite_library"}),
    "F30": ("a process that forks with the hotel open", "each has connections and locks of its own",
            {"storage/test_hotel_file.py": "a_forked_child_has_connections_of_its_own a_child_that_ends_does_not_drop_the_locks_of_its_parent"}),
    "F31": ("jobs that overlap", "one run at a time, each step once",
            {"storage/test_backup.py": "one_run_at_a_time", "faults/test_killed_escalating.py": "three_at_once_run_every_step_once",
             "faults/test_killed_erasing.py": "a_killed_purge_goes_on_where_it_was"}),
    "F32": ("ten years of work", "within the budgets, every rule holds",
            {"benchmarks/test_decade.py": "it_holds_every_invariant_and_has_people_in_it",
             "workflows/test_index_used.py": "the_question_is_answered_from_its_index"}),
}  # fmt: skip
"""By the number of the fault."""

_SHOWN = {
    "screens/test_hostile_screens.py": "naughty_strings_stay_in_their_columns markup_and_escapes_are_shown_as_they_are"
}
_CLEANED = {
    "text/test_cleaning.py": "text_is_stored_as_typed_without_controls what_is_stored_holds_no_control_and_cleaning_again_changes_nothing"
}
_REFUSED = "refused, or kept and shown as plain text"
_BAD = "commands/test_bad_inputs.py"
BAD: dict[str, Case] = {
    **{f"B{number}": (what, _REFUSED, _SHOWN) for number, what in enumerate((
        "markup that closes: `[/]`", "markup of colours", "markup with actions", "an open bracket", "a backslash before a bracket",
        "names of emoji"), 1)},
    "B7": ("escape sequences", _REFUSED, {**_CLEANED, "commands/test_envelope.py": "hostile_words_reach_no_terminal",
                                          "terminal/test_terminal.py": "names_from_outside_send_no_control_bytes_and_break_no_frame"}),
    "B8": ("C1 controls", _REFUSED, {_BAD: "no_field_that_is_kept_keeps_a_control_character"}),
    "B9": ("NUL, bell, returns, line separators", _REFUSED, {_BAD: "no_field_that_is_kept_keeps_a_control_character", **_CLEANED}),
    "B10": ("marks that turn a line round", _REFUSED, {_BAD: "no_field_that_is_kept_keeps_a_control_character"}),
    "B11": ("characters without width", _REFUSED, {**_CLEANED, "text/test_cleaning.py": "text_with_nothing_to_read_is_refused"}),
    "B12": ("families, flags, variants", "cut between characters",
            {"text/test_cells.py": "what_a_person_sees_as_one_character_is_one_cluster flags_are_cut_between_pairs_of_letters"}),
    "B13": ("fifty marks on one letter", "as wide as counted", {"text/test_cells.py": "hostile_lines_and_real_names_are_as_wide_as_textual_thinks"}),
    "B14": ("one name in two spellings", "found by either", {"text/test_folding.py": "folding_forgets_case_width_and_accents_only"}),
    "B15": ("half characters", "refused", {"commands/test_bad_bytes.py": "a_key_of_half_characters_is_refused_before_anything_is_done",
                                           _BAD: "half_characters_are_in_no_field"}),
    "B16": ("real names of every script", "kept exactly", {"text/test_cleaning.py": "every_real_name_is_stored_exactly",
                                                           "acceptance/test_hostile_names.py": "every_string_is_stored_as_typed_and_found_by_itself"}),
    "B17": ("a hundred thousand characters in any field", "refused", {_BAD: "no_field_of_any_act_takes_a_hundred_thousand_characters",
                                                                      "text/test_cleaning.py": "a_pasted_file_is_refused_before_it_is_cleaned"}),
    "B18": ("a note of ten thousand lines", "within its limit", {"text/test_cleaning.py": "text_longer_than_its_limit_is_refused_with_both_lengths"}),
    "B19": ("SQL in words and filters", "words", {_BAD: "nothing_typed_into_a_search_is_more_than_words"}),
    "B20": ("wildcards", "words", {_BAD: "nothing_typed_into_a_search_is_more_than_words",
                                   "entry/test_numbers.py": "patterns_hold_no_wildcard_from_outside"}),
    "B21": ("the language of a search", "words", {_BAD: "nothing_typed_into_a_search_is_more_than_words"}),
    "B22": ("patterns that never end", "words", {_BAD: "nothing_typed_into_a_search_is_more_than_words",
                                                 "text/test_cards.py": "a_long_run_of_digits_and_gaps_is_looked_at_quickly"}),
    "B23": ("whole numbers beyond all bounds", "refused", {"commands/test_bad_bytes.py": "a_number_no_column_can_hold_is_a_wrong_value",
                                                           "entry/test_dates.py": "what_is_no_number_of_nights_is_refused"}),
    "B24": ("amounts that are none", "refused", {"entry/test_figures.py": "what_is_no_amount_is_refused_with_its_field",
                                                 _BAD: "a_line_that_makes_no_sense_ends_with_a_sentence_and_changes_nothing"}),
    "B25": ("dates that are none", "refused", {"commands/test_bad_bytes.py": "a_date_a_hotel_cannot_mean_is_refused",
                                               "entry/test_dates.py": "what_is_no_date_is_refused_with_its_field"}),
    "B26": ("hours that are skipped or come twice", "one meaning, said", {
        "workflows/clocks/test_hours.py": "hours_that_end_in_the_hour_that_is_skipped_end_where_the_clock_jumps "
                                          "hours_that_end_in_the_hour_that_comes_twice_end_the_first_time"}),
    "B27": ("zones that are none, paths as zones", "refused, no hotel made", {_BAD: "a_zone_that_is_none_makes_no_hotel"}),
    "B28": ("telephones and mail with line ends", "cleaned or refused", {_BAD: "no_field_that_is_kept_keeps_a_control_character"}),
    "B29": ("numbers of documents that are wrong", "refused by what is wrong", {
        "workflows/reception/test_documents.py": "the_refusal_says_what_is_wrong_and_what_to_type any_text_is_a_document_or_a_refusal"}),
    "B30": ("numbers of cards and their codes", "in no text", {"text/test_cards.py": "spaces_and_dashes_hide_no_card security_codes_are_found",
                                                               "workflows/test_fields.py": "a_card_number_is_not_said_again",
                                                               "workflows/machine/test_card_scan.py": "one_that_was_put_there_is_found_and_not_said_again "
                                                                                                      "no_act_puts_one_there"}),
    "B31": ("CSV of every bad kind", "refused whole or its row rejected", {
        "workflows/transfer/test_csv_file.py": "a_file_that_cannot_be_trusted_is_refused_whole a_ragged_row_carries_its_fault "
        "a_file_of_too_many_rows_is_refused a_cell_too_long_is_refused_with_its_line the_byte_that_is_not_text_is_named "
        "whatever_is_in_a_file_it_is_rows_or_a_typed_error"}),
    "B32": ("calendars of every bad kind", "refused whole or told", {
        "workflows/feeds/test_calendars_from_outside.py": "what_is_no_whole_calendar_is_refused_whole whatever_comes_is_a_calendar_or_refused"}),
    "B33": ("JSON and configuration that are none", "refused, nothing done", {
        _BAD: "a_document_that_is_none_books_nothing", "commands/test_bad_bytes.py": "a_configuration_of_brackets_only_is_unreadable"}),
    "B34": ("names of files to write", "no file but the one meant", {
        "commands/test_export_names.py": "odd_names_are_refused_and_make_nothing what_is_there_is_left_as_it_is "
        "written_over_with_yes_a_link_is_replaced_and_not_followed a_pipe_or_a_folder_is_replaced_by_no_file_not_even_with_yes",
        "commands/test_bad_bytes.py": "rejected_rows_are_never_written_over_what_is_read_nor_over_the_hotel",
        "storage/test_backup.py": "a_planted_link_is_not_written_through no_file_ever_takes_the_place_of_another"}),
    "B35": ("files to restore that are no backup, or planted", "refused; the hotel as it was", {
        _BAD: "a_file_that_is_no_backup_of_ours_is_not_brought_back", "storage/test_restore.py": "what_cannot_be_trusted_is_refused",
        "storage/test_sealing.py": "a_bomb_is_stopped_at_the_size_the_manifest_tells what_holds_no_hotel_is_refused"}),
    "B36": ("addresses of databases", "refused, no password said again, no file made", {
        "commands/test_bad_bytes.py": "a_password_in_a_database_url_is_not_said_again",
        "storage/test_driver.py": "a_missing_file_is_not_made a_path_cannot_carry_options"}),
    "B37": ("environments and windows of every kind", "started, or told what to do", {
        "terminal/test_links_that_break.py": "every_terminal_starts_or_is_told_what_to_do many_sizes_in_a_row_end_with_a_whole_screen",
        "terminal/test_gate.py": "a_hostile_environment_changes_nothing_and_runs_nothing"}),
    "B38": ("floods of keys, pastes", "no crash, no key lost", {"screens/test_any_keys.py": "no_keys_crash_a_screen_or_break_the_hotel",
                                                                "terminal/test_terminal.py": "two_hundred_keys_in_one_burst_arrive_complete_and_in_order"}),
    "B39": ("logins and passwords of every bad kind", "refused in one voice, counted, waited for", {
        "workflows/door/test_passwords.py": "the_same_characters_in_another_spelling_are_the_same_password",
        "workflows/door/test_waits.py": "an_account_waits_so_long_after_so_many_failures",
        "workflows/door/test_same_work.py": "a_password_far_too_long_costs_no_more_than_another"}),
    "B40": ("lines of the command line that make no sense", "a sentence, its exit code, nothing changed", {
        _BAD: "a_line_that_makes_no_sense_ends_with_a_sentence_and_changes_nothing",
        "commands/test_bad_bytes.py": "a_closed_output_is_no_error"}),
}  # fmt: skip
"""By the number of the input."""
CONTROLS: dict[str, Case] = {
    "F2": ("a copy command instead of the library's copy", "what was committed last is missing",
           {"faults/test_backup_rounds.py": "a_plain_copy_of_the_file_loses_what_was_committed_last"}),
    "F4": ("a table rebuilt with foreign keys on; a migration that does not count", "rows are gone without an error",
           {"faults/test_controls.py": "a_table_rebuilt_with_foreign_keys_on_loses_its_children_without_a_word "
                                       "without_counting_a_migration_that_loses_rows_would_be_committed"}),
    "F5": ("`synchronous=OFF`", "acts are lost, files damaged",
           {"faults/test_power_cut.py": "without_syncing_the_same_cuts_lose_or_damage_the_hotel"}),
    "F7": ("two statements without a transaction", "half an act is there",
           {"faults/test_failing_disk.py": "without_rolling_back_half_an_act_would_be_there"}),
    "F13": ("no memory outside the database", "a lost hotel is written to, a number given twice",
            {"faults/test_controls.py": "an_old_copy_without_the_anchors_is_sound_to_the_database_and_written_to"}),
    "F16": ("the library alone on a damaged list of tables", "nothing of the file can be read",
            {"faults/test_salvage.py": "a_list_of_tables_that_is_damaged_costs_few_tables"}),
    "F20": ("the transactions of a program that takes what SQLAlchemy gives", "rooms are sold twice",
            {"faults/test_races.py": "without_our_transactions_and_rules_rooms_are_sold_twice"}),
    "F25": ("no key for a step of the audit", "the step is there twice",
            {"faults/test_controls.py": "an_audit_without_its_unique_day_is_run_twice"}),
    "F29": ("the file hashed or copied beside the library", "a second writer gets through",
            {"faults/test_controls.py": "the_file_opened_and_closed_beside_the_library_lets_a_second_writer_through"}),
}  # fmt: skip
"""The same faults without a precaution: what is left out, and the harm that has to come of it."""
