package controls.places.cross_account_test

import data.controls.places.cross_account
import data.transfers.examples_test as examples

test_pass if {
	passed := {relation | some relation in relations; judged("replica", {"known": relation}) == "pass"}
	passed == relations - {"unlisted"}
}

test_fail if judged("replica", {"known": "unlisted"}) == failure

# Whatever else is not known of it, nobody lists that account.
test_fail_partial if judged("replica", {"partial": "unlisted", "reason": "throttled"}) == failure

test_unknown if judged("replica", {"unknown": "denied"}) == {"unknown": "denied"}

test_unknown_partial if judged("replica", {"partial": "listed", "reason": "throttled"}) == {"unknown": "throttled"}

test_not_applicable if {
	at_home := {way | some way, _ in examples.ways; judged(way, {"known": "unlisted"}) == "not_applicable"}
	at_home == {way | some way, place in examples.ways; place.via == null}
	count(at_home) == 5
}

test_other_word_no_verdict if not judged("replica", {"known": "lsited"})

test_malformed_no_verdict if {
	not judged("replica", {})
	not judged("replica", {"known": "same", "unknown": "denied"})
}

test_no_relation_no_verdict if not without("relation")

test_no_via_no_verdict if not without("via")

relations := {"same", "same-owner", "listed", "unlisted"}

failure := {"fail": {"observed": "unlisted", "expected": ["same", "same-owner", "listed"]}}

judged(way, relation) := verdict if {
	verdict := cross_account.verdict(object.union(
		object.remove(examples.place(way, {"known": "XI"}), ["relation"]),
		{"relation": relation},
	))
}

without(field) := verdict if {
	verdict := cross_account.verdict(object.remove(examples.place("replica", {"known": "XI"}), [field]))
}
