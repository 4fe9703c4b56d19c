package controls.keys.lifecycle_test

import data.controls.keys.lifecycle

test_pass if judged(yes, no, yes) == "pass"

test_fail_enabled if judged(no, no, yes) == {"fail": {"observed": false, "expected": true}}

test_fail_partial_enabled if {
	judged({"partial": false, "reason": "throttled"}, no, yes) == {"fail": {"observed": false, "expected": true}}
}

test_fail_enabled_though_the_rest_is_unread if {
	judged(no, denied, denied) == {"fail": {"observed": false, "expected": true}}
}

test_unknown_enabled if judged(denied, no, yes) == {"unknown": "denied"}

test_unknown_partial_enabled if judged({"partial": true, "reason": "throttled"}, no, yes) == {"unknown": "throttled"}

test_no_fact_enabled_no_verdict if not judged({}, no, yes)

test_fail_pending_deletion if judged(yes, yes, yes) == {"fail": {"observed": true, "expected": false}}

test_fail_partial_pending_deletion if {
	judged(yes, {"partial": true, "reason": "throttled"}, yes) == {"fail": {"observed": true, "expected": false}}
}

test_fail_pending_deletion_though_the_rest_is_unread if {
	judged(denied, yes, denied) == {"fail": {"observed": true, "expected": false}}
}

test_unknown_pending_deletion if judged(yes, denied, yes) == {"unknown": "denied"}

test_unknown_partial_pending_deletion if {
	judged(yes, {"partial": false, "reason": "throttled"}, yes) == {"unknown": "throttled"}
}

test_no_fact_pending_deletion_no_verdict if not judged(yes, {}, yes)

test_fail_deletion_protected if judged(yes, no, no) == {"fail": {"observed": false, "expected": true}}

test_fail_partial_deletion_protected if {
	judged(yes, no, {"partial": false, "reason": "throttled"}) == {"fail": {"observed": false, "expected": true}}
}

test_fail_deletion_protected_though_the_rest_is_unread if {
	judged(denied, denied, no) == {"fail": {"observed": false, "expected": true}}
}

test_unknown_deletion_protected if judged(yes, no, denied) == {"unknown": "denied"}

test_unknown_partial_deletion_protected if {
	judged(yes, no, {"partial": true, "reason": "throttled"}) == {"unknown": "throttled"}
}

test_no_fact_deletion_protected_no_verdict if not judged(yes, no, {})

yes := {"known": true}

no := {"known": false}

denied := {"unknown": "denied"}

judged(enabled, pendingDeletion, deletionProtected) := verdict if {
	verdict := lifecycle.verdict with input as subject(enabled, pendingDeletion, deletionProtected)
}

subject(enabled, pendingDeletion, deletionProtected) := {"facets": {"keys": {
	"enabled": enabled,
	"pendingDeletion": pendingDeletion,
	"deletionProtected": deletionProtected,
}}}
