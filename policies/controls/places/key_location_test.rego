package controls.places.key_location_test

import data.controls.places.key_location
import data.transfers.examples_test as examples

test_pass if judged("key", {"known": "XI"}) == examples.answer("pass")

test_fail if judged("key", {"known": "XA"}) == examples.answer(examples.failure)

test_fail_key_replica if judged("key replica", {"known": "XA"}) == examples.answer(examples.failure)

test_permitted if judged("key", {"known": "XP"}) == examples.answer(examples.permission)

test_undeclared if {
	verdict := key_location.verdict(examples.undeclared("key", {"known": "XA"}))
	verdict == examples.answer({"undeclared": examples.failure})
}

test_unknown if judged("key", {"unknown": "denied"}) == examples.answer({"unknown": "denied"})

test_unknown_partial if {
	judged("key", {"partial": "XI", "reason": "throttled"}) == examples.answer({"unknown": "throttled"})
}

test_not_applicable if {
	not_mine := {way | some way, _ in examples.ways; judged(way, {"known": "XA"}) == "not_applicable"}
	not_mine == object.keys(examples.ways) - {"key", "key replica"}
}

test_no_kind_no_verdict if not without("kind")

test_no_country_no_verdict if not without("country")

judged(way, country) := verdict if verdict := key_location.verdict(examples.place(way, country))

without(field) := verdict if {
	place := object.remove(examples.place("key", {"known": "XI"}), [field])
	verdict := key_location.verdict(place)
}
