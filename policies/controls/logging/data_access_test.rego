package controls.logging.data_access_test

import data.controls.logging.data_access

test_pass if data_access.verdict == "pass" with input as store({"known": true})

test_fail if {
	data_access.verdict == {"fail": {"observed": false, "expected": true}} with input as store({"known": false})
}

test_fail_partial if {
	verdict := data_access.verdict with input as store({"partial": false, "reason": "throttled"})
	verdict == {"fail": {"observed": false, "expected": true}}
}

test_unknown if data_access.verdict == {"unknown": "denied"} with input as store({"unknown": "denied"})

test_unknown_partial if {
	data_access.verdict == {"unknown": "throttled"} with input as store({"partial": true, "reason": "throttled"})
}

test_no_fact_no_verdict if not data_access.verdict with input as {"facets": {"logging": {}}}

store(dataAccess) := {"facets": {"logging": {"dataAccess": dataAccess}}}
