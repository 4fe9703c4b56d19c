package controls.redundancy.in_zone_test

import data.controls.redundancy.in_zone

options := ["multi-zone", "second-region-inside"]

wanted := {"known": true}

test_pass_zones if judged({"known": "multi-zone"}, wanted) == "pass"

test_pass_second_region if judged({"known": "second-region-inside"}, wanted) == "pass"

test_fail_single if {
	judged({"known": "single-zone"}, wanted) == {"fail": {"observed": "single-zone", "expected": options}}
}

# Every peer praises this one.
test_fail_copy_abroad if {
	verdict := judged({"known": "second-region-outside"}, wanted)
	verdict == {"fail": {"observed": "second-region-outside", "expected": options}}
}

test_fail_partial if {
	verdict := judged({"partial": "single-zone", "reason": "throttled"}, wanted)
	verdict == {"fail": {"observed": "single-zone", "expected": options}}
}

test_unknown if judged({"unknown": "denied"}, wanted) == {"unknown": "denied"}

test_unknown_partial if judged({"partial": "multi-zone", "reason": "throttled"}, wanted) == {"unknown": "throttled"}

test_unknown_whether_wanted if judged({"known": "single-zone"}, {"unknown": "denied"}) == {"unknown": "denied"}

test_not_applicable_where_one_copy_will_do if judged({"known": "single-zone"}, {"known": false}) == "not_applicable"

test_no_mode_no_verdict if not judged({}, wanted)

test_no_mode_no_verdict_where_one_copy_will_do if not judged({}, {"known": false})

test_not_said_whether_wanted_no_verdict if not judged({"known": "multi-zone"}, {})

judged(mode, copy_wanted) := verdict if {
	given := {"facets": {"redundancy": {"mode": mode}}, "context": {"recovery": {"copyWanted": copy_wanted}}}
	verdict := in_zone.verdict with input as given
}
