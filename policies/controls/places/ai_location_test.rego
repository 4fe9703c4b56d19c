package controls.places.ai_location_test

import data.controls.places.ai_location
import data.transfers.examples_test as examples

test_pass if judged("ai", {"known": "XI"}) == examples.answer("pass")

test_fail if judged("ai", {"known": "XA"}) == examples.answer(examples.failure)

test_permitted if judged("ai", {"known": "XP"}) == examples.answer(examples.permission)

test_undeclared if {
	verdict := ai_location.verdict(examples.undeclared("ai", {"known": "XA"}))
	verdict == examples.answer({"undeclared": examples.failure})
}

test_unknown if judged("ai", {"unknown": "denied"}) == examples.answer({"unknown": "denied"})

test_unknown_partial if {
	judged("ai", {"partial": "XI", "reason": "throttled"}) == examples.answer({"unknown": "throttled"})
}

test_fail_partial if {
	judged("ai", {"partial": "XA", "reason": "throttled"}) == examples.answer(examples.failure)
}

test_not_applicable if {
	not_mine := {way | some way, _ in examples.ways; judged(way, {"known": "XA"}) == "not_applicable"}
	not_mine == object.keys(examples.ways) - {"ai"}
}

test_no_kind_no_verdict if not without("kind")

test_no_country_no_verdict if not without("country")

judged(way, country) := verdict if verdict := ai_location.verdict(examples.place(way, country))

without(field) := verdict if {
	place := object.remove(examples.place("ai", {"known": "XI"}), [field])
	verdict := ai_location.verdict(place)
}
