package controls.sharing.shared_copies_test

import data.controls.sharing.shared_copies

test_pass if judged(no, nobody) == "pass"

test_fail_public if judged(yes, nobody) == {"fail": {"observed": true, "expected": false}}

test_fail_partial_public if {
	judged({"partial": true, "reason": "throttled"}, nobody) == {"fail": {"observed": true, "expected": false}}
}

test_fail_public_though_the_rest_is_unread if judged(yes, denied) == {"fail": {"observed": true, "expected": false}}

test_unknown_public if judged(denied, nobody) == {"unknown": "denied"}

test_unknown_partial_public if judged({"partial": false, "reason": "throttled"}, nobody) == {"unknown": "throttled"}

test_no_fact_public_no_verdict if not judged({}, nobody)

test_fail_foreign_accounts if judged(no, strangers) == {"fail": {"observed": ["444455556666"], "expected": []}}

test_fail_partial_foreign_accounts if {
	judged(no, {"partial": ["444455556666"], "reason": "throttled"}) == {"fail": {"observed": ["444455556666"], "expected": []}}
}

test_fail_foreign_accounts_though_the_rest_is_unread if {
	judged(denied, strangers) == {"fail": {"observed": ["444455556666"], "expected": []}}
}

test_unknown_foreign_accounts if judged(no, denied) == {"unknown": "denied"}

test_unknown_partial_foreign_accounts if {
	judged(no, {"partial": [], "reason": "throttled"}) == {"unknown": "throttled"}
}

test_malformed_foreign_accounts_no_verdict if not judged(no, {"known": null})

test_no_fact_foreign_accounts_no_verdict if not judged(no, {})

no := {"known": false}

nobody := {"known": []}

yes := {"known": true}

denied := {"unknown": "denied"}

strangers := {"known": ["444455556666"]}

judged(public, foreignAccounts) := verdict if {
	verdict := shared_copies.verdict with input as subject(public, foreignAccounts)
}

subject(public, foreignAccounts) := {"facets": {"sharing": {"public": public, "foreignAccounts": foreignAccounts}}}
