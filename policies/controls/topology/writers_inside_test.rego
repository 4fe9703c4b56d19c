package controls.topology.writers_inside_test

import data.controls.topology.writers_inside

none := {"known": []}

test_pass_active_passive if judged({"known": "active-passive"}, none) == "pass"

test_pass_active_active if judged({"known": "active-active"}, none) == "pass"

test_fail_active_active if {
	judged({"known": "active-active"}, {"known": ["US"]}) == {"fail": {"observed": ["US"], "expected": []}}
}

test_fail_active_passive if {
	judged({"known": "active-passive"}, {"known": ["US"]}) == {"fail": {"observed": ["US"], "expected": []}}
}

test_fail_partial if {
	verdict := judged({"known": "active-active"}, {"partial": ["US"], "reason": "denied"})
	verdict == {"fail": {"observed": ["US"], "expected": []}}
}

test_unknown_mode if judged({"unknown": "denied"}, none) == {"unknown": "denied"}

test_unknown_mode_partial if {
	judged({"partial": "active-active", "reason": "denied"}, {"known": ["US"]}) == {"unknown": "denied"}
}

test_unknown_writers if judged({"known": "active-active"}, {"unknown": "denied"}) == {"unknown": "denied"}

test_unknown_writers_partial if {
	judged({"known": "active-active"}, {"partial": [], "reason": "throttled"}) == {"unknown": "throttled"}
}

# Where the only copy rests is another control's question.
test_not_applicable_to_a_single_store if judged({"known": "single"}, {"known": ["US"]}) == "not_applicable"

test_no_mode_no_verdict if not judged({}, none)

test_no_writers_no_verdict if not judged({"known": "single"}, {})

judged(mode, outside) := verdict if {
	verdict := writers_inside.verdict with input as {"facets": {"topology": {"mode": mode, "writersOutside": outside}}}
}
