package controls.keyRotation.rotated_test

import data.controls.keyRotation.rotated

test_pass if judged({"known": true}) == "pass"

test_fail if judged({"known": false}) == {"fail": {"observed": false, "expected": true}}

test_fail_partial if {
	judged({"partial": false, "reason": "throttled"}) == {"fail": {"observed": false, "expected": true}}
}

test_unknown if judged({"unknown": "denied"}) == {"unknown": "denied"}

test_unknown_partial if judged({"partial": true, "reason": "throttled"}) == {"unknown": "throttled"}

test_no_fact_no_verdict if not judged({})

judged(automatic) := verdict if {
	verdict := rotated.verdict with input as subject(automatic)
}

subject(automatic) := {"facets": {"keyRotation": {"automatic": automatic}}}
