package controls.places.log_residency_test

import data.controls.places.log_residency
import data.transfers.examples_test as examples

test_pass if judged("log", {"known": "XI"}) == examples.answer("pass")

test_fail if judged("log", {"known": "XA"}) == examples.answer(examples.failure)

test_permitted if judged("log", {"known": "XP"}) == examples.answer(examples.permission)

test_undeclared if {
	verdict := log_residency.verdict(examples.undeclared("log", {"known": "XA"}))
	verdict == examples.answer({"undeclared": examples.failure})
}

test_unknown if judged("log", {"unknown": "denied"}) == examples.answer({"unknown": "denied"})

test_unknown_partial if {
	judged("log", {"partial": "XI", "reason": "throttled"}) == examples.answer({"unknown": "throttled"})
}

test_not_applicable if {
	not_mine := {way | some way, _ in examples.ways; judged(way, {"known": "XA"}) == "not_applicable"}
	not_mine == object.keys(examples.ways) - {"log"}
}

test_no_kind_no_verdict if not without("kind")

test_no_country_no_verdict if not without("country")

judged(way, country) := verdict if verdict := log_residency.verdict(examples.place(way, country))

without(field) := verdict if {
	place := object.remove(examples.place("log", {"known": "XI"}), [field])
	verdict := log_residency.verdict(place)
}
