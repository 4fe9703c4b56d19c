package controls.recovery.rpo_bound_test

import data.controls.recovery.rpo_bound

day := {"known": 24}

test_pass if judged({"known": 0.1}, {"known": 1}, day) == "pass"

test_fail_configured if judged({"known": 48}, {"known": 1}, day) == {"fail": {"observed": 48, "expected": {"most": 24}}}

test_fail_observed if judged({"known": 0.1}, {"known": 30}, day) == {"fail": {"observed": 30, "expected": {"most": 24}}}

test_fail_unbounded if {
	verdict := judged({"known": "unbounded"}, {"unknown": "denied"}, day)
	verdict == {"fail": {"observed": "unbounded", "expected": {"most": 24}}}
}

test_fail_partial if {
	verdict := judged({"partial": 48, "reason": "throttled"}, {"known": 1}, day)
	verdict == {"fail": {"observed": 48, "expected": {"most": 24}}}
}

test_unknown_configured if judged({"unknown": "denied"}, {"known": 1}, day) == {"unknown": "denied"}

test_unknown_observed if judged({"known": 0.1}, {"unknown": "not-recorded"}, day) == {"unknown": "not-recorded"}

test_unknown_partial if judged({"known": 0.1}, {"partial": 1, "reason": "throttled"}, day) == {"unknown": "throttled"}

# The tier was not read, and with it the target.
test_unknown_target if judged({"known": 0.1}, {"known": 1}, {"unknown": "denied"}) == {"unknown": "denied"}

test_unknown_original if {
	verdict := of({"unknown": "unsupported"}, {"known": 48}, {"known": 48}, day)
	verdict == {"unknown": "unsupported"}
}

test_not_applicable_without_a_target if {
	judged({"unknown": "denied"}, {"unknown": "denied"}, {"known": "none"}) == "not_applicable"
}

test_not_applicable_to_a_replica if of({"known": false}, {"known": "unbounded"}, {"known": 1}, day) == "not_applicable"

test_text_no_verdict if not judged({"known": "1"}, {"known": 1}, day)

test_no_facts_no_verdict if {
	not rpo_bound.verdict with input as {"facets": {"recovery": {}}, "context": {"recovery": {"rpoHours": day}}}
}

test_no_point_no_verdict if {
	facets := {"recovery": {"original": {"known": true}, "rpoHours": {"known": 1}}}
	not rpo_bound.verdict with input as {"facets": facets, "context": {"recovery": {"rpoHours": day}}}
}

test_no_target_fact_no_verdict if {
	facets := store({"known": true}, {"known": 1}, {"known": 1})
	not rpo_bound.verdict with input as {"facets": facets, "context": {"recovery": {}}}
}

judged(bound, newest, target) := verdict if verdict := of({"known": true}, bound, newest, target)

of(original, bound, newest, target) := verdict if {
	given := {"facets": store(original, bound, newest), "context": {"recovery": {"rpoHours": target}}}
	verdict := rpo_bound.verdict with input as given
}

store(original, bound, newest) := {"recovery": {
	"original": original,
	"rpoHours": bound,
	"newestPointHours": newest,
}}
