package controls.places.edge_cache_test

import data.controls.places.edge_cache
import data.transfers.examples_test as examples

test_pass if judged("edge", {"known": "XI"}) == examples.answer("pass")

test_fail if judged("edge", {"known": "XA"}) == examples.answer(examples.failure)

test_permitted if judged("edge", {"known": "XP"}) == examples.answer(examples.permission)

test_undeclared if {
	verdict := edge_cache.verdict(examples.undeclared("edge", {"known": "XA"}))
	verdict == examples.answer({"undeclared": examples.failure})
}

test_unknown if judged("edge", {"unknown": "denied"}) == examples.answer({"unknown": "denied"})

test_unknown_partial if {
	judged("edge", {"partial": "XI", "reason": "throttled"}) == examples.answer({"unknown": "throttled"})
}

test_fail_partial if {
	judged("edge", {"partial": "XA", "reason": "throttled"}) == examples.answer(examples.failure)
}

test_not_applicable if {
	not_mine := {way | some way, _ in examples.ways; judged(way, {"known": "XA"}) == "not_applicable"}
	not_mine == object.keys(examples.ways) - {"edge"}
}

test_no_kind_no_verdict if not without("kind")

test_no_country_no_verdict if not without("country")

judged(way, country) := verdict if verdict := edge_cache.verdict(examples.place(way, country))

without(field) := verdict if {
	place := object.remove(examples.place("edge", {"known": "XI"}), [field])
	verdict := edge_cache.verdict(place)
}
