package controls.places.backup_location_test

import data.controls.places.backup_location
import data.transfers.examples_test as examples

test_pass if judged("backup", {"known": "XI"}) == examples.answer("pass")

test_fail if judged("backup", {"known": "XA"}) == examples.answer(examples.failure)

test_fail_snapshot if judged("snapshot", {"known": "XA"}) == examples.answer(examples.failure)

test_permitted if judged("backup", {"known": "XP"}) == examples.answer(examples.permission)

test_undeclared if {
	verdict := backup_location.verdict(examples.undeclared("backup", {"known": "XA"}))
	verdict == examples.answer({"undeclared": examples.failure})
}

test_unknown if judged("backup", {"unknown": "denied"}) == examples.answer({"unknown": "denied"})

test_unknown_partial if {
	judged("backup", {"partial": "XI", "reason": "throttled"}) == examples.answer({"unknown": "throttled"})
}

test_fail_partial if {
	judged("backup", {"partial": "XA", "reason": "throttled"}) == examples.answer(examples.failure)
}

test_not_applicable if {
	not_mine := {way | some way, _ in examples.ways; judged(way, {"known": "XA"}) == "not_applicable"}
	not_mine == object.keys(examples.ways) - {"backup", "snapshot"}
}

test_no_kind_no_verdict if not without("kind")

test_no_country_no_verdict if not without("country")

judged(way, country) := verdict if verdict := backup_location.verdict(examples.place(way, country))

without(field) := verdict if {
	place := object.remove(examples.place("backup", {"known": "XI"}), [field])
	verdict := backup_location.verdict(place)
}
