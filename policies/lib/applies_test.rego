package lib.applies_test

import data.lib.applies

failure := {"fail": {"observed": 1, "expected": 2}}

partial(value) := {"partial": value, "reason": "throttled"}

test_to_what_holds if applies.to({"known": true}, failure) == failure

test_to_what_does_not if applies.to({"known": false}, failure) == "not_applicable"

test_to_what_was_not_read if applies.to({"unknown": "denied"}, "pass") == {"unknown": "denied"}

test_to_what_was_read_in_part if {
	applies.to(partial(true), failure) == {"unknown": "throttled"}
	applies.to(partial(false), failure) == {"unknown": "throttled"}
}

test_to_nothing_either_way if {
	applies.to({"unknown": "denied"}, "not_applicable") == "not_applicable"
	applies.to(partial(true), "not_applicable") == "not_applicable"
}

# A rule of its own: an undefined argument would make `not` undefined as well.
test_no_verdict if {
	not to_nothing
	not unless_nothing
	not production_nothing
}

test_to_two_facts if not applies.to(loose({"known": true, "unknown": "denied"}), "pass")

test_to_a_text if not applies.to(loose({"known": "true"}), "pass")

test_unless_the_word if applies.unless({"known": "single"}, "single", failure) == "not_applicable"

test_unless_another if applies.unless({"known": "double"}, "single", failure) == failure

test_unless_unread if applies.unless({"unknown": "denied"}, "single", "pass") == {"unknown": "denied"}

test_unless_read_in_part if applies.unless(partial("single"), "single", failure) == {"unknown": "throttled"}

test_unless_nothing_either_way if applies.unless(partial("double"), "single", "not_applicable") == "not_applicable"

test_unless_no_fact if not applies.unless(loose({}), "single", "pass")

test_production if applies.outside_production({"known": "production"}, failure) == "not_applicable"

test_production_pass if applies.outside_production({"known": "production"}, "pass") == "not_applicable"

# Neither an open question nor silence about it is anybody's, as its rules do not apply.
test_production_whatever_is_open if {
	applies.outside_production({"known": "production"}, {"unknown": "denied"}) == "not_applicable"
	applies.outside_production({"known": "production"}, {"undeclared": failure}) == "not_applicable"
}

test_not_production if applies.outside_production({"known": "non-production"}, failure) == failure

test_stage_undeclared_pass if applies.outside_production({"known": "undeclared"}, "pass") == "pass"

test_stage_undeclared_failure if {
	applies.outside_production({"known": "undeclared"}, failure) == {"undeclared": failure}
}

test_stage_undeclared_hides_no_open_question if {
	applies.outside_production({"known": "undeclared"}, {"unknown": "denied"}) == {"unknown": "denied"}
}

test_stage_and_people_undeclared if {
	applies.outside_production({"known": "undeclared"}, {"undeclared": failure}) == {"undeclared": failure}
}

test_stage_unread if applies.outside_production({"unknown": "denied"}, "pass") == {"unknown": "denied"}

test_stage_read_in_part if {
	applies.outside_production(partial("production"), failure) == {"unknown": "throttled"}
	applies.outside_production(partial("non-production"), failure) == {"unknown": "throttled"}
}

test_stage_nobody_knows if {
	not applies.outside_production(loose({"known": "attic"}), failure)
	not applies.outside_production(loose({"known": "attic"}), "pass")
}

test_stage_missing if not applies.outside_production(loose({}), failure)

to_nothing := applies.to({"known": false}, undefined_verdict)

unless_nothing := applies.unless({"known": "single"}, "single", undefined_verdict)

production_nothing := applies.outside_production({"known": "production"}, undefined_verdict)

undefined_verdict := loose({}).verdict

# Hides the type of a value from the compiler, which would refuse to ask about what can never be.
loose(value) := value
