package controls.places.global_plane_test

import data.controls.places.global_plane
import data.transfers.examples_test as examples

test_pass if judged("global", {"known": "XI"}) == examples.answer("pass")

test_fail if judged("global", {"known": "XA"}) == examples.answer(examples.failure)

test_permitted if judged("global", {"known": "XP"}) == examples.answer(examples.permission)

test_undeclared if {
	verdict := global_plane.verdict(examples.undeclared("global", {"known": "XA"})) with input.context.holds as "content"
	verdict == examples.answer({"undeclared": examples.failure})
}

test_unknown if judged("global", {"unknown": "denied"}) == examples.answer({"unknown": "denied"})

test_unknown_partial if {
	judged("global", {"partial": "XI", "reason": "throttled"}) == examples.answer({"unknown": "throttled"})
}

test_fail_partial if {
	judged("global", {"partial": "XA", "reason": "throttled"}) == examples.answer(examples.failure)
}

test_not_applicable if {
	not_mine := {way | some way, _ in examples.ways; judged(way, {"known": "XA"}) == "not_applicable"}
	not_mine == object.keys(examples.ways) - {"global"}
}

test_fail_unread_holdings if holding("unknown") == examples.answer(examples.failure)

test_not_applicable_to_keys if holding("key") == "not_applicable"

test_odd_holdings_no_verdict if not holding("something")

test_no_kind_no_verdict if not without("kind")

test_no_country_no_verdict if not without("country")

judged(way, country) := verdict if {
	verdict := global_plane.verdict(examples.place(way, country)) with input.context.holds as "content"
}

without(field) := verdict if {
	place := object.remove(examples.place("global", {"known": "XI"}), [field])
	verdict := global_plane.verdict(place) with input.context.holds as "content"
}

holding(holds) := verdict if {
	place := examples.place("global", {"known": "XA"})
	verdict := global_plane.verdict(place) with input.context.holds as holds
}
