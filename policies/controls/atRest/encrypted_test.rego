package controls.atRest.encrypted_test

import data.controls.atRest.encrypted

test_pass if encrypted.verdict == "pass" with input as store({"known": true})

test_fail if {
	encrypted.verdict == {"fail": {"observed": false, "expected": true}} with input as store({"known": false})
}

test_fail_partial if {
	verdict := encrypted.verdict with input as store({"partial": false, "reason": "throttled"})
	verdict == {"fail": {"observed": false, "expected": true}}
}

test_unknown if encrypted.verdict == {"unknown": "denied"} with input as store({"unknown": "denied"})

test_unknown_partial if {
	encrypted.verdict == {"unknown": "throttled"} with input as store({"partial": true, "reason": "throttled"})
}

test_no_fact_no_verdict if not encrypted.verdict with input as {"facets": {"atRest": {}}}

store(enabled) := {"facets": {"atRest": {"enabled": enabled}}}
