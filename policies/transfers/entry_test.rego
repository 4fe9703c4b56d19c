package transfers.entry_test

import data.transfers.entry

law := {
	"concern": "yes",
	"zone": "outside",
	"hardRule": "mandate",
	"fence": "outside",
	"fencedBy": "config:3:5",
	"adequacy": adequacy,
	"register": [listed],
}

adequacy := {"decision": "ade", "conditional": false, "until": "2031-12-27", "risks": []}

listed := {
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

saying(changes) := object.union(law, changes)

deciding(changes) := saying({"adequacy": object.union(adequacy, changes)})

# Beside one that is whole, so that none is overlooked behind another.
listing(changes) := saying({"register": [listed, object.union(listed, changes)]})

refused(laws) := {name | some name, one in laws; not entry.whole(one)}

whole(laws) := {name | some name, one in laws; entry.whole(one)}

test_whole if entry.whole(law)

test_whole_without_anything if {
	entry.whole(saying({"hardRule": null, "fence": "none", "fencedBy": null, "adequacy": null, "register": []}))
}

test_every_word_of_a_law if {
	words := {
		"concern": ["yes", "no", "undeclared", "unknown"],
		"zone": ["inside", "outside", "unresolved", "none"],
		"hardRule": [null, "mandate"],
	}
	refused({[field, word]: saying({field: word}) | some field, known in words; some word in known}) == set()
}

test_every_word_of_a_fence if {
	refused({word: saying({"fence": word, "fencedBy": null}) | some word in ["inside", "unresolved", "none"]}) == set()
}

test_every_word_of_an_entry if {
	words := {
		"validity": ["active", "expired", "not-yet"],
		"scope": ["fits", "too-narrow", "unresolved"],
		"invokes": ["nothing", "standing", "fallen"],
	}
	refused({[field, word]: listing({field: word}) | some field, known in words; some word in known}) == set()
}

test_a_decision_without_end if entry.whole(deciding({"until": null}))

# As well as a type that is not the field's, which no comparison would notice.
test_a_word_that_nobody_knows if {
	whole({
		"concern": saying({"concern": "maybe"}),
		"zone": saying({"zone": "somewhere"}),
		"fence": saying({"fence": "outsied", "fencedBy": null}),
		"fence without a name": saying({"fencedBy": null}),
		"fence of another name": saying({"fencedBy": 3}),
		"name without a fence": saying({"fence": "inside"}),
		"mandate": saying({"hardRule": false}),
		"adequacy": saying({"adequacy": "eu"}),
		"register": saying({"register": {"tr-1": listed}}),
		"no entry": saying({"register": [listed, "tr-1"]}),
	}) == set()
}

test_an_adequacy_of_other_types if {
	odd := {"decision": null, "conditional": "false", "until": 2031, "risks": null}
	whole({field: deciding({field: value}) | some field, value in odd}) == set()
	object.keys(odd) == object.keys(adequacy)
}

test_an_entry_of_other_words_and_types if {
	odd := {
		"id": 1,
		"basis": null,
		"until": null,
		"scope": "all",
		"validity": "lapsed",
		"missing": null,
		"selfApproved": "false",
		"systematic": "true",
		"invokes": "all",
		"conditionChecked": null,
		"requires": null,
		"risks": null,
	}
	whole({field: listing({field: value}) | some field, value in odd}) == set()
	object.keys(odd) == object.keys(listed)
}

test_what_lacks_a_field if {
	whole({field: object.remove(law, [field]) | some field, _ in law}) == set()
	undecided := object.remove(law, ["adequacy"])
	whole({field: object.union(undecided, {"adequacy": lacking}) |
		some field, _ in adequacy
		lacking := object.remove(adequacy, [field])
	}) == set()
	whole({field: saying({"register": [object.remove(listed, [field])]}) | some field, _ in listed}) == set()
}
