package controls.places.unapproved_region_test

import data.controls.places.unapproved_region
import data.transfers.examples_test as examples

test_pass if judged("primary", "approved") == "pass"

test_fail if judged("primary", "unapproved") == failure

test_fail_container if judged("container", "unapproved") == failure

test_unknown if in_country("unresolved", {"unknown": "denied"}) == {"unknown": "denied"}

test_unknown_partial if {
	in_country("unresolved", {"partial": "XI", "reason": "throttled"}) == {"unknown": "throttled"}
}

# The region was read, and what it may be was not: the country is no help then.
test_unknown_though_the_country_is_known if in_country("unresolved", {"known": "XI"}) == {"unknown": "unresolved"}

test_not_applicable_without_a_list if {
	silent := {way | some way, _ in examples.ways; judged(way, "no-list") == "not_applicable"}
	silent == object.keys(examples.ways)
}

test_not_applicable_to_copies if {
	copies := {way: "not_applicable" | some way, _ in examples.ways}
	mine := {"primary": failure, "container": failure, "global": failure}
	{way: judged(way, "unapproved") | some way, _ in examples.ways} == object.union(copies, mine)
}

test_other_word_no_verdict if not judged("primary", "aproved")

test_no_word_no_verdict if {
	not unapproved_region.verdict(examples.place("primary", {"known": "XI"}))
	not unapproved_region.verdict(examples.place("replica", {"known": "XI"}))
}

test_no_role_no_verdict if {
	not unapproved_region.verdict({"approved": "unapproved", "country": {"known": "XI"}})
}

test_no_country_no_verdict if not unapproved_region.verdict({"approved": "unresolved", "role": "primary"})

failure := {"fail": {"observed": "unapproved", "expected": "approved"}}

judged(way, approved) := verdict if {
	verdict := unapproved_region.verdict(object.union(examples.place(way, {"known": "XI"}), {"approved": approved}))
}

in_country(approved, country) := verdict if {
	verdict := unapproved_region.verdict(object.union(examples.place("primary", country), {"approved": approved}))
}
