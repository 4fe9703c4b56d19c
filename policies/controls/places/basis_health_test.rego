package controls.places.basis_health_test

import data.controls.places.basis_health
import data.transfers.examples_test as examples

test_pass if judged("replica", {"known": "XP"}) == examples.answer("pass")

test_fail if {
	place := object.union(adequate, {"laws": {"law": {"adequacy": {"risks": ["challenged"]}}}})
	basis_health.verdict(place) == examples.answer({"fail": {
		"observed": ["challenged"],
		"expected": [],
		"reason": "basis-at-risk",
		"decision": "adequate",
	}})
}

test_unknown if judged("replica", {"unknown": "denied"}) == examples.answer({"unknown": "denied"})

test_unknown_partial if {
	judged("replica", {"partial": "XP", "reason": "throttled"}) == examples.answer({"unknown": "throttled"})
}

test_not_applicable_undeclared if {
	place := object.union(examples.undeclared("replica", {"known": "XP"}), {"bases": "some"})
	basis_health.verdict(place) == examples.answer("not_applicable")
}

test_not_applicable_inside if judged("replica", {"known": "XI"}) == examples.answer("not_applicable")

test_not_applicable_without_a_basis if judged("replica", {"known": "XA"}) == examples.answer("not_applicable")

# A hosted zone is everywhere and holds nothing that a basis could carry.
test_not_applicable_where_nothing_is_held if {
	at_home("metadata", {"unknown": "unresolved"}) == "not_applicable"
	at_home("key", {"unknown": "unresolved"}) == "not_applicable"
}

test_unknown_where_something_may_be_held if {
	at_home("content", {"unknown": "denied"}) == examples.answer({"unknown": "denied"})
	at_home("unknown", {"unknown": "denied"}) == examples.answer({"unknown": "denied"})
}

test_no_word_of_what_is_held_no_verdict if not at_home("perhaps", {"unknown": "denied"})

test_not_applicable_where_no_basis_can_be if {
	basis_health.verdict(object.union(adequate, {"bases": "none"})) == "not_applicable"
}

# At home too, whatever is held there.
test_not_applicable_at_home_where_no_basis_can_be if {
	home := object.union(examples.place("global", {"unknown": "denied"}), {"bases": "none"})
	basis_health.verdict(home) == "not_applicable" with input as {"context": {"holds": "content"}}
}

# A copy is asked for its basis, whatever it is a copy of.
test_copy_of_what_holds_nothing if {
	verdict := judged("replica", {"known": "XP"}) with input as {"context": {"holds": "key"}}
	verdict == examples.answer("pass")
}

test_no_word_no_verdict if {
	not basis_health.verdict(object.remove(adequate, ["bases"]))
	not basis_health.verdict(object.union(adequate, {"bases": "perhaps"}))
}

adequate := object.union(examples.place("replica", {"known": "XP"}), {"bases": "some"})

judged(way, country) := verdict if {
	verdict := basis_health.verdict(object.union(examples.place(way, country), {"bases": "some"}))
}

at_home(holds, country) := verdict if {
	verdict := judged("global", country) with input as {"context": {"holds": holds}}
}
