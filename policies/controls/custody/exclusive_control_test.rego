package controls.custody.exclusive_control_test

import data.controls.custody.exclusive_control

needed := [["enc.at-rest", "key.exclusive-control"]]

test_pass if judged({"known": true}, needed) == "pass"

test_fail if judged({"known": false}, needed) == {"fail": {"observed": false, "expected": true}}

test_fail_partial if {
	verdict := judged({"partial": false, "reason": "throttled"}, needed)
	verdict == {"fail": {"observed": false, "expected": true}}
}

test_fail_for_one_entry_of_several if {
	judged({"known": false}, [[], needed[0]]) == {"fail": {"observed": false, "expected": true}}
}

test_unknown if judged({"unknown": "unresolved"}, needed) == {"unknown": "unresolved"}

test_unknown_partial if judged({"partial": true, "reason": "throttled"}, needed) == {"unknown": "throttled"}

test_no_entry if judged({"known": false}, []) == "not_applicable"

test_entries_that_ask_for_something_else if judged({"known": false}, [["enc.at-rest"], []]) == "not_applicable"

test_no_place_lies_under_a_law if {
	exclusive_control.verdict == "not_applicable" with input as {
		"facets": {"custody": {"exclusive": {"known": false}}},
		"places": [{"laws": {}}],
	}
}

test_no_fact_no_verdict if {
	not exclusive_control.verdict with input as {"facets": {"custody": {}}, "places": places(needed)}
}

judged(exclusive, required) := verdict if {
	verdict := exclusive_control.verdict with input as {
		"facets": {"custody": {"exclusive": exclusive}},
		"places": places(required),
	}
}

# The second of two places, under the second of two laws.
places(required) := [
	{"laws": {"gdpr": {"register": []}}},
	{"laws": {
		"ccpa": {"register": []},
		"gdpr": {"register": [{"id": "tr-014", "requires": requires} | some requires in required]},
	}},
]
