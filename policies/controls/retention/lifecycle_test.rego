package controls.retention.lifecycle_test

import data.controls.retention.lifecycle

test_pass if judged({"known": 30}) == "pass"

test_fail if judged({"known": "forever"}) == {"fail": {"observed": "forever", "expected": {"most": 365}}}

test_fail_partial if {
	judged({"partial": "forever", "reason": "throttled"}) == {"fail": {"observed": "forever", "expected": {"most": 365}}}
}

test_unknown if judged({"unknown": "denied"}) == {"unknown": "denied"}

test_unknown_partial if judged({"partial": 30, "reason": "throttled"}) == {"unknown": "throttled"}

test_malformed_no_verdict if not judged({"known": "30"})

test_no_fact_no_verdict if not judged({})

test_no_parameter_no_verdict if not lifecycle.verdict with input as subject({"known": 30}) with data.parameters as {}

thresholds := {"maximumRetentionDays": 365}

judged(days) := verdict if {
	verdict := lifecycle.verdict with input as subject(days) with data.parameters as thresholds
}

subject(days) := {"facets": {"retention": {"days": days}}}
