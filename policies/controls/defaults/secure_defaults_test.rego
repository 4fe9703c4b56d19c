package controls.defaults.secure_defaults_test

import data.controls.defaults.secure_defaults

test_pass if judged(yes, yes, yes, yes) == "pass"

test_fail_public_blocked if judged(no, yes, yes, yes) == {"fail": {"observed": false, "expected": true}}

test_fail_partial_public_blocked if {
	judged({"partial": false, "reason": "throttled"}, yes, yes, yes) == {"fail": {"observed": false, "expected": true}}
}

test_fail_public_blocked_though_the_rest_is_unread if {
	judged(no, denied, denied, denied) == {"fail": {"observed": false, "expected": true}}
}

test_unknown_public_blocked if judged(denied, yes, yes, yes) == {"unknown": "denied"}

test_unknown_partial_public_blocked if {
	judged({"partial": true, "reason": "throttled"}, yes, yes, yes) == {"unknown": "throttled"}
}

test_no_fact_public_blocked_no_verdict if not judged({}, yes, yes, yes)

test_fail_volumes_encrypted if judged(yes, no, yes, yes) == {"fail": {"observed": false, "expected": true}}

test_fail_partial_volumes_encrypted if {
	judged(yes, {"partial": false, "reason": "throttled"}, yes, yes) == {"fail": {"observed": false, "expected": true}}
}

test_fail_volumes_encrypted_though_the_rest_is_unread if {
	judged(denied, no, denied, denied) == {"fail": {"observed": false, "expected": true}}
}

test_unknown_volumes_encrypted if judged(yes, denied, yes, yes) == {"unknown": "denied"}

test_unknown_partial_volumes_encrypted if {
	judged(yes, {"partial": true, "reason": "throttled"}, yes, yes) == {"unknown": "throttled"}
}

test_no_fact_volumes_encrypted_no_verdict if not judged(yes, {}, yes, yes)

test_fail_logs_routed if judged(yes, yes, no, yes) == {"fail": {"observed": false, "expected": true}}

test_fail_partial_logs_routed if {
	judged(yes, yes, {"partial": false, "reason": "throttled"}, yes) == {"fail": {"observed": false, "expected": true}}
}

test_fail_logs_routed_though_the_rest_is_unread if {
	judged(denied, denied, no, denied) == {"fail": {"observed": false, "expected": true}}
}

test_unknown_logs_routed if judged(yes, yes, denied, yes) == {"unknown": "denied"}

test_unknown_partial_logs_routed if {
	judged(yes, yes, {"partial": true, "reason": "throttled"}, yes) == {"unknown": "throttled"}
}

test_no_fact_logs_routed_no_verdict if not judged(yes, yes, {}, yes)

test_fail_labels_required if judged(yes, yes, yes, no) == {"fail": {"observed": false, "expected": true}}

test_fail_partial_labels_required if {
	judged(yes, yes, yes, {"partial": false, "reason": "throttled"}) == {"fail": {"observed": false, "expected": true}}
}

test_fail_labels_required_though_the_rest_is_unread if {
	judged(denied, denied, denied, no) == {"fail": {"observed": false, "expected": true}}
}

test_unknown_labels_required if judged(yes, yes, yes, denied) == {"unknown": "denied"}

test_unknown_partial_labels_required if {
	judged(yes, yes, yes, {"partial": true, "reason": "throttled"}) == {"unknown": "throttled"}
}

test_no_fact_labels_required_no_verdict if not judged(yes, yes, yes, {})

yes := {"known": true}

no := {"known": false}

denied := {"unknown": "denied"}

judged(publicBlocked, volumesEncrypted, logsRouted, labelsRequired) := verdict if {
	verdict := secure_defaults.verdict with input as subject(publicBlocked, volumesEncrypted, logsRouted, labelsRequired)
}

subject(publicBlocked, volumesEncrypted, logsRouted, labelsRequired) := {"facets": {"defaults": {
	"publicBlocked": publicBlocked,
	"volumesEncrypted": volumesEncrypted,
	"logsRouted": logsRouted,
	"labelsRequired": labelsRequired,
}}}
