package controls.classification.inheritance_test

import data.controls.classification.inheritance

test_pass if inheritance.verdict == "pass" with input as copy({"known": true})

test_fail if inheritance.verdict == laxer with input as copy({"known": false})

test_fail_partial if inheritance.verdict == laxer with input as copy({"partial": false, "reason": "throttled"})

test_unknown if inheritance.verdict == {"unknown": "unresolved"} with input as copy({"unknown": "unresolved"})

test_unknown_partial if {
	inheritance.verdict == {"unknown": "denied"} with input as copy({"partial": true, "reason": "denied"})
}

test_no_fact_no_verdict if not inheritance.verdict with input as {"facets": {"classification": {}}}

test_malformed_no_verdict if {
	not inheritance.verdict with input as copy({"known": true, "unknown": "denied"})
}

laxer := {"fail": {"observed": false, "expected": true}}

copy(keeps) := {"facets": {"classification": {"keepsTier": keeps}}}
