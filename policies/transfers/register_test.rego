package transfers.register_test

import data.transfers.register

entry := {
	"id": "a",
	"basis": "clauses",
	"until": "2027-02-10",
	"scopeFits": true,
	"documentsPresent": true,
	"expired": false,
	"systematic": true,
	"conditionChecked": false,
	"requires": [],
}

check := object.union(entry, {"conditionChecked": true})

test_carrying if register.carrying([entry]) == entry

test_carrying_nothing if not register.carrying([])

test_carrying_none if not register.carrying([object.union(entry, {"expired": true})])

test_checking if register.checking([entry, check]) == check

test_checking_nothing if not register.checking([])

test_checking_none if not register.checking([entry])

test_checking_needs_no_systematic_basis if {
	once := object.union(check, {"systematic": false, "requires": ["enc.at-rest"]})
	register.checking([once]) == once
}

test_nearest_miss_of_nothing if not register.nearest_miss([])

test_nearest_miss if {
	register.nearest_miss([object.union(entry, {"expired": true})]) == {"reason": "expired", "decision": "a"}
}

# A flag of another type is a flaw, never its absence.
test_flaws_of_other_types if {
	odd := object.union(
		entry,
		{"expired": "false", "scopeFits": "true", "documentsPresent": 1, "systematic": null, "requires": null},
	)
	register.flaws(odd) == [0, 1, 2, 3, 4]
}

test_flaws_none if register.flaws(entry) == []

test_lasting_of_nothing if not register.lasting([])

test_earlier_first if register.earlier("2027-01-01", "2028-01-01") == "2027-01-01"

test_earlier_second if register.earlier("2028-01-01", "2027-01-01") == "2027-01-01"

test_earlier_same if register.earlier("2027-01-01", "2027-01-01") == "2027-01-01"

test_earlier_than_no_end if register.earlier(null, "2027-01-01") == "2027-01-01"

test_earlier_before_no_end if register.earlier("2027-01-01", null) == "2027-01-01"

test_earlier_never if register.earlier(null, null) == null
