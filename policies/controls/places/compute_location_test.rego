package controls.places.compute_location_test

import data.controls.places.compute_location
import data.transfers.examples_test as examples

test_pass if judged("compute", {"known": "XI"}) == examples.answer("pass")

test_fail if judged("compute", {"known": "XA"}) == examples.answer(examples.failure)

test_permitted if judged("compute", {"known": "XP"}) == examples.answer(examples.permission)

test_undeclared if {
	verdict := compute_location.verdict(examples.undeclared("compute", {"known": "XA"}))
	verdict == examples.answer({"undeclared": examples.failure})
}

test_unknown if judged("compute", {"unknown": "denied"}) == examples.answer({"unknown": "denied"})

test_unknown_partial if {
	judged("compute", {"partial": "XI", "reason": "throttled"}) == examples.answer({"unknown": "throttled"})
}

test_fail_partial if {
	judged("compute", {"partial": "XA", "reason": "throttled"}) == examples.answer(examples.failure)
}

test_not_applicable if {
	not_mine := {way | some way, _ in examples.ways; judged(way, {"known": "XA"}) == "not_applicable"}
	not_mine == object.keys(examples.ways) - {"compute"}
}

test_no_kind_no_verdict if not without("kind")

test_no_country_no_verdict if not without("country")

judged(way, country) := verdict if verdict := compute_location.verdict(examples.place(way, country))

without(field) := verdict if {
	place := object.remove(examples.place("compute", {"known": "XI"}), [field])
	verdict := compute_location.verdict(place)
}
