package controls.atRest.customer_managed_test

import data.controls.atRest.customer_managed

test_pass if judged({"known": "customer"}) == "pass"

test_fail if judged({"known": "provider"}) == {"fail": {"observed": "provider", "expected": "customer"}}

test_fail_unencrypted if judged({"known": "none"}) == {"fail": {"observed": "none", "expected": "customer"}}

test_fail_partial if {
	judged({"partial": "provider", "reason": "throttled"}) == {"fail": {"observed": "provider", "expected": "customer"}}
}

test_unknown if judged({"unknown": "denied"}) == {"unknown": "denied"}

test_unknown_partial if judged({"partial": "customer", "reason": "throttled"}) == {"unknown": "throttled"}

test_no_fact_no_verdict if not judged({})

judged(keyOwner) := verdict if {
	verdict := customer_managed.verdict with input as subject(keyOwner)
}

subject(keyOwner) := {"facets": {"atRest": {"keyOwner": keyOwner}}}
