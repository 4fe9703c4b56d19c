package controls.inTransit.tls_enforced_test

import data.controls.inTransit.tls_enforced

test_pass if judged({"known": true}, {"known": 1.2}) == "pass"

test_pass_newer if judged({"known": true}, {"known": 1.3}) == "pass"

test_fail_plaintext if judged({"known": false}, {"known": 1.3}) == plaintext

test_fail_version if judged({"known": true}, {"known": 1.1}) == outdated

test_fail_both if judged({"known": false}, {"known": 1.1}) == plaintext

test_fail_version_though_enforcement_unread if judged({"unknown": "denied"}, {"known": 1.1}) == outdated

test_fail_plaintext_though_version_unread if judged({"known": false}, {"unknown": "denied"}) == plaintext

test_fail_partial if judged({"partial": false, "reason": "throttled"}, {"known": 1.2}) == plaintext

test_unknown_enforcement if judged({"unknown": "denied"}, {"known": 1.2}) == {"unknown": "denied"}

test_unknown_version if judged({"known": true}, {"unknown": "denied"}) == {"unknown": "denied"}

test_unknown_both if judged({"unknown": "denied"}, {"unknown": "throttled"}) == {"unknown": "denied"}

test_unknown_partial if judged({"known": true}, {"partial": 1.2, "reason": "throttled"}) == {"unknown": "throttled"}

test_version_as_text if not judged({"known": true}, {"known": "1.2"})

test_no_enforcement_no_verdict if not judged({}, {"known": 1.1})

test_no_version_no_verdict if not judged({"known": false}, {})

test_no_parameter_no_verdict if {
	not tls_enforced.verdict with input as endpoint({"known": true}, {"known": 1.2}) with data.parameters as {}
}

plaintext := {"fail": {"observed": false, "expected": true}}

outdated := {"fail": {"observed": 1.1, "expected": {"least": 1.2}}}

judged(enforced, minimumVersion) := verdict if {
	verdict := tls_enforced.verdict with input as endpoint(enforced, minimumVersion) with data.parameters.minimumTls as 1.2
}

endpoint(enforced, minimum) := {"facets": {"inTransit": {"enforced": enforced, "minimumVersion": minimum}}}
