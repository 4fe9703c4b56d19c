package controls.exposure.public_access_test

import data.controls.exposure.public_access

test_pass if judged({"known": false}) == "pass"

test_fail if judged({"known": true}) == {"fail": {"observed": true, "expected": false}}

test_fail_partial if {
	judged({"partial": true, "reason": "throttled"}) == {"fail": {"observed": true, "expected": false}}
}

test_unknown if judged({"unknown": "denied"}) == {"unknown": "denied"}

test_unknown_partial if judged({"partial": false, "reason": "throttled"}) == {"unknown": "throttled"}

test_no_fact_no_verdict if not judged({})

judged(public) := verdict if {
	verdict := public_access.verdict with input as subject(public)
}

subject(public) := {"facets": {"exposure": {"public": public}}}
