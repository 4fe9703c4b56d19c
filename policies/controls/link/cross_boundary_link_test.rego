package controls.link.cross_boundary_link_test

import data.controls.link.cross_boundary_link

test_pass if judged(yes, yes) == "pass"

test_fail_encrypted if judged(no, yes) == {"fail": {"observed": false, "expected": true}}

test_fail_partial_encrypted if {
	judged({"partial": false, "reason": "throttled"}, yes) == {"fail": {"observed": false, "expected": true}}
}

test_fail_encrypted_though_the_rest_is_unread if judged(no, denied) == {"fail": {"observed": false, "expected": true}}

test_unknown_encrypted if judged(denied, yes) == {"unknown": "denied"}

test_unknown_partial_encrypted if judged({"partial": true, "reason": "throttled"}, yes) == {"unknown": "throttled"}

test_no_fact_encrypted_no_verdict if not judged({}, yes)

test_fail_registered if judged(yes, no) == {"fail": {"observed": false, "expected": true}}

test_fail_partial_registered if {
	judged(yes, {"partial": false, "reason": "throttled"}) == {"fail": {"observed": false, "expected": true}}
}

test_fail_registered_though_the_rest_is_unread if {
	judged(denied, no) == {"fail": {"observed": false, "expected": true}}
}

test_unknown_registered if judged(yes, denied) == {"unknown": "denied"}

test_unknown_partial_registered if judged(yes, {"partial": true, "reason": "throttled"}) == {"unknown": "throttled"}

test_no_fact_registered_no_verdict if not judged(yes, {})

yes := {"known": true}

no := {"known": false}

denied := {"unknown": "denied"}

judged(encrypted, registered) := verdict if {
	verdict := cross_boundary_link.verdict with input as subject(encrypted, registered)
}

subject(encrypted, registered) := {"facets": {"link": {"encrypted": encrypted, "registered": registered}}}
