package controls.backupRetention.bounds_test

import data.controls.backupRetention.bounds

test_pass if judged({"known": 100}) == "pass"

test_fail_below if judged({"known": 3}) == {"fail": {"observed": 3, "expected": {"least": 30}}}

test_fail_above if judged({"known": "forever"}) == {"fail": {"observed": "forever", "expected": {"most": 365}}}

test_fail_partial if {
	judged({"partial": 3, "reason": "throttled"}) == {"fail": {"observed": 3, "expected": {"least": 30}}}
}

test_unknown if judged({"unknown": "denied"}) == {"unknown": "denied"}

test_unknown_partial if judged({"partial": 100, "reason": "throttled"}) == {"unknown": "throttled"}

test_malformed_no_verdict if not judged({"known": "400"})

test_no_fact_no_verdict if not judged({})

test_no_parameter_no_verdict if not bounds.verdict with input as subject({"known": 100}) with data.parameters as {}

thresholds := {"minimumBackupDays": 30, "maximumBackupDays": 365}

judged(days) := verdict if {
	verdict := bounds.verdict with input as subject(days) with data.parameters as thresholds
}

subject(days) := {"facets": {"backupRetention": {"days": days}}}
