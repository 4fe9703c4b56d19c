package transfers.register_test

import data.transfers.register

entry := {
	"id": "a",
	"basis": "clauses",
	"until": "2027-02-10",
	"scope": "fits",
	"validity": "active",
	"missing": [],
	"selfApproved": false,
	"systematic": true,
	"invokes": "nothing",
	"conditionChecked": false,
	"requires": [],
}

check := object.union(entry, {"invokes": "standing", "conditionChecked": true})

test_carrying if register.carrying([entry]) == entry

test_carrying_nothing if not register.carrying([])

test_carrying_none if not register.carrying([object.union(entry, {"validity": "expired"})])

test_carrying_no_check if not register.carrying([check])

test_checking if register.checking([entry, check]) == check

test_checking_nothing if not register.checking([])

test_checking_none if not register.checking([entry])

test_checking_needs_no_systematic_basis if {
	once := object.union(check, {"systematic": false})
	register.checking([once]) == once
}

test_checking_needs_the_day if not register.checking([object.union(check, {"conditionChecked": false})])

test_checking_needs_a_decision_that_stands if not register.checking([object.union(check, {"invokes": "fallen"})])

# What an entry requires of the resource.

requiring := object.union(entry, {"requires": ["enc.at-rest"]})

test_required_passes if register.carrying([requiring]) == requiring with data.required.verdict as "pass"

test_required_fails if {
	register.flaws(requiring) == [5] with data.required.verdict as {"fail": {"observed": false, "expected": true}}
}

test_required_unread_is_a_doubt if {
	register.flaws(requiring) == [] with data.required.verdict as {"unknown": "denied"}
	register.doubt([requiring]) == "denied" with data.required.verdict as {"unknown": "denied"}
	not carried_without_answer
}

carried_without_answer if register.carrying([requiring]) with data.required.verdict as {"unknown": "denied"}

test_required_undeclared_does_not_pass if {
	register.unmet(requiring) == ["enc.at-rest"] with data.required.verdict as {"undeclared": "pass"}
}

test_required_of_another_kind_of_resource if register.unmet(requiring) == ["enc.at-rest"]

test_required_not_applicable if {
	register.unmet(requiring) == ["enc.at-rest"] with data.required.verdict as "not_applicable"
}

test_required_of_a_check if {
	not check_passes({"fail": {"observed": false, "expected": true}})
	not check_passes({"unknown": "denied"})
	check_passes("pass")
}

check_passes(verdict) if {
	register.checking([object.union(check, {"requires": ["enc.at-rest"]})]) with data.required.verdict as verdict
}

# Doubts.

unclear := object.union(entry, {"scope": "unresolved"})

test_doubt_of_nothing if not register.doubt([])

test_doubt_of_none if not register.doubt([entry])

test_doubt_about_the_importer if register.doubt([unclear]) == "unresolved"

test_a_flaw_leaves_no_doubt if not register.doubt([object.union(unclear, {"validity": "expired"})])

test_unclear_scope_carries_nothing if {
	not register.carrying([unclear])
	not register.checking([object.union(check, {"scope": "unresolved"})])
}

# The nearest miss.

test_nearest_miss_of_nothing if not register.nearest_miss([])

test_nearest_miss_of_none if not register.nearest_miss([entry])

test_nearest_miss if {
	missed({"validity": "expired"}) == {"reason": "expired", "decision": "a", "expected": register.bases}
	missed({"validity": "not-yet"}) == {"reason": "not-yet-valid", "decision": "a", "expected": register.bases}
	missed({"scope": "too-narrow"}) == {"reason": "out-of-scope", "decision": "a", "expected": register.bases}
	missed({"missing": ["tia"]}) == {"reason": "incomplete-documents", "decision": "a", "expected": ["tia"]}
	missed({"selfApproved": true}) == {"reason": "self-approved", "decision": "a", "expected": register.bases}
	missed({"systematic": false}) == {
		"reason": "derogation-for-systematic-copying",
		"decision": "a",
		"expected": register.bases,
	}
	missed({"invokes": "standing"}) == {"reason": "condition-unproven", "decision": "a", "expected": register.bases}
	missed({"invokes": "fallen", "conditionChecked": true}) == {
		"reason": "decision-fallen",
		"decision": "a",
		"expected": register.bases,
	}
	missed({"requires": ["enc.at-rest"]}) == {
		"reason": "required-control-not-passing",
		"decision": "a",
		"expected": ["enc.at-rest"],
	}
}

