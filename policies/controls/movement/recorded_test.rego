package controls.movement.recorded_test

import data.controls.movement.recorded

test_pass if judged(yes, yes) == "pass"

test_fail_copies if judged(no, yes) == {"fail": {"observed": false, "expected": true}}

test_fail_partial_copies if {
	judged({"partial": false, "reason": "throttled"}, yes) == {"fail": {"observed": false, "expected": true}}
}

test_fail_copies_though_the_rest_is_unread if judged(no, denied) == {"fail": {"observed": false, "expected": true}}

test_unknown_copies if judged(denied, yes) == {"unknown": "denied"}

test_unknown_partial_copies if judged({"partial": true, "reason": "throttled"}, yes) == {"unknown": "throttled"}

test_no_fact_copies_no_verdict if not judged({}, yes)

test_fail_flows if judged(yes, no) == {"fail": {"observed": false, "expected": true}}

test_fail_partial_flows if {
	judged(yes, {"partial": false, "reason": "throttled"}) == {"fail": {"observed": false, "expected": true}}
}

test_fail_flows_though_the_rest_is_unread if judged(denied, no) == {"fail": {"observed": false, "expected": true}}

test_unknown_flows if judged(yes, denied) == {"unknown": "denied"}

test_unknown_partial_flows if judged(yes, {"partial": true, "reason": "throttled"}) == {"unknown": "throttled"}

test_no_fact_flows_no_verdict if not judged(yes, {})

yes := {"known": true}

no := {"known": false}

denied := {"unknown": "denied"}

judged(copies, flows) := verdict if {
	verdict := recorded.verdict with input as subject(copies, flows)
}

subject(copies, flows) := {"facets": {"movement": {"copies": copies, "flows": flows}}}
