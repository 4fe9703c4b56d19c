package controls.custody.exclusive_control_test

import data.controls.custody.exclusive_control

needed := ["enc.at-rest", "key.exclusive-control"]

test_pass if judged({"known": true}, needed) == "pass"

test_fail if judged({"known": false}, needed) == {"fail": {"observed": false, "expected": true}}

test_fail_partial if {
	verdict := judged({"partial": false, "reason": "throttled"}, needed)
	verdict == {"fail": {"observed": false, "expected": true}}
}

test_unknown if judged({"unknown": "unresolved"}, needed) == {"unknown": "unresolved"}

test_unknown_partial if judged({"partial": true, "reason": "throttled"}, needed) == {"unknown": "throttled"}

test_nothing_is_required if judged({"known": false}, []) == "not_applicable"

test_something_else_is_required if judged({"known": false}, ["enc.at-rest"]) == "not_applicable"

test_no_fact_no_verdict if {
	not exclusive_control.verdict with input as {"facets": {"custody": {}}, "context": {"required": needed}}
}

test_nobody_says_what_is_required_no_verdict if {
	not exclusive_control.verdict with input as {"facets": {"custody": {"exclusive": {"known": true}}}, "context": {}}
}

judged(exclusive, required) := verdict if {
	verdict := exclusive_control.verdict with input as {
		"facets": {"custody": {"exclusive": exclusive}},
		"context": {"required": required},
	}
}