missed(changes) := miss if miss := register.nearest_miss([object.union(entry, changes)])

# An entry that never covered the copy did not cover it until some day.
test_nearest_miss_too_narrow_and_ended if {
	missed({"scope": "too-narrow", "validity": "expired"}).reason == "out-of-scope"
	missed({"scope": "too-narrow", "validity": "not-yet", "missing": ["tia"]}).reason == "out-of-scope"
	missed({"validity": "expired", "missing": ["tia"]}).reason == "expired"
}

# Which entry is the nearest does not hang on that: of one that ended and one that is too narrow, the former covered the copy.
test_nearest_miss_ended_before_too_narrow if {
	entries := [object.union(entry, {"scope": "too-narrow"}), object.union(entry, {"id": "b", "validity": "expired"})]
	register.nearest_miss(entries) == {"reason": "expired", "decision": "b", "expected": register.bases}
}

# Two entries of one id are told apart by the flaw that was found.
test_nearest_miss_of_one_id_twice if {
	entries := [object.union(entry, {"missing": ["tia"]}), object.union(entry, {"validity": "not-yet"})]
	register.nearest_miss(entries) == {"reason": "not-yet-valid", "decision": "a", "expected": register.bases}
}

test_nearest_miss_of_two_with_one_flaw if {
	entries := [object.union(entry, {"id": "b", "missing": ["bcr"]}), object.union(entry, {"missing": ["tia"]})]
	register.nearest_miss(entries) == {"reason": "incomplete-documents", "decision": "a", "expected": ["tia"]}
}

# Whatever else is wrong with the entry.
test_each_flaw_has_one_reason if {
	reasons("expired", "nothing") == among("expired", "derogation-for-systematic-copying")
	reasons("active", "standing") == among("expired", "condition-unproven")
	reasons("not-yet", "fallen") == among("not-yet-valid", "decision-fallen")
}

reasons(validity, invokes) := [register.reason(flaw, odd) |
	odd := object.union(entry, {"validity": validity, "invokes": invokes})
	some flaw in [0, 1, 2, 3, 4, 5]
]

among(of_time, of_ground) := [
	of_time,
	"out-of-scope",
	"incomplete-documents",
	"self-approved",
	of_ground,
	"required-control-not-passing",
]

test_grounded if {
	register.grounded(entry) == true
	register.grounded(object.union(entry, {"systematic": false})) == false
	register.grounded(check) == true
	register.grounded(object.union(check, {"conditionChecked": false})) == false
	register.grounded(object.union(check, {"invokes": "fallen"})) == false
}

# A flag of another type is a flaw or a doubt, never its absence.
test_flaws_of_other_types if {
	odd := object.union(entry, {
		"validity": true,
		"missing": null,
		"selfApproved": "false",
		"systematic": "true",
	})
	register.flaws(odd) == [0, 2, 3, 4]
}

test_scope_of_another_word_carries_nothing if not register.clear(object.union(entry, {"scope": "all", "requires": null}))

test_requires_of_another_type_carries_nothing if not register.clear(object.union(entry, {"requires": null}))

test_invokes_of_another_word_carries_nothing if not register.clear(object.union(entry, {"invokes": "all"}))

test_flaws_none if register.flaws(entry) == []

test_lasting_of_nothing if not register.lasting([])

test_earlier_first if register.earlier("2027-01-01", "2028-01-01") == "2027-01-01"

test_earlier_second if register.earlier("2028-01-01", "2027-01-01") == "2027-01-01"

test_earlier_same if register.earlier("2027-01-01", "2027-01-01") == "2027-01-01"

test_earlier_than_no_end if register.earlier(null, "2027-01-01") == "2027-01-01"
