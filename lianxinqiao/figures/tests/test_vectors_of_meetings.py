"""Each vector of the domain that speaks of meetings, votes and proposals has its test, named here."""

import json
from pathlib import Path

from django.conf import settings

TOP = Path(settings.BASE_DIR) / "lianxinqiao"
HELD = ("ballots/tests/vectors.json", "meetings/tests/vectors.json", "figures/tests/proposal_vectors.json")
BALLOTS, MEETINGS, PROPOSALS = "ballots/tests/", "meetings/tests/", "figures/tests/test_proposal_vectors.py"
PURE, SECRET, BOX = f"{BALLOTS}test_vectors.py", f"{BALLOTS}test_vectors_secret.py", f"{BALLOTS}test_ballot.py"
HALL, FILED = f"{MEETINGS}test_meeting.py", f"{MEETINGS}test_amendments.py"
DAYS, LATER, NAMED = f"{MEETINGS}test_dates.py", f"{MEETINGS}test_appointments.py", f"{MEETINGS}test_candidates.py"
TERMS, OATHS, SEATS = (DAYS, "test_terms_after_a_meeting"), (NAMED, "test_the_last_day_of_an_oath"), "test_seats.py"
MERGED = (LATER, "test_by_whose_leave_five_are_voted_on_together")
ACTING = (LATER, "test_acting_is_three_acts_of_two_persons")
TRACED = {
    **dict.fromkeys((3, 4, 8, 9, 11), (PURE, "test_a_vote_of_the_standing_committee")),
    12: (HALL, "test_who_left_the_hall_is_missing_at_the_next_vote"),
    13: (HALL, "test_video_counts_only_where_it_was_decided"),
    15: (FILED, "test_three_members_move_it_in_writing_the_day_before"),
    16: (FILED, "test_amendments_come_before_the_bill"),
    **dict.fromkeys((17, 18, 19), MERGED),
    20: (HALL, "test_a_vote_that_passed_is_not_held_again"),
    **dict.fromkeys((22, 23, 24, 25, 26, 28), (PURE, "test_how_many_must_sign")),
    30: (f"{MEETINGS}test_speaking.py", "test_more_than_half_must_be_discontent_for_a_second_answer"),
    **dict.fromkeys((31, 32, 33, 35, 37), (PURE, "test_a_vote_of_the_congress")),
    39: (PURE, "test_equal_at_the_edge_is_voted_on_again"),
    40: (PURE, "test_too_few_leaves_a_seat_open"),
    **dict.fromkeys((41, 42, 43), (PURE, "test_more_returned_than_issued_is_void")),
    44: (PURE, "test_a_paper_with_more_names_than_seats_is_invalid"),
    47: (PURE, "test_who_may_name_another"),
    48: (f"{MEETINGS}test_elections.py", "test_nobody_is_written_in_on_a_paper_of_appointments"),
    **dict.fromkeys((50, 51, 52, 53, 54, 58, 59), (PURE, "test_how_many_candidates")),
    60: (PURE, "test_a_candidate_counts_no_papers"),
    **dict.fromkeys((61, 62, 63), (PURE, "test_the_cppcc")),
    **dict.fromkeys((65, 66), (f"{MEETINGS}test_absences.py", "test_less_than_two_thirds_of_the_sessions_is_absent")),
    68: (PROPOSALS, "test_68_received_is_filed_merged_and_turned"),
    69: (PROPOSALS, "test_69_what_was_filed_is_counted_twice_and_classes_add_up_to_the_later"),
    71: (PROPOSALS, "test_71_a_share_is_of_what_was_filed"),
    74: (PROPOSALS, "test_74_merging_is_undone_until_assignment_and_not_after"),
    75: (PROPOSALS, "test_75_not_filed_is_told_in_the_ground_s_own_words"),
    77: (DAYS, "test_twenty_ten_and_seven_days_before"),
    80: (f"{MEETINGS}test_plan.py", "test_an_audit_report_is_followed_by_what_was_mended"),
    **dict.fromkeys((81, 87, 88, 89, 90), TERMS),
    82: (DAYS, "test_the_first_session_of_a_term"),
    83: ("filings/tests/test_filings.py", "test_thirty_days_after_it_was_published"),
    91: (DAYS, "test_the_last_day_of_a_notice"),
    92: (DAYS, "test_a_day_in_a_year_without_a_calendar_says_so"),
    **dict.fromkeys((94, 95), OATHS),
    96: (NAMED, "test_the_head_of_the_procuratorate_swears_before_the_chairpersons_once_approved"),
    99: (NAMED, "test_who_is_appointed_anew_swears_anew"),
    100: (NAMED, "test_the_words_of_before_2018_are_refused"),
    101: (LATER, "test_in_force_on_the_day_it_passes"),
    **dict.fromkeys((102, 103), ACTING),
    105: (LATER, "test_who_acts_as_head_of_the_procuratorate_is_filed_above"),
    107: (NAMED, "test_a_bureau_is_renamed_in_three_ways"),
    **dict.fromkeys((109, 110), (NAMED, "test_a_bureau_is_abolished_in_two_ways")),
    113: (LATER, "test_a_new_term_ends_heads_and_leaves_judges"),
    115: (LATER, "test_twice_failed_is_not_nominated_again"),
    116: (NAMED, "test_another_try_after_half_a_year"),
    117: (LATER, "test_a_post_is_emptied_before_it_is_filled"),
    118: (LATER, "test_one_person_removed_and_appointed_is_two_person_times"),
    **dict.fromkeys((119, 120), (f"{MEETINGS}{SEATS}", "test_an_announcement_counts")),
    **dict.fromkeys((123, 124), (f"{MEETINGS}{SEATS}", "test_when_a_mandate_ends_or_is_suspended")),
    125: (f"{MEETINGS}test_opinions.py", "test_a_test_by_its_own_base"),
    126: (PURE, "test_satisfaction_has_its_own_base"),
    128: (SECRET, "test_two_slips_were_not_cast_and_nobody_knows_whose"),
    129: (BOX, "test_the_same_paper_again_is_one_paper"),
    130: (BOX, "test_the_first_paper_stays"),
    133: (f"{MEETINGS}test_secret.py", "test_before_slips_are_prepared_it_says_what_a_unanimous_result_shows"),
}


def test_every_vector_has_its_test() -> None:
    held = {row["n"] for name in HELD for row in json.loads((TOP / name).read_text("utf-8"))}
    assert set(TRACED) == held
    assert [name for file, name in TRACED.values() if f"def {name}(" not in (TOP / file).read_text("utf-8")] == []
