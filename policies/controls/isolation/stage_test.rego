package controls.isolation.stage_test

import data.controls.isolation.stage

apart := {
	"stage": {"known": "non-production"},
	"shared": {"known": []},
	"outsideFence": {"known": []},
	"sharersDeclared": {"known": true},
}

sharing := {"fail": {"observed": ["key"], "expected": []}}

test_pass if judged({}) == "pass"

test_fail_shared if judged({"shared": {"known": ["key"]}}) == sharing

test_fail_outside if judged({"outsideFence": {"known": ["US"]}}) == {"fail": {"observed": ["US"], "expected": []}}

test_fail_partial if judged({"shared": {"partial": ["key"], "reason": "denied"}}) == sharing

test_fail_though_others_undeclared if {
	judged({"shared": {"known": ["key"]}, "sharersDeclared": {"known": false}}) == sharing
}

test_undeclared_sharers if judged({"sharersDeclared": {"known": false}}) == {"undeclared": "pass"}

test_unknown_shared if judged({"shared": {"unknown": "denied"}}) == {"unknown": "denied"}

test_unknown_partial if judged({"shared": {"partial": [], "reason": "denied"}}) == {"unknown": "denied"}

test_unknown_fence if judged({"outsideFence": {"unknown": "unresolved"}}) == {"unknown": "unresolved"}

test_unknown_sharers if judged({"sharersDeclared": {"unknown": "denied"}}) == {"unknown": "denied"}

test_unknown_stage if judged({"stage": {"unknown": "denied"}}) == {"unknown": "denied"}

test_not_applicable_to_production if {
	judged({"stage": {"known": "production"}, "shared": {"known": ["key"]}}) == "not_applicable"
}

test_undeclared_stage if {
	judged({"stage": {"known": "undeclared"}, "shared": {"known": ["key"]}}) == {"undeclared": sharing}
}

# Whichever stage it is, nothing is asked of it.
test_pass_undeclared_stage if judged({"stage": {"known": "undeclared"}}) == "pass"

test_no_fact_no_verdict if {
	needed := {name |
		some name in object.keys(apart)
		not without(name)
	}
	needed == object.keys(apart)
}

without(name) := verdict if {
	verdict := stage.verdict with input as {"facets": {"isolation": object.remove(apart, [name])}}
}

judged(changes) := verdict if {
	others := object.remove(apart, object.keys(changes))
	verdict := stage.verdict with input as {"facets": {"isolation": object.union(others, changes)}}
}
