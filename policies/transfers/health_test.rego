package transfers.health_test

import data.transfers.examples_test as examples
import data.transfers.health

entry := {
	"id": "tr-1",
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
	"risks": [],
}

soon := object.union(entry, {"risks": ["expires-soon"]})

at_risk(risks, basis) := {"fail": {
	"observed": risks,
	"expected": [],
	"reason": "basis-at-risk",
	"decision": basis,
}}

carried(entries) := verdict if {
	place := object.union(examples.place("replica", {"known": "XA"}), {"laws": {"law": {"register": entries}}})
	verdict := health.by_law(place).law
}

test_an_entry_that_lasts if carried([entry]) == "pass"

test_an_entry_that_ends_soon if carried([soon]) == at_risk(["expires-soon"], "clauses")

test_another_entry_takes_over if {
	carried([soon, object.union(entry, {"id": "tr-2", "until": "2030-01-01"})]) == "pass"
	carried([entry, object.union(soon, {"id": "tr-2", "until": "2030-01-01"})]) == "pass"
}

test_an_entry_that_carries_nothing_takes_nothing_over if {
	carried([soon, object.union(entry, {"id": "tr-2", "missing": ["tia"]})]) == at_risk(["expires-soon"], "clauses")
}

test_the_risks_are_those_of_the_entry_that_carries_it if {
	longer := object.union(entry, {"id": "tr-2", "basis": "rules", "until": "2030-01-01", "risks": ["challenged"]})
	carried([soon, longer]) == at_risk(["challenged"], "rules")
}

test_an_entry_that_carries_nothing_is_another_control_s_matter if {
	carried([object.union(soon, {"validity": "expired"})]) == "not_applicable"
}

test_an_importer_not_known_stays_open if {
	carried([object.union(soon, {"scope": "unresolved"})]) == {"unknown": "unresolved"}
}

test_what_would_be_at_risk if {
	place := object.union(
		examples.undeclared("replica", {"known": "XA"}),
		{"laws": {"law": {"register": [soon]}, "other": {"concern": "undeclared"}}},
	)
	health.by_law(place) == {
		"law": {"undeclared": at_risk(["expires-soon"], "clauses")},
		"other": "not_applicable",
	}
}

test_a_lost_verdict_is_lost_here_too if {
	place := object.union(examples.place("replica", {"known": "XA"}), {"laws": {"law": {"zone": "somewhere"}}})
	not health.by_law(place)
}
