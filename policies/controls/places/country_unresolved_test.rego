package controls.places.country_unresolved_test

import data.controls.places.country_unresolved
import data.transfers.examples_test as examples

test_pass if judged("replica", {"known": "XA"}) == "pass"

test_pass_primary if judged("primary", {"known": "XA"}) == "pass"

test_unknown if judged("replica", {"unknown": "denied"}) == {"unknown": "denied"}

test_unknown_primary if judged("container", {"unknown": "unresolved"}) == {"unknown": "unresolved"}

test_unknown_partial if judged("replica", {"partial": "XI", "reason": "throttled"}) == {"unknown": "throttled"}

test_every_way if {
	open := {way | some way, _ in examples.ways; judged(way, {"unknown": "denied"}) == {"unknown": "denied"}}
	open == object.keys(examples.ways)
}

test_unknown_holdings if holding("primary", "unknown") == {"unknown": "denied"}

test_not_applicable if holding("primary", "metadata") == "not_applicable"

test_copies_of_any_holder if holding("key", "key") == {"unknown": "denied"}

test_odd_holdings_no_verdict if not holding("primary", "something")

test_malformed_no_verdict if {
	not judged("replica", {})
	not judged("replica", "XI")
	not judged("primary", {"known": "XI", "unknown": "denied"})
}

test_no_country_no_verdict if not without("country")

test_no_role_no_verdict if not without("role")

judged(way, country) := verdict if {
	verdict := country_unresolved.verdict(examples.place(way, country)) with input.context.holds as "content"
}

holding(way, holds) := verdict if {
	place := examples.place(way, {"unknown": "denied"})
	verdict := country_unresolved.verdict(place) with input.context.holds as holds
}

without(field) := verdict if {
	place := object.remove(examples.place("primary", {"known": "XI"}), [field])
	verdict := country_unresolved.verdict(place) with input.context.holds as "content"
}
