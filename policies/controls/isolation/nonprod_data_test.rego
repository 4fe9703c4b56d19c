package controls.isolation.nonprod_data_test

import data.controls.isolation.nonprod_data

nobody := {"known": ["none"]}

elsewhere := {"known": false}

personal := {"fail": {"observed": ["eu"], "expected": ["none"]}}

test_pass if judged("non-production", nobody, elsewhere) == "pass"

test_fail if judged("non-production", {"known": ["eu"]}, elsewhere) == personal

test_fail_partial if judged("non-production", {"partial": ["eu"], "reason": "denied"}, elsewhere) == personal

# Whatever a rule says of it.
test_fail_copied_from_production if {
	verdict := judged("non-production", nobody, {"known": true})
	verdict == {"fail": {"observed": true, "expected": false}}
}

test_undeclared_people if {
	verdict := judged("non-production", {"known": []}, elsewhere)
	verdict == {"undeclared": {"fail": {"observed": [], "expected": ["none"]}}}
}

test_undeclared_stage if judged("undeclared", {"known": ["eu"]}, elsewhere) == {"undeclared": personal}

test_pass_undeclared_stage if judged("undeclared", nobody, elsewhere) == "pass"

test_undeclared_origin if {
	verdict := whole({"known": "non-production"}, nobody, elsewhere, {"known": false})
	verdict == {"undeclared": "pass"}
}

test_unknown_declaration_of_the_origin if {
	verdict := whole({"known": "non-production"}, nobody, elsewhere, {"unknown": "denied"})
	verdict == {"unknown": "denied"}
}

test_no_declaration_no_verdict if not whole({"known": "production"}, nobody, elsewhere, {})

test_unknown_people if judged("non-production", {"unknown": "denied"}, elsewhere) == {"unknown": "denied"}

test_unknown_partial if {
	judged("non-production", {"partial": ["none"], "reason": "denied"}, elsewhere) == {"unknown": "denied"}
}

test_unknown_origin if judged("non-production", nobody, {"unknown": "unresolved"}) == {"unknown": "unresolved"}

test_unknown_stage if of({"unknown": "denied"}, nobody, elsewhere) == {"unknown": "denied"}

test_not_applicable_to_production if judged("production", {"known": ["eu"]}, elsewhere) == "not_applicable"

test_no_stage_no_verdict if not of({}, nobody, elsewhere)

test_no_people_no_verdict if not judged("production", {}, elsewhere)

test_no_origin_no_verdict if not judged("production", nobody, {})

judged(stage, people, from_production) := verdict if verdict := of({"known": stage}, people, from_production)

of(stage, people, from_production) := verdict if {
	verdict := whole(stage, people, from_production, {"known": true})
}

whole(stage, people, from_production, declared) := verdict if {
	facets := {"isolation": {"stage": stage, "fromProduction": from_production, "originDeclared": declared}}
	verdict := nonprod_data.verdict with input as {"facets": facets, "labels": {"people": people}}
}
