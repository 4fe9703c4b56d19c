package controls.access.external_principal_test

import data.controls.access.external_principal

test_pass if judged({"known": []}) == "pass"

test_fail if judged({"known": ["444455556666"]}) == {"fail": {"observed": ["444455556666"], "expected": []}}

test_fail_partial if {
	judged({"partial": ["444455556666"], "reason": "throttled"}) == {"fail": {"observed": ["444455556666"], "expected": []}}
}

test_unknown if judged({"unknown": "denied"}) == {"unknown": "denied"}

test_unknown_partial if judged({"partial": [], "reason": "throttled"}) == {"unknown": "throttled"}

test_malformed_no_verdict if not judged({"known": null})

test_no_fact_no_verdict if not judged({})

judged(externalPrincipals) := verdict if {
	verdict := external_principal.verdict with input as subject(externalPrincipals)
}

subject(externalPrincipals) := {"facets": {"access": {"externalPrincipals": externalPrincipals}}}
