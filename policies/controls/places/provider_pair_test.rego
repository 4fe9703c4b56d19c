package controls.places.provider_pair_test

import data.controls.places.provider_pair
import data.transfers.examples_test as examples

test_pass if judged("pair", {"known": "XI"}) == examples.answer("pass")

test_fail if judged("pair", {"known": "XA"}) == examples.answer(examples.failure)

test_permitted if judged("pair", {"known": "XP"}) == examples.answer(examples.permission)

test_undeclared if {
	verdict := provider_pair.verdict(examples.undeclared("pair", {"known": "XA"}))
	verdict == examples.answer({"undeclared": examples.failure})
}

test_unknown if judged("pair", {"unknown": "denied"}) == examples.answer({"unknown": "denied"})

test_unknown_partial if {
	judged("pair", {"partial": "XI", "reason": "throttled"}) == examples.answer({"unknown": "throttled"})
}

test_not_applicable if {
	not_mine := {way | some way, _ in examples.ways; judged(way, {"known": "XA"}) == "not_applicable"}
	not_mine == object.keys(examples.ways) - {"pair"}
}

test_no_kind_no_verdict if not without("kind")

test_no_country_no_verdict if not without("country")

judged(way, country) := verdict if verdict := provider_pair.verdict(examples.place(way, country))

without(field) := verdict if {
	place := object.remove(examples.place("pair", {"known": "XI"}), [field])
	verdict := provider_pair.verdict(place)
}
