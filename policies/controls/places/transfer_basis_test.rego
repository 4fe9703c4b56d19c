package controls.places.transfer_basis_test

import data.controls.places.transfer_basis
import data.transfers.examples_test as examples

test_pass if judged("snapshot", {"known": "XI"}) == examples.answer("pass")

test_fail if judged("snapshot", {"known": "XA"}) == examples.answer(examples.failure)

test_fail_backup if judged("backup", {"known": "XA"}) == examples.answer(examples.failure)

test_permitted if judged("snapshot", {"known": "XP"}) == examples.answer(examples.permission)

test_undeclared if {
	verdict := transfer_basis.verdict(examples.undeclared("snapshot", {"known": "XA"}))
	verdict == examples.answer({"undeclared": examples.failure})
}

test_unknown if judged("snapshot", {"unknown": "denied"}) == examples.answer({"unknown": "denied"})

test_unknown_partial if {
	judged("snapshot", {"partial": "XI", "reason": "throttled"}) == examples.answer({"unknown": "throttled"})
}

test_not_applicable if {
	not_mine := {way | some way, _ in examples.ways; judged(way, {"known": "XA"}) == "not_applicable"}
	not_mine == {"primary", "key", "key replica", "log", "replica", "unread replica", "pair"}
}

test_no_role_no_verdict if not without("role")

test_no_country_no_verdict if not without("country")

judged(way, country) := verdict if verdict := transfer_basis.verdict(examples.place(way, country))

without(field) := verdict if {
	place := object.remove(examples.place("snapshot", {"known": "XI"}), [field])
	verdict := transfer_basis.verdict(place)
}
