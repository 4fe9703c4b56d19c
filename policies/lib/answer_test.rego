package lib.answer_test

import data.lib.answer

failure := {"fail": {"observed": 1, "expected": 2}}

permission := {"permitted": {"basis": "b", "until": null}}

partial := {"partial": 1, "reason": "throttled"}

test_failing if answer.failing(1, 2) == failure

test_open if answer.open("denied") == {"unknown": "denied"}

test_undeclared_pass if answer.undeclared("pass") == {"undeclared": "pass"}

test_undeclared_permitted if answer.undeclared(permission) == {"undeclared": permission}

test_undeclared_failure if answer.undeclared(failure) == {"undeclared": failure}

test_undeclared_never_hides_an_open_question if answer.undeclared({"unknown": "denied"}) == {"unknown": "denied"}

test_undeclared_nonsense if not answer.undeclared("passed")

test_known_bears_a_pass if answer.borne({"known": 1}, "pass") == "pass"

test_known_bears_a_permission if answer.borne({"known": 1}, permission) == permission

test_known_bears_a_failure if answer.borne({"known": 1}, failure) == failure

test_partial_bears_a_failure if answer.borne(partial, failure) == failure

test_partial_bears_no_pass if answer.borne(partial, "pass") == {"unknown": "throttled"}

test_partial_bears_no_permission if answer.borne(partial, permission) == {"unknown": "throttled"}

test_partial_bears_an_open_question_for_its_own_reason if {
	answer.borne(partial, {"unknown": "denied"}) == {"unknown": "denied"}
}

test_partial_bears_no_nonsense if not answer.borne(partial, "passed")

test_unknown_bears_nothing if not answer.borne(loose({"unknown": "denied"}), "pass")

test_unknown_bears_no_open_question if not answer.borne(loose({"unknown": "denied"}), {"unknown": "timeout"})

test_unknown_bears_no_failure if not answer.borne(loose({"unknown": "denied"}), failure)

test_two_facts_bear_nothing if not answer.borne(loose({"known": 1, "partial": 1, "reason": "throttled"}), "pass")

test_tested_true if answer.tested({"known": 1}, true, 2) == "pass"

test_tested_false if answer.tested({"known": 1}, false, 2) == failure

test_tested_partial_true if answer.tested(partial, true, 2) == {"unknown": "throttled"}

test_tested_partial_false if answer.tested(partial, false, 2) == failure

test_tested_neither if not answer.tested({"known": 1}, loose("true"), 2)

# Hides the type of a value from the compiler, which would refuse to ask about what can never be.
loose(value) := value
