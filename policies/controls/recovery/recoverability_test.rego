package controls.recovery.recoverability_test

import data.controls.recovery.recoverability

day := {"known": 24}

none := {"known": "none"}

yes := {"known": true}

test_pass if judged({"known": 1}, yes, day) == "pass"

test_pass_without_a_target if judged({"known": 900}, yes, none) == "pass"

test_fail_none_yet if {
	verdict := judged({"known": "unbounded"}, yes, none)
	verdict == {"fail": {"observed": "unbounded", "expected": "bounded"}}
}

test_fail_too_old if judged({"known": 30}, yes, day) == {"fail": {"observed": 30, "expected": {"most": 24}}}

test_fail_unprotected if {
	judged({"known": 1}, {"known": false}, day) == {"fail": {"observed": false, "expected": true}}
}

test_fail_unprotected_though_age_unread if {
	verdict := judged({"unknown": "not-recorded"}, {"known": false}, none)
	verdict == {"fail": {"observed": false, "expected": true}}
}

test_fail_partial if {
	verdict := judged({"known": 1}, {"partial": false, "reason": "throttled"}, none)
	verdict == {"fail": {"observed": false, "expected": true}}
}

test_unknown_age if judged({"unknown": "not-recorded"}, yes, none) == {"unknown": "not-recorded"}

test_unknown_protection if judged({"known": 1}, {"unknown": "denied"}, none) == {"unknown": "denied"}

test_unknown_target if judged({"known": 1}, yes, {"unknown": "denied"}) == {"unknown": "denied"}

test_unknown_partial if judged({"partial": 1, "reason": "throttled"}, yes, none) == {"unknown": "throttled"}

test_unknown_original if of({"unknown": "unsupported"}, {"known": 1}, yes, none) == {"unknown": "unsupported"}

test_not_applicable_to_a_replica if {
	of({"known": false}, {"known": "unbounded"}, {"known": false}, none) == "not_applicable"
}

test_no_age_no_verdict if not judged({}, yes, none)

test_no_protection_no_verdict if not judged({"known": 1}, {}, none)

test_no_target_no_verdict if not judged({"known": 1}, yes, {})

judged(newest, protected, target) := verdict if verdict := of(yes, newest, protected, target)

of(original, newest, protected, target) := verdict if {
	facet := {"original": original, "newestPointHours": newest, "protected": protected}
	given := {"facets": {"recovery": facet}, "context": {"recovery": {"rpoHours": target}}}
	verdict := recoverability.verdict with input as given
}
