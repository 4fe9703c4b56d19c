package lib.must_test

import data.lib.must

test_be_pass if must.be({"known": true}, true) == "pass"

test_be_fail if must.be({"known": false}, true) == {"fail": {"observed": false, "expected": true}}

test_be_fail_other_type if must.be({"known": "true"}, true) == {"fail": {"observed": "true", "expected": true}}

test_be_fail_partial if {
	must.be({"partial": false, "reason": "denied"}, true) == {"fail": {"observed": false, "expected": true}}
}

test_be_unknown if must.be({"unknown": "denied"}, true) == {"unknown": "denied"}

test_be_unknown_partial if must.be({"partial": true, "reason": "throttled"}, true) == {"unknown": "throttled"}

test_be_no_fact if not must.be(loose({}), true)

test_be_two_facts if not must.be(loose({"known": true, "unknown": "denied"}), true)

test_be_known_and_partial if not must.be(loose({"known": true, "partial": true, "reason": "denied"}), true)

test_be_partial_without_reason if not must.be(loose({"partial": true}), true)

test_be_known_false_is_a_value if must.be({"known": false}, false) == "pass"

test_be_at_least_pass if must.be_at_least({"known": 365}, 365) == "pass"

test_be_at_least_fail if {
	must.be_at_least({"known": 364}, 365) == {"fail": {"observed": 364, "expected": {"least": 365}}}
}

test_be_at_least_fail_partial if {
	must.be_at_least({"partial": 1, "reason": "denied"}, 2) == {"fail": {"observed": 1, "expected": {"least": 2}}}
}

test_be_at_least_unknown if must.be_at_least({"unknown": "denied"}, 365) == {"unknown": "denied"}

test_be_at_least_unknown_partial if must.be_at_least({"partial": 2, "reason": "denied"}, 2) == {"unknown": "denied"}

test_be_at_least_text if not must.be_at_least({"known": "365"}, 7)

test_be_at_least_small_text if not must.be_at_least({"known": "1"}, 7)

test_be_at_least_list if not must.be_at_least({"known": [365]}, 7)

test_be_at_least_null if not must.be_at_least({"known": null}, 7)

test_be_at_least_partial_text if not must.be_at_least({"partial": "365", "reason": "denied"}, 7)

test_be_at_least_a_text if not must.be_at_least({"known": 365}, "7")

test_be_at_least_a_text_unknown if not must.be_at_least({"unknown": "denied"}, "7")

test_be_at_least_two_facts if not must.be_at_least(loose({"known": 365, "unknown": "denied"}), 7)

test_be_at_least_no_fact if not must.be_at_least(loose({}), 7)

test_be_at_least_forever if must.be_at_least({"known": "forever"}, 365) == "pass"

test_be_at_least_forever_partial if {
	must.be_at_least({"partial": "forever", "reason": "denied"}, 365) == {"unknown": "denied"}
}

test_be_at_least_forever_a_text if not must.be_at_least({"known": "forever"}, "7")

test_be_at_most_pass if must.be_at_most({"known": 365}, 365) == "pass"

test_be_at_most_fail if {
	must.be_at_most({"known": 366}, 365) == {"fail": {"observed": 366, "expected": {"most": 365}}}
}

test_be_at_most_fail_forever if {
	must.be_at_most({"known": "forever"}, 365) == {"fail": {"observed": "forever", "expected": {"most": 365}}}
}

test_be_at_most_fail_partial if {
	must.be_at_most({"partial": 3, "reason": "denied"}, 2) == {"fail": {"observed": 3, "expected": {"most": 2}}}
}

test_be_at_most_fail_forever_partial if {
	verdict := must.be_at_most({"partial": "forever", "reason": "denied"}, 2)
	verdict == {"fail": {"observed": "forever", "expected": {"most": 2}}}
}

test_be_at_most_unknown if must.be_at_most({"unknown": "denied"}, 365) == {"unknown": "denied"}

test_be_at_most_unknown_partial if must.be_at_most({"partial": 1, "reason": "denied"}, 2) == {"unknown": "denied"}

test_be_at_most_text if not must.be_at_most({"known": "3"}, 7)

test_be_at_most_list if not must.be_at_most({"known": [3]}, 7)

# Null sorts below every number.
test_be_at_most_null if not must.be_at_most({"known": null}, 7)

test_be_at_most_a_text if not must.be_at_most({"known": 3}, "7")

test_be_at_most_a_text_forever if not must.be_at_most({"known": "forever"}, "7")

test_be_at_most_a_text_unknown if not must.be_at_most({"unknown": "denied"}, "7")

test_be_at_most_two_facts if not must.be_at_most(loose({"known": 3, "unknown": "denied"}), 7)

test_be_at_most_no_fact if not must.be_at_most(loose({}), 7)

test_be_empty_pass if must.be_empty({"known": []}) == "pass"

test_be_empty_fail if must.be_empty({"known": ["a"]}) == {"fail": {"observed": ["a"], "expected": []}}

test_be_empty_fail_partial if {
	must.be_empty({"partial": ["a"], "reason": "denied"}) == {"fail": {"observed": ["a"], "expected": []}}
}

test_be_empty_unknown if must.be_empty({"unknown": "denied"}) == {"unknown": "denied"}

test_be_empty_unknown_partial if must.be_empty({"partial": [], "reason": "denied"}) == {"unknown": "denied"}

test_be_empty_null if not must.be_empty({"known": null})

test_be_empty_object if not must.be_empty({"known": {}})

test_be_empty_text if not must.be_empty({"known": ""})

test_be_empty_two_facts if not must.be_empty(loose({"known": [], "unknown": "denied"}))

test_be_empty_no_fact if not must.be_empty(loose({}))

test_be_declared_pass if must.be_declared({"known": true}) == "pass"

test_be_declared_undeclared if must.be_declared({"known": false}) == {"undeclared": "pass"}

test_be_declared_unknown if must.be_declared({"unknown": "denied"}) == {"unknown": "denied"}

test_be_declared_unknown_partial_false if {
	must.be_declared({"partial": false, "reason": "denied"}) == {"unknown": "denied"}
}

test_be_declared_unknown_partial_true if {
	must.be_declared({"partial": true, "reason": "denied"}) == {"unknown": "denied"}
}

test_be_declared_text if not must.be_declared(loose({"known": "true"}))

test_be_declared_two_facts if not must.be_declared(loose({"known": true, "unknown": "denied"}))

test_be_declared_no_fact if not must.be_declared(loose({}))

# Hides the type of a value from the compiler, which would refuse to ask about what can never be.
loose(value) := value
