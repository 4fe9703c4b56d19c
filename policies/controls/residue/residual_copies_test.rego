package controls.residue.residual_copies_test

import data.controls.residue.residual_copies

test_pass if judged(no, a_month) == "pass"

test_fail_orphaned if judged(yes, a_month) == {"fail": {"observed": true, "expected": false}}

test_fail_partial_orphaned if {
	judged({"partial": true, "reason": "throttled"}, a_month) == {"fail": {"observed": true, "expected": false}}
}

test_fail_orphaned_though_the_rest_is_unread if judged(yes, denied) == {"fail": {"observed": true, "expected": false}}

test_unknown_orphaned if judged(denied, a_month) == {"unknown": "denied"}

test_unknown_partial_orphaned if {
	judged({"partial": false, "reason": "throttled"}, a_month) == {"unknown": "throttled"}
}

test_no_fact_orphaned_no_verdict if not judged({}, a_month)

test_fail_remaining_days if judged(no, forever) == {"fail": {"observed": "forever", "expected": {"most": 365}}}

test_fail_partial_remaining_days if {
	judged(no, {"partial": "forever", "reason": "throttled"}) == {"fail": {"observed": "forever", "expected": {"most": 365}}}
}

test_fail_remaining_days_though_the_rest_is_unread if {
	judged(denied, forever) == {"fail": {"observed": "forever", "expected": {"most": 365}}}
}

test_unknown_remaining_days if judged(no, denied) == {"unknown": "denied"}

test_unknown_partial_remaining_days if judged(no, {"partial": 30, "reason": "throttled"}) == {"unknown": "throttled"}

test_malformed_remaining_days_no_verdict if not judged(no, {"known": "30"})

test_no_fact_remaining_days_no_verdict if not judged(no, {})

test_no_parameter_no_verdict if {
	not residual_copies.verdict with input as subject(no, a_month) with data.parameters as {}
}

thresholds := {"maximumResidueDays": 365}

no := {"known": false}

a_month := {"known": 30}

yes := {"known": true}

denied := {"unknown": "denied"}

forever := {"known": "forever"}

judged(orphaned, remainingDays) := verdict if {
	verdict := residual_copies.verdict with input as subject(orphaned, remainingDays) with data.parameters as thresholds
}

subject(orphaned, remainingDays) := {"facets": {"residue": {"orphaned": orphaned, "remainingDays": remainingDays}}}
