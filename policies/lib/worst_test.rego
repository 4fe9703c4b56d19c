package lib.worst_test

import data.lib.worst

failure := {"fail": {"observed": 1, "expected": 2}}

open := {"unknown": "denied"}

silence := {"undeclared": "pass"}

test_all_pass if worst.of(["pass", "pass"]) == "pass"

test_silence_over_pass if worst.of(["pass", silence]) == silence

test_open_over_silence if worst.of([open, silence, "pass"]) == open

test_open_over_earlier_silence if worst.of([silence, open]) == open

test_failure_over_open if worst.of([open, failure]) == failure

test_failure_over_all if worst.of(["pass", silence, open, failure]) == failure

test_failure_first if worst.of([failure, "pass"]) == failure

test_one if worst.of([open]) == open

test_the_first_of_equals if worst.of(["pass", open, {"unknown": "throttled"}]) == open

test_none_of_nothing if not worst.of([])

test_no_verdict if not worst.of(["pass", "passed"])

test_another_word if not worst.of(["pass", "waived"])

test_two_verdicts_at_once if not worst.of(["pass", object.union(failure, open)])

test_pass_over_nothing if worst.of(["not_applicable", "pass"]) == "pass"

test_all_nothing if worst.of(["not_applicable", "not_applicable"]) == "not_applicable"

test_open_over_nothing if worst.of(["not_applicable", open]) == open
