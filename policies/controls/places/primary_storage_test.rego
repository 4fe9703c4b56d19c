package controls.places.primary_storage_test

import data.controls.places.primary_storage
import data.transfers.examples_test as examples

test_pass if judged("primary", {"known": "XI"}) == examples.answer("pass")

test_fail if judged("primary", {"known": "XA"}) == examples.answer(examples.failure)

test_permitted if judged("primary", {"known": "XP"}) == examples.answer(examples.permission)

test_undeclared if {
	place := examples.undeclared("primary", {"known": "XA"})
	verdict := primary_storage.verdict(place) with input.context.holds as "content"
	verdict == examples.answer({"undeclared": examples.failure})
}

test_unknown if judged("primary", {"unknown": "denied"}) == examples.answer({"unknown": "denied"})

test_unknown_partial if {
	judged("primary", {"partial": "XI", "reason": "throttled"}) == examples.answer({"unknown": "throttled"})
}

test_not_applicable if {
	not_mine := {way | some way, _ in examples.ways; judged(way, {"known": "XA"}) == "not_applicable"}
	not_mine == object.keys(examples.ways) - {"primary"}
}

test_fail_logs if holding("log") == examples.answer(examples.failure)

# Nobody could say what it holds, so it may be data of people.
test_fail_unread_holdings if holding("unknown") == examples.answer(examples.failure)

test_not_applicable_to_keys if holding("key") == "not_applicable"

test_not_applicable_to_metadata if holding("metadata") == "not_applicable"

test_not_applicable_to_nothing if holding("none") == "not_applicable"

test_odd_holdings_no_verdict if not holding("something")

test_no_holdings_no_verdict if not primary_storage.verdict(examples.place("primary", {"known": "XI"})) with input as {}

test_no_kind_no_verdict_on_keys if {
	kindless := object.remove(examples.place("primary", {"known": "XI"}), ["kind"])
	not primary_storage.verdict(kindless) with input.context.holds as "key"
}

test_no_kind_no_verdict if not without("kind")

test_no_country_no_verdict if not without("country")

judged(way, country) := verdict if {
	verdict := primary_storage.verdict(examples.place(way, country)) with input.context.holds as "content"
}

without(field) := verdict if {
	place := object.remove(examples.place("primary", {"known": "XI"}), [field])
	verdict := primary_storage.verdict(place) with input.context.holds as "content"
}

holding(holds) := verdict if {
	place := examples.place("primary", {"known": "XA"})
	verdict := primary_storage.verdict(place) with input.context.holds as holds
}
