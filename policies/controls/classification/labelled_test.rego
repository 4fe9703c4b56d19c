package controls.classification.labelled_test

import data.controls.classification.labelled

test_pass if judged({"known": true}, {"known": true}) == "pass"

test_undeclared if judged({"known": false}, {"known": true}) == {"undeclared": "pass"}

test_fail_contradiction if judged({"known": true}, {"known": false}) == contradiction

test_fail_contradiction_partial if judged({"known": true}, {"partial": false, "reason": "throttled"}) == contradiction

test_fail_contradiction_though_tags_unread if judged({"unknown": "denied"}, {"known": false}) == contradiction

# Silence waits for a person; it is no failure, and no fact makes it one.
test_silence_fails_never if {
	verdicts := {verdict |
		some declared in [{"known": false}, {"partial": false, "reason": "throttled"}, {"unknown": "denied"}]
		verdict := judged(declared, {"known": true})
	}
	verdicts == {{"undeclared": "pass"}, {"unknown": "throttled"}, {"unknown": "denied"}}
}

test_unknown if judged({"unknown": "denied"}, {"known": true}) == {"unknown": "denied"}

test_unknown_partial if judged({"partial": false, "reason": "throttled"}, {"known": true}) == {"unknown": "throttled"}

test_unknown_partial_though_declared if {
	judged({"partial": true, "reason": "throttled"}, {"known": true}) == {"unknown": "throttled"}
}

test_unknown_agreement if judged({"known": true}, {"unknown": "denied"}) == {"unknown": "denied"}

test_unknown_agreement_partial if {
	judged({"known": true}, {"partial": true, "reason": "throttled"}) == {"unknown": "throttled"}
}

test_no_fact_no_verdict if {
	partly := [{}, {"declared": {"known": true}}, {"consistent": {"known": true}}]
	answers := [verdict | some facet in partly; verdict := labelled.verdict with input as {"facets": {"classification": facet}}]
	answers == []
}

test_malformed_no_verdict if not judged({"known": true}, {"known": true, "unknown": "denied"})

contradiction := {"fail": {"observed": false, "expected": true}}

judged(declared, consistent) := verdict if {
	facet := {"declared": declared, "consistent": consistent}
	verdict := labelled.verdict with input as {"facets": {"classification": facet}}
}
