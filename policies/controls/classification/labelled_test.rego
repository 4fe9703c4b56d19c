package controls.classification.labelled_test

import data.controls.classification.labelled

test_pass if labelled.verdict == "pass" with input as store({"known": true})

test_undeclared if labelled.verdict == {"undeclared": "pass"} with input as store({"known": false})

# Silence waits for a person; it is no failure, and no fact makes it one.
test_fail_never if {
	verdicts := {verdict |
		some declared in [{"known": false}, {"partial": false, "reason": "throttled"}, {"unknown": "denied"}]
		verdict := labelled.verdict with input as store(declared)
	}
	verdicts == {{"undeclared": "pass"}, {"unknown": "throttled"}, {"unknown": "denied"}}
}

test_unknown if labelled.verdict == {"unknown": "denied"} with input as store({"unknown": "denied"})

test_unknown_partial if {
	labelled.verdict == {"unknown": "throttled"} with input as store({"partial": false, "reason": "throttled"})
}

test_unknown_partial_though_declared if {
	labelled.verdict == {"unknown": "throttled"} with input as store({"partial": true, "reason": "throttled"})
}

test_no_fact_no_verdict if not labelled.verdict with input as {"facets": {"classification": {}}}

store(declared) := {"facets": {"classification": {"declared": declared}}}
