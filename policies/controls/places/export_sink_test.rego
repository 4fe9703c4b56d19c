package controls.places.export_sink_test

import data.controls.places.export_sink
import data.transfers.examples_test as examples

test_pass if judged("export", {"known": "XI"}) == examples.answer("pass")

test_fail if judged("export", {"known": "XA"}) == examples.answer(examples.failure)

test_permitted if judged("export", {"known": "XP"}) == examples.answer(examples.permission)

test_undeclared if {
	verdict := export_sink.verdict(examples.undeclared("export", {"known": "XA"}))
	verdict == examples.answer({"undeclared": examples.failure})
}

test_unknown if judged("export", {"unknown": "denied"}) == examples.answer({"unknown": "denied"})

test_unknown_partial if {
	judged("export", {"partial": "XI", "reason": "throttled"}) == examples.answer({"unknown": "throttled"})
}

test_fail_partial if {
	judged("export", {"partial": "XA", "reason": "throttled"}) == examples.answer(examples.failure)
}

test_not_applicable if {
	not_mine := {way | some way, _ in examples.ways; judged(way, {"known": "XA"}) == "not_applicable"}
	not_mine == object.keys(examples.ways) - {"export"}
}

test_no_kind_no_verdict if not without("kind")

test_no_country_no_verdict if not without("country")

judged(way, country) := verdict if verdict := export_sink.verdict(examples.place(way, country))

without(field) := verdict if {
	place := object.remove(examples.place("export", {"known": "XI"}), [field])
	verdict := export_sink.verdict(place)
}
