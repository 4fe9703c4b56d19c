package controls.places.transfer_basis_test

import data.controls.places.transfer_basis
import data.transfers.examples_test as examples

test_pass if judged("other", {"known": "XI"}) == examples.answer("pass")

test_fail if judged("other", {"known": "XA"}) == examples.answer(examples.failure)

test_permitted if judged("other", {"known": "XP"}) == examples.answer(examples.permission)

test_undeclared if {
	verdict := transfer_basis.verdict(examples.undeclared("other", {"known": "XA"}))
	verdict == examples.answer({"undeclared": examples.failure})
}

test_unknown if judged("other", {"unknown": "denied"}) == examples.answer({"unknown": "denied"})

test_unknown_partial if {
	judged("other", {"partial": "XI", "reason": "throttled"}) == examples.answer({"unknown": "throttled"})
}

test_not_applicable if {
	not_mine := {way | some way, _ in examples.ways; judged(way, {"known": "XA"}) == "not_applicable"}
	not_mine == object.keys(examples.ways) - {"other"}
}

test_no_kind_no_verdict if not without("kind")

test_no_country_no_verdict if not without("country")

judged(way, country) := verdict if verdict := transfer_basis.verdict(examples.place(way, country))

without(field) := verdict if {
	place := object.remove(examples.place("other", {"known": "XI"}), [field])
	verdict := transfer_basis.verdict(place)
}
