package controls.guardrail.region_guardrail_test

import data.controls.guardrail.region_guardrail

test_pass if judged(yes, nowhere) == "pass"

test_fail_enforced if judged(no, nowhere) == {"fail": {"observed": false, "expected": true}}

test_fail_partial_enforced if {
	judged({"partial": false, "reason": "throttled"}, nowhere) == {"fail": {"observed": false, "expected": true}}
}

test_fail_enforced_though_the_rest_is_unread if judged(no, denied) == {"fail": {"observed": false, "expected": true}}

test_unknown_enforced if judged(denied, nowhere) == {"unknown": "denied"}

test_unknown_partial_enforced if judged({"partial": true, "reason": "throttled"}, nowhere) == {"unknown": "throttled"}

test_no_fact_enforced_no_verdict if not judged({}, nowhere)

test_fail_stray_regions if judged(yes, elsewhere) == {"fail": {"observed": ["us-east-1"], "expected": []}}

test_fail_partial_stray_regions if {
	judged(yes, {"partial": ["us-east-1"], "reason": "throttled"}) == {"fail": {"observed": ["us-east-1"], "expected": []}}
}

test_fail_stray_regions_though_the_rest_is_unread if {
	judged(denied, elsewhere) == {"fail": {"observed": ["us-east-1"], "expected": []}}
}

test_unknown_stray_regions if judged(yes, denied) == {"unknown": "denied"}

test_unknown_partial_stray_regions if judged(yes, {"partial": [], "reason": "throttled"}) == {"unknown": "throttled"}

test_malformed_stray_regions_no_verdict if not judged(yes, {"known": null})

test_no_fact_stray_regions_no_verdict if not judged(yes, {})

test_undeclared_regions if declared(no) == {"undeclared": "pass"}

test_unknown_declared if declared(denied) == {"unknown": "denied"}

test_unknown_partial_declared if declared({"partial": true, "reason": "throttled"}) == {"unknown": "throttled"}

test_no_fact_declared_no_verdict if not declared({})

test_fail_though_nobody_has_said_where if said(no, nowhere, no) == {"fail": {"observed": false, "expected": true}}

yes := {"known": true}

nowhere := {"known": []}

no := {"known": false}

denied := {"unknown": "denied"}

elsewhere := {"known": ["us-east-1"]}

judged(enforced, strayRegions) := verdict if verdict := said(enforced, strayRegions, yes)

declared(fact) := verdict if verdict := said(yes, nowhere, fact)

said(enforced, strayRegions, declared_fact) := verdict if {
	verdict := region_guardrail.verdict with input as subject(enforced, strayRegions, declared_fact)
}

subject(enforced, strayRegions, declared_fact) := {"facets": {"guardrail": {
	"enforced": enforced,
	"strayRegions": strayRegions,
	"declared": declared_fact,
}}}
