package controls.places.cross_region_test

import data.controls.places.cross_region
import data.transfers.examples_test as examples

test_pass if judged("replica", {"known": "XI"}) == examples.answer("pass")

test_fail if judged("replica", {"known": "XA"}) == examples.answer(examples.failure)

test_fail_unread_replica if judged("unread replica", {"known": "XA"}) == examples.answer(examples.failure)

test_permitted if judged("replica", {"known": "XP"}) == examples.answer(examples.permission)

test_undeclared if {
	verdict := cross_region.verdict(examples.undeclared("replica", {"known": "XA"}))
	verdict == examples.answer({"undeclared": examples.failure})
}

test_unknown if judged("replica", {"unknown": "denied"}) == examples.answer({"unknown": "denied"})

test_unknown_partial if {
	judged("replica", {"partial": "XI", "reason": "throttled"}) == examples.answer({"unknown": "throttled"})
}

test_not_applicable if {
	not_mine := {way | some way, _ in examples.ways; judged(way, {"known": "XA"}) == "not_applicable"}
	not_mine == object.keys(examples.ways) - {"replica", "unread replica"}
}

test_no_kind_no_verdict if not without("kind")

test_no_country_no_verdict if not without("country")

judged(way, country) := verdict if verdict := cross_region.verdict(examples.place(way, country))

without(field) := verdict if {
	place := object.remove(examples.place("replica", {"known": "XI"}), [field])
	verdict := cross_region.verdict(place)
}
