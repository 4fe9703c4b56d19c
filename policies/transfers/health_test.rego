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

at_risk(risks, entry_id) := {"fail": {
	"observed": risks,
	"expected": [],
	"reason": "basis-at-risk",
	"decision": entry_id,
}}

carried(entries) := permitted({"register": entries})

permitted(changes) := verdict if {
	place := object.union(examples.place("replica", {"known": "XA"}), {"laws": {"law": changes}})
	verdict := health.by_law(place).law
}

test_an_entry_that_lasts if carried([entry]) == "pass"

test_an_entry_that_ends_soon if carried([soon]) == at_risk(["expires-soon"], "tr-1")

test_another_entry_takes_over if {
	carried([soon, object.union(entry, {"id": "tr-2", "until": "2030-01-01"})]) == "pass"
	carried([entry, object.union(soon, {"id": "tr-2", "until": "2030-01-01"})]) == "pass"
}

test_an_entry_that_carries_nothing_takes_nothing_over if {
	carried([soon, object.union(entry, {"id": "tr-2", "missing": ["tia"]})]) == at_risk(["expires-soon"], "tr-1")
}

test_the_risks_are_those_of_the_entry_that_carries_it if {
	longer := object.union(entry, {"id": "tr-2", "basis": "rules", "until": "2030-01-01", "risks": ["challenged"]})
	carried([soon, longer]) == at_risk(["challenged"], "tr-2")
}

test_an_entry_that_carries_nothing_is_another_control_s_matter if {
	carried([object.union(soon, {"validity": "expired"})]) == "not_applicable"
}

test_an_importer_not_known_stays_open if {
	carried([object.union(soon, {"scope": "unresolved"})]) == {"unknown": "unresolved"}
}

# A decision in court, and an entry beside it.

contested := {"decision": "ade", "conditional": false, "until": "2031-12-27", "risks": ["challenged"]}

conditional := object.union(contested, {"conditional": true})

check := object.union(entry, {"invokes": "standing", "conditionChecked": true, "systematic": false})

test_the_risks_are_those_of_a_decision_that_needs_no_entry if {
	permitted({"adequacy": contested, "register": [entry]}) == at_risk(["challenged"], "ade")
}

test_the_risks_are_those_of_the_check_that_a_decision_needs if {
	old := object.union(check, {"risks": ["check-too-old"]})
	permitted({"adequacy": conditional, "register": [old]}) == at_risk(["check-too-old"], "tr-1")
	permitted({"adequacy": conditional, "register": [check]}) == "pass"
}

test_nobody_has_said_whose_data_it_is if {
	place := object.union(
		examples.undeclared("replica", {"known": "XA"}),
		{"laws": {"law": {"register": [soon]}, "other": {"concern": "undeclared"}}},
	)
	health.by_law(place) == {"law": "not_applicable", "other": "not_applicable"}
}

test_a_lost_verdict_is_lost_here_too if {
	place := object.union(examples.place("replica", {"known": "XA"}), {"laws": {"law": {"zone": "somewhere"}}})
	not health.by_law(place)
}

test_a_verdict_of_another_word_takes_the_others_with_it if {
	outlooks({"law": "pass", "other": {"unknown": "denied"}}) == {"law": "not_applicable", "other": {"unknown": "denied"}}
	not outlooks({"law": "pass", "other": "maybe"})
}

outlooks(verdicts) := found if {
	found := health.by_law(examples.place("replica", {"known": "XA"})) with data.transfers.decision.by_law as verdicts
}
