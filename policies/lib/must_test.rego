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

test_be_one_of_pass if must.be_one_of({"known": "b"}, ["a", "b"]) == "pass"

test_be_one_of_fail if {
	must.be_one_of({"known": "c"}, ["a", "b"]) == {"fail": {"observed": "c", "expected": ["a", "b"]}}
}

test_be_one_of_fail_partial if {
	must.be_one_of({"partial": "c", "reason": "denied"}, ["a"]) == {"fail": {"observed": "c", "expected": ["a"]}}
}

test_be_one_of_unknown if must.be_one_of({"unknown": "denied"}, ["a"]) == {"unknown": "denied"}

test_be_one_of_unknown_partial if must.be_one_of({"partial": "a", "reason": "denied"}, ["a"]) == {"unknown": "denied"}

test_be_one_of_no_words if {
	not must.be_one_of({"known": "a"}, "a")
	not must.be_one_of({"unknown": "denied"}, "a")
}

test_be_one_of_no_fact if not must.be_one_of(loose({}), ["a"])

test_be_bounded_pass if must.be_bounded({"known": 3}) == "pass"

test_be_bounded_fail if {
	must.be_bounded({"known": "unbounded"}) == {"fail": {"observed": "unbounded", "expected": "bounded"}}
}

test_be_bounded_fail_partial if {
	read := {"partial": "unbounded", "reason": "denied"}
	must.be_bounded(read) == {"fail": {"observed": "unbounded", "expected": "bounded"}}
}

test_be_bounded_unknown if must.be_bounded({"unknown": "denied"}) == {"unknown": "denied"}

test_be_bounded_unknown_partial if must.be_bounded({"partial": 3, "reason": "denied"}) == {"unknown": "denied"}

test_be_bounded_another_word if not must.be_bounded(loose({"known": "soon"}))

test_be_bounded_no_fact if not must.be_bounded(loose({}))

test_be_within_pass if must.be_within({"known": 24}, {"known": 24}) == "pass"

test_be_within_fail if must.be_within({"known": 25}, {"known": 24}) == {"fail": {"observed": 25, "expected": {"most": 24}}}

test_be_within_fail_unbounded if {
	verdict := must.be_within({"known": "unbounded"}, {"known": 24})
	verdict == {"fail": {"observed": "unbounded", "expected": {"most": 24}}}
}

test_be_within_fail_partial if {
	verdict := must.be_within({"partial": 25, "reason": "denied"}, {"known": 24})
	verdict == {"fail": {"observed": 25, "expected": {"most": 24}}}
}

test_be_within_unknown if must.be_within({"unknown": "denied"}, {"known": 24}) == {"unknown": "denied"}

test_be_within_unknown_partial if {
	must.be_within({"partial": 1, "reason": "denied"}, {"known": 24}) == {"unknown": "denied"}
}

test_be_within_no_target if {
	must.be_within({"known": 1}, {"known": "none"}) == "not_applicable"
	must.be_within({"known": "unbounded"}, {"known": "none"}) == "not_applicable"
	must.be_within({"unknown": "denied"}, {"known": "none"}) == "not_applicable"
}

test_be_within_unread_target if {
	must.be_within({"known": 1}, {"unknown": "throttled"}) == {"unknown": "throttled"}
	must.be_within({"known": 1}, {"partial": 24, "reason": "throttled"}) == {"unknown": "throttled"}
	must.be_within({"known": 1}, {"partial": "none", "reason": "throttled"}) == {"unknown": "throttled"}
}

test_be_within_no_fact if {
	not must.be_within(loose({}), {"known": 24})
	not must.be_within(loose({}), {"known": "none"})
	not must.be_within(loose({}), {"unknown": "denied"})
	not must.be_within(loose({}), {"partial": 24, "reason": "denied"})
}

test_be_within_a_text if not must.be_within(loose({"known": "1"}), {"known": 24})

test_be_within_a_text_as_target if {
	not must.be_within({"known": 1}, loose({"known": "24"}))
	not must.be_within({"known": "unbounded"}, loose({"known": "24"}))
	not must.be_within({"unknown": "denied"}, loose({"known": "24"}))
}

test_be_nobodys_pass if must.be_nobodys({"known": ["none"]}) == "pass"

test_be_nobodys_fail if must.be_nobodys({"known": ["eu"]}) == {"fail": {"observed": ["eu"], "expected": ["none"]}}

test_be_nobodys_fail_somebody if {
	must.be_nobodys({"known": ["none", "eu"]}) == {"fail": {"observed": ["none", "eu"], "expected": ["none"]}}
}

test_be_nobodys_fail_partial if {
	read := {"partial": ["br", "eu"], "reason": "denied"}
	must.be_nobodys(read) == {"fail": {"observed": ["br", "eu"], "expected": ["none"]}}
}

test_be_nobodys_undeclared if {
	must.be_nobodys({"known": []}) == {"undeclared": {"fail": {"observed": [], "expected": ["none"]}}}
}

test_be_nobodys_unknown if must.be_nobodys({"unknown": "denied"}) == {"unknown": "denied"}

test_be_nobodys_unknown_partial if {
	must.be_nobodys({"partial": ["none"], "reason": "denied"}) == {"unknown": "denied"}
	must.be_nobodys({"partial": [], "reason": "denied"}) == {"unknown": "denied"}
}

test_be_nobodys_text if not must.be_nobodys(loose({"known": "none"}))

test_be_nobodys_no_fact if not must.be_nobodys(loose({}))

# Hides the type of a value from the compiler, which would refuse to ask about what can never be.
loose(value) := value
