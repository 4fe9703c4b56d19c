package controls.logIntegrity.tamper_evident_test

import data.controls.logIntegrity.tamper_evident

test_pass if judged(yes, yes, yes) == "pass"

test_fail_validated if judged(no, yes, yes) == {"fail": {"observed": false, "expected": true}}

test_fail_partial_validated if {
	judged({"partial": false, "reason": "throttled"}, yes, yes) == {"fail": {"observed": false, "expected": true}}
}

test_fail_validated_though_the_rest_is_unread if {
	judged(no, denied, denied) == {"fail": {"observed": false, "expected": true}}
}

test_unknown_validated if judged(denied, yes, yes) == {"unknown": "denied"}

test_unknown_partial_validated if {
	judged({"partial": true, "reason": "throttled"}, yes, yes) == {"unknown": "throttled"}
}

test_no_fact_validated_no_verdict if not judged({}, yes, yes)

test_fail_locked if judged(yes, no, yes) == {"fail": {"observed": false, "expected": true}}

test_fail_partial_locked if {
	judged(yes, {"partial": false, "reason": "throttled"}, yes) == {"fail": {"observed": false, "expected": true}}
}

test_fail_locked_though_the_rest_is_unread if {
	judged(denied, no, denied) == {"fail": {"observed": false, "expected": true}}
}

test_unknown_locked if judged(yes, denied, yes) == {"unknown": "denied"}

test_unknown_partial_locked if judged(yes, {"partial": true, "reason": "throttled"}, yes) == {"unknown": "throttled"}

test_no_fact_locked_no_verdict if not judged(yes, {}, yes)

test_fail_separate if judged(yes, yes, no) == {"fail": {"observed": false, "expected": true}}

test_fail_partial_separate if {
	judged(yes, yes, {"partial": false, "reason": "throttled"}) == {"fail": {"observed": false, "expected": true}}
}

test_fail_separate_though_the_rest_is_unread if {
	judged(denied, denied, no) == {"fail": {"observed": false, "expected": true}}
}

test_unknown_separate if judged(yes, yes, denied) == {"unknown": "denied"}

test_unknown_partial_separate if {
	judged(yes, yes, {"partial": true, "reason": "throttled"}) == {"unknown": "throttled"}
}

test_no_fact_separate_no_verdict if not judged(yes, yes, {})

yes := {"known": true}

no := {"known": false}

denied := {"unknown": "denied"}

judged(validated, locked, separate) := verdict if {
	verdict := tamper_evident.verdict with input as subject(validated, locked, separate)
}

subject(validated, locked, separate) := {"facets": {"logIntegrity": {
	"validated": validated,
	"locked": locked,
	"separate": separate,
}}}
