package transfers.decision_test

import data.transfers.decision

# A country outside the law's zone, with nothing that would permit it; each test changes what it is about.
outside := {
	"concern": "yes",
	"zone": "outside",
	"hardRule": null,
	"fence": "none",
	"fencedBy": null,
	"adequacy": null,
	"register": [],
}

decided := {"decision": "ade", "conditional": false, "until": "2031-12-27", "risks": []}

conditional := {"decision": "con", "conditional": true, "until": "2030-06-30", "risks": []}

carrier := {
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

# Checks a condition and carries nothing by itself.
check := object.union(carrier, {"id": "tr-2", "invokes": "standing", "conditionChecked": true, "systematic": false})

unclear := object.union(carrier, {"scope": "unresolved"})

partly := {"partial": "XA", "reason": "throttled"}

bases := ["inside-zone", "adequacy", "register-entry"]

failing(reason) := {"fail": {"observed": "XA", "expected": bases, "reason": reason}}

wanting(reason, decision, expected) := {"fail": {
	"observed": "XA",
	"expected": expected,
	"reason": reason,
	"decision": decision,
}}

failing_by(reason, decision) := {"fail": {"observed": "XA", "expected": bases, "reason": reason, "decision": decision}}

fenced_out := {"fail": {
	"observed": "XA",
	"expected": ["inside-fence"],
	"reason": "outside-fence",
	"decision": "config:3:5",
}}

beyond := {"fence": "outside", "fencedBy": "config:3:5"}

fenced(changes) := object.union(beyond, changes)

mandated_out := {"fail": {
	"observed": "XA",
	"expected": ["country-allowed-by-mandate"],
	"reason": "localisation-mandate",
	"decision": "mandate",
}}

adequate := {"permitted": {"basis": "ade", "until": "2031-12-27"}}

carried := {"permitted": {"basis": "clauses", "until": "2027-02-10", "entry": "tr-1"}}

# The verdict on a known country under one law.
at(changes) := verdict if verdict := at_country({"known": "XA"}, changes)

at_country(country, changes) := verdicts.law if {
	verdicts := decision.by_law({"country": country, "laws": {"law": object.union(outside, changes)}})
}

with_entries(changes) := verdict if {
	verdict := at({"register": [object.union(carrier, change) | some change in changes]})
}

# 0: is the law asked at all?

test_0_other_people if at({"concern": "no"}) == "not_applicable"

test_0_other_people_under_a_mandate if at({"concern": "no", "hardRule": "mandate"}) == "not_applicable"

test_0_other_people_inside_our_fence if at({"concern": "no", "fence": "inside"}) == "not_applicable"

# Data that no law is about may have a fence all the same.
test_0_other_people_outside_our_fence if at(fenced({"concern": "no", "hardRule": "mandate"})) == fenced_out

test_0_other_people_and_a_fence_unresolved if {
	at({"concern": "no", "fence": "unresolved"}) == {"unknown": "unresolved"}
}

test_0_other_people_somewhere_unknown if {
	at_country({"unknown": "denied"}, {"concern": "no", "zone": "unresolved"}) == "not_applicable"
}

test_0_no_rule_about_places if at({"zone": "none"}) == "not_applicable"

test_0_no_rule_about_places_and_nobody_declared if at({"zone": "none", "concern": "undeclared"}) == "not_applicable"

test_0_no_rule_about_places_and_country_unknown if {
	at_country({"unknown": "denied"}, {"zone": "none"}) == "not_applicable"
}

test_0_a_mandate_is_a_rule_about_places if at({"zone": "none", "hardRule": "mandate"}) == mandated_out

# 1: is the country known?

test_1_country_unknown if at_country({"unknown": "denied"}, {"zone": "unresolved"}) == {"unknown": "denied"}

test_1_country_unknown_though_inside if {
	at_country({"unknown": "denied"}, {"zone": "inside", "fence": "inside"}) == {"unknown": "denied"}
}

test_1_country_unknown_with_a_fence_only if {
	at_country({"unknown": "denied"}, {"zone": "none", "fence": "inside"}) == {"unknown": "denied"}
}

test_1_country_unknown_and_nobody_declared if {
	at_country({"unknown": "denied"}, {"zone": "unresolved", "concern": "undeclared"}) == {"unknown": "denied"}
}

test_1_country_unknown_and_labels_unread if {
	verdict := at_country({"unknown": "denied"}, {"zone": "unresolved", "concern": "unknown"})
		with input.labels.people as {"unknown": "timeout"}
	verdict == {"unknown": "denied"}
}

test_1_zone_unresolved if at({"zone": "unresolved"}) == {"unknown": "unresolved"}

test_1_zone_unresolved_in_part if at_country(partly, {"zone": "unresolved"}) == {"unknown": "throttled"}

test_1_fence_unresolved if at({"zone": "inside", "fence": "unresolved"}) == {"unknown": "unresolved"}

test_1_fence_unresolved_beats_a_mandate if {
	at({"fence": "unresolved", "hardRule": "mandate"}) == {"unknown": "unresolved"}
}

test_1_zone_unresolved_beats_a_fence if at(fenced({"zone": "unresolved"})) == {"unknown": "unresolved"}

# 1: a country known in part may fail, and never passes

test_1_partial_inside if at_country(partly, {"zone": "inside"}) == {"unknown": "throttled"}

test_1_partial_adequate if at_country(partly, {"adequacy": decided}) == {"unknown": "throttled"}

test_1_partial_carried if at_country(partly, {"register": [carrier]}) == {"unknown": "throttled"}

test_1_partial_fails if at_country(partly, {}) == failing("no-recorded-basis")

test_1_partial_fails_the_fence if at_country(partly, fenced({"zone": "inside"})) == fenced_out

test_1_partial_and_nobody_declared if {
	at_country(partly, {"zone": "inside", "concern": "undeclared"}) == {"unknown": "throttled"}
}

test_1_partial_fails_and_nobody_declared if {
	at_country(partly, {"concern": "undeclared"}) == {"undeclared": failing("no-recorded-basis")}
}

test_1_partial_inside_and_labels_unread if {
	law := {"zone": "inside", "concern": "unknown"}
	verdict := at_country(partly, law) with input.labels.people as {"unknown": "timeout"}
	verdict == {"unknown": "throttled"}
}

test_1_partial_fails_and_labels_unread if {
	verdict := at_country(partly, {"concern": "unknown"}) with input.labels.people as {"unknown": "timeout"}
	verdict == {"unknown": "timeout"}
}

# 2: whose data is it?

test_2_labels_unread if {
	verdict := at({"concern": "unknown"}) with input.labels.people as {"unknown": "denied"}
	verdict == {"unknown": "denied"}
}

test_2_labels_unread_inside if {
	verdict := at({"concern": "unknown", "zone": "inside"}) with input.labels.people as {"unknown": "denied"}
	verdict == {"unknown": "denied"}
}

test_2_labels_unread_outside_the_fence if {
	verdict := at(fenced({"concern": "unknown"})) with input.labels.people as {"unknown": "denied"}
	verdict == {"unknown": "denied"}
}

test_2_labels_read_in_part if {
	verdict := at({"concern": "unknown"}) with input.labels.people as {"partial": [], "reason": "throttled"}
	verdict == {"unknown": "throttled"}
}

test_2_labels_read_and_the_concern_unknown_still if {
	verdict := at({"concern": "unknown"}) with input.labels.people as {"known": ["x"]}
	verdict == {"unknown": "unresolved"}
}

test_2_labels_absent if not at({"concern": "unknown"}) with input as {"labels": {}}

# Labels say nothing more where the host has told from them whose data it is.
test_2_labels_of_a_concern_that_is_known if {
	labelled({"known": ["x"]}) == {"yes": "pass", "no": fenced_out, "undeclared": {"undeclared": "pass"}}
	labelled({"unknown": "denied"}) == {"yes": "pass", "no": fenced_out, "undeclared": {"undeclared": "pass"}}
}

labelled(people) := verdicts if {
	verdicts := {
		"yes": at({"concern": "yes", "zone": "inside"}),
		"no": at(fenced({"concern": "no"})),
		"undeclared": at({"concern": "undeclared", "zone": "inside"}),
	} with input.labels.people as people
}

test_2_undeclared_pass if at({"concern": "undeclared", "zone": "inside"}) == {"undeclared": "pass"}

test_2_undeclared_permitted if at({"concern": "undeclared", "adequacy": decided}) == {"undeclared": adequate}

test_2_undeclared_carried if at({"concern": "undeclared", "register": [carrier]}) == {"undeclared": carried}

test_2_undeclared_fail if at({"concern": "undeclared"}) == {"undeclared": failing("no-recorded-basis")}

test_2_undeclared_outside_the_fence if at(fenced({"concern": "undeclared"})) == {"undeclared": fenced_out}

test_2_undeclared_zone_unresolved if at({"concern": "undeclared", "zone": "unresolved"}) == {"unknown": "unresolved"}

# 3: our own fence

test_3_outside_the_fence if at(beyond) == fenced_out

test_3_the_fence_beats_the_zone if at(fenced({"zone": "inside"})) == fenced_out

test_3_the_fence_beats_a_law_without_zone if at(fenced({"zone": "none"})) == fenced_out

test_3_the_fence_beats_adequacy if at(fenced({"adequacy": decided})) == fenced_out

test_3_the_fence_beats_the_register if at(fenced({"register": [carrier]})) == fenced_out

test_3_the_fence_beats_the_mandate if at(fenced({"hardRule": "mandate"})) == fenced_out

test_3_inside_the_fence_is_not_yet_inside_the_zone if at({"fence": "inside"}) == failing("no-recorded-basis")

# 4: a mandate that nothing cures

test_4_mandate if at({"hardRule": "mandate"}) == mandated_out

test_4_the_mandate_beats_the_zone if at({"hardRule": "mandate", "zone": "inside"}) == mandated_out

test_4_the_mandate_beats_our_fence if at({"hardRule": "mandate", "zone": "none", "fence": "inside"}) == mandated_out

test_4_the_mandate_beats_adequacy if at({"hardRule": "mandate", "adequacy": decided}) == mandated_out

test_4_the_mandate_beats_the_register if at({"hardRule": "mandate", "register": [carrier]}) == mandated_out

# 5: inside the law's zone

test_5_inside if at({"zone": "inside"}) == "pass"

test_5_inside_needs_no_permission if at({"zone": "inside", "adequacy": decided, "register": [carrier]}) == "pass"

test_5_no_zone_and_inside_our_fence if at({"zone": "none", "fence": "inside"}) == "pass"

# 6: adequacy

test_6_adequate if at({"adequacy": decided}) == adequate

test_6_adequate_without_end if {
	at({"adequacy": object.union(decided, {"until": null})}) == {"permitted": {"basis": "ade", "until": null}}
}

test_6_adequacy_beats_the_register if at({"adequacy": decided, "register": [carrier]}) == adequate

test_6_condition_checked if {
	at({"adequacy": conditional, "register": [check]}) == permitted_on("con", "2027-02-10", "tr-2")
}

test_6_the_decision_ends_before_the_check if {
	law := {"adequacy": conditional, "register": [object.union(check, {"until": "2031-01-01"})]}
	at(law) == permitted_on("con", "2030-06-30", "tr-2")
}

test_6_only_the_decision_has_no_end if {
	law := {"adequacy": object.union(conditional, {"until": null}), "register": [check]}
	at(law) == permitted_on("con", "2027-02-10", "tr-2")
}

test_6_check_without_a_day if checked_by({"conditionChecked": false}) == failing_by("condition-unproven", "tr-2")

test_6_check_of_nobody_known if checked_by({"scope": "unresolved"}) == {"unknown": "unresolved"}

test_6_a_fallen_decision_carries_nothing if {
	with_entries([{"invokes": "fallen", "conditionChecked": true}]) == failing_by("decision-fallen", "tr-1")
}

test_6_a_check_without_a_decision if at({"register": [check]}) == failing("no-recorded-basis")

test_6_the_most_lasting_check if {
	later := object.union(check, {"id": "tr-9", "until": "2028-01-01"})
	at({"adequacy": conditional, "register": [check, later]}) == permitted_on("con", "2028-01-01", "tr-9")
}

test_6_a_check_beats_a_carrier if {
	at({"adequacy": conditional, "register": [carrier, check]}) == permitted_on("con", "2027-02-10", "tr-2")
}

test_6_condition_not_checked_but_carried if at({"adequacy": conditional, "register": [carrier]}) == carried

test_6_check_expired if checked_by({"validity": "expired"}) == failing_by("expired", "tr-2")

test_6_check_of_another_scope if checked_by({"scope": "too-narrow"}) == failing_by("out-of-scope", "tr-2")

test_6_check_without_documents if checked_by({"missing": ["tia"]}) == wanting("incomplete-documents", "tr-2", ["tia"])

checked_by(changes) := verdict if {
	verdict := at({"adequacy": conditional, "register": [object.union(check, changes)]})
}

permitted_on(basis, until, entry) := {"permitted": {"basis": basis, "until": until, "entry": entry}}

# 7: the register

test_7_carried if at({"register": [carrier]}) == carried

test_7_the_latest_end if {
	entries := [{"id": "a", "until": "2027-01-01"}, {"id": "b", "until": "2029-01-01"}, {"id": "c", "until": "2028-01-01"}]
	with_entries(entries) == permitted_on("clauses", "2029-01-01", "b")
}

test_7_the_first_id_of_equals if {
	with_entries([{"id": "b"}, {"id": "a"}, {"id": "c"}]) == permitted_on("clauses", "2027-02-10", "a")
}

test_7_one_id_twice if with_entries([{}, {"basis": "other"}]) == carried

test_7_only_the_active_are_asked if {
	entries := [{"id": "a", "validity": "expired", "until": "2099-01-01"}, {"id": "b"}]
	with_entries(entries) == permitted_on("clauses", "2027-02-10", "b")
}

# 8: entries that do not carry it

test_8_expired if with_entries([{"validity": "expired"}]) == failing_by("expired", "tr-1")

test_8_out_of_scope if with_entries([{"scope": "too-narrow"}]) == failing_by("out-of-scope", "tr-1")

test_8_not_yet_valid if with_entries([{"validity": "not-yet"}]) == failing_by("not-yet-valid", "tr-1")

test_8_self_approved if with_entries([{"selfApproved": true}]) == failing_by("self-approved", "tr-1")

test_8_incomplete if with_entries([{"missing": ["tia"]}]) == wanting("incomplete-documents", "tr-1", ["tia"])

test_8_derogation if {
	with_entries([{"systematic": false}]) == failing_by("derogation-for-systematic-copying", "tr-1")
}

test_8_required_controls if {
	with_entries([{"requires": ["enc.at-rest"]}]) == wanting("required-control-not-passing", "tr-1", ["enc.at-rest"])
}

test_8_required_controls_pass if {
	verdict := with_entries([{"requires": ["enc.at-rest"]}]) with data.required.verdict as "pass"
	verdict == carried
}

test_8_required_controls_unread if {
	verdict := with_entries([{"requires": ["enc.at-rest"]}])
		with data.required.verdict as {"unknown": "denied"}
	verdict == {"unknown": "denied"}
}

test_8_importer_not_known if with_entries([{"scope": "unresolved"}]) == {"unknown": "unresolved"}

test_8_importer_not_known_and_expired if {
	with_entries([{"scope": "unresolved", "validity": "expired"}]) == failing_by("expired", "tr-1")
}

test_8_what_carries_leaves_no_doubt if {
	with_entries([{"id": "a", "scope": "unresolved"}, {"id": "tr-1"}]) == carried
}

test_8_a_doubt_outweighs_a_miss if {
	with_entries([{"id": "a", "scope": "unresolved"}, {"validity": "expired"}]) == {"unknown": "unresolved"}
}

test_8_the_first_flaw_of_one_entry if {
	entries := [{"scope": "too-narrow", "missing": ["tia"], "systematic": false}]
	with_entries(entries) == failing_by("out-of-scope", "tr-1")
}

test_8_expired_is_the_first_flaw if {
	with_entries([{"validity": "expired", "missing": ["tia"], "requires": ["enc.at-rest"]}]) == failing_by("expired", "tr-1")
}

test_8_what_never_covered_it_has_not_expired if {
	with_entries([{"validity": "expired", "scope": "too-narrow"}]) == failing_by("out-of-scope", "tr-1")
}

test_8_the_nearest_miss if {
	entries := [{"id": "a", "validity": "expired", "scope": "too-narrow"}, {"id": "b", "requires": ["enc.at-rest"]}]
	with_entries(entries) == wanting("required-control-not-passing", "b", ["enc.at-rest"])
}

test_8_between_equally_near if {
	entries := [{"id": "a", "missing": ["tia"]}, {"id": "b", "scope": "too-narrow"}, {"id": "c", "systematic": false}]
	with_entries(entries) == failing_by("out-of-scope", "b")
}

test_8_between_equals if {
	with_entries([{"id": "b", "validity": "expired"}, {"id": "a", "validity": "expired"}]) == failing_by("expired", "a")
}

test_8_entries_tell_more_than_an_unproven_condition if {
	law := {"adequacy": conditional, "register": [object.union(carrier, {"validity": "expired"})]}
	at(law) == failing_by("expired", "tr-1")
}

# 9: nothing

test_9_condition_unproven if at({"adequacy": conditional}) == failing_by("condition-unproven", "con")

test_9_no_recorded_basis if at({}) == failing("no-recorded-basis")

# Every law in play has its own verdict, and a lost one takes the others with it.

test_laws_apart if {
	laws := {"a": object.union(outside, {"zone": "inside"}), "b": outside, "c": object.union(outside, {"concern": "no"})}
	by_law := decision.by_law({"country": {"known": "XA"}, "laws": laws})
	by_law == {"a": "pass", "b": failing("no-recorded-basis"), "c": "not_applicable"}
}

test_no_law_in_play if not decision.by_law({"country": {"known": "XA"}, "laws": {}})

test_no_laws_at_all if not decision.by_law({"country": {"known": "XA"}})

test_no_country if not decision.by_law({"laws": {"law": outside}})

test_no_country_and_another_law if {
	laws := {"a": object.union(outside, {"concern": "no"}), "b": object.union(outside, {"zone": "none"})}
	not decision.by_law({"laws": laws})
}

test_country_without_a_fact if not at_country({}, {"zone": "inside"})

test_country_known_and_unknown if not at_country({"known": "XA", "unknown": "denied"}, {"zone": "inside"})

test_country_known_and_partial if {
	not at_country({"known": "XA", "partial": "XA", "reason": "denied"}, {"zone": "inside"})
}

# Each of them would pass by the steps alone, or be permitted, or not be asked.
test_malformed_entries if {
	inside := object.union(outside, {"zone": "inside"})
	malformed := {
		"concern missing": object.remove(inside, ["concern"]),
		"concern": object.union(inside, {"concern": "maybe"}),
		"concern where no rule about places": object.union(inside, {"concern": "maybe", "zone": "none"}),
		"zone missing": object.remove(inside, ["zone"]),
		"zone": object.union(inside, {"zone": "somewhere"}),
		"zone of other people": object.union(inside, {"zone": "somewhere", "concern": "no"}),
		"fence missing": object.remove(inside, ["fence"]),
		"fence": object.union(inside, {"fence": "outsied"}),
		"fence without a name": object.union(inside, {"fence": "outside"}),
		"name without a fence": object.union(inside, {"fencedBy": "config:3:5"}),
		"fence of another name": object.union(inside, {"fence": "outside", "fencedBy": 3}),
		"mandate missing": object.remove(inside, ["hardRule"]),
		"mandate": object.union(inside, {"hardRule": false}),
		"adequacy missing": object.remove(inside, ["adequacy"]),
		"adequacy": object.union(inside, {"adequacy": "eu"}),
		"adequacy without decision": object.union(inside, {"adequacy": object.remove(decided, ["decision"])}),
		"adequacy without condition": object.union(inside, {"adequacy": object.remove(decided, ["conditional"])}),
		"adequacy without risks": object.union(inside, {"adequacy": object.remove(decided, ["risks"])}),
		"adequacy without until": object.union(inside, {"adequacy": object.remove(decided, ["until"])}),
		"condition": object.union(inside, {"adequacy": object.union(decided, {"conditional": "false"})}),
		"register missing": object.remove(inside, ["register"]),
		"register": object.union(inside, {"register": null}),
		"entry": object.union(inside, {"register": [carrier, "tr-1"]}),
		"nothing": {},
		"no object": "inside",
	}
	survivors := {name | some name, entry in malformed; decision.by_law(place_of({"bad": entry, "good": inside}))}
	survivors == set()
	decision.by_law(place_of({"good": inside})) == {"good": "pass"}
}

test_malformed_register_entries if {
	fields := object.keys(carrier)
	survivors := {field |
		some field in fields
		broken := object.union(outside, {"register": [carrier, object.remove(carrier, [field])]})
		decision.by_law(place_of({"bad": broken}))
	}
	survivors == set()
	count(fields) == 12
}

place_of(laws) := {"country": {"known": "XA"}, "laws": laws}

# Every entry that the schema lets through has one verdict; a conflict would stop this test, a gap shorten the list.
test_one_verdict_each if {
	verdicts := [verdict |
		some concern in ["yes", "no", "undeclared", "unknown"]
		some zone in ["inside", "outside", "unresolved", "none"]
		some fence in ["none", "inside", "outside", "unresolved"]
		some mandate in [null, "mandate"]
		some adequacy in [null, decided, conditional]
		some register in [[], [carrier], [check], [object.union(carrier, {"validity": "expired"})], [unclear]]
		some country in [{"known": "XA"}, partly, {"unknown": "denied"}]
		law := {
			"concern": concern,
			"zone": zone,
			"hardRule": mandate,
			"fence": fence,
			"fencedBy": named_by(fence),
			"adequacy": adequacy,
			"register": register,
		}
		verdict := decision.by_law({"country": country, "laws": {"law": law}}).law with input.labels.people as {"known": []}
	]
	count(verdicts) == product([4, 4, 4, 2, 3, 5, 3])
}

named_by("outside") := "config:3:5"

named_by(side) := null if side != "outside"

# Without a known country nothing is ever passed or permitted, whatever else is said.
test_nothing_passes_unread if {
	passed := [law |
		some concern in ["yes", "undeclared", "unknown"]
		some zone in ["inside", "outside", "unresolved", "none"]
		some fence in ["inside", "outside", "unresolved"]
		some adequacy in [null, decided]
		some country in [partly, {"unknown": "denied"}]
		law := object.union(outside, {
			"concern": concern,
			"zone": zone,
			"fence": fence,
			"fencedBy": named_by(fence),
			"adequacy": adequacy,
		})
		verdict := decision.by_law({"country": country, "laws": {"law": law}}).law with input.labels.people as {"known": []}
		good(verdict)
	]
	passed == []
	good(at({"zone": "inside"}))
	good(at({"adequacy": decided}))
	good(at({"zone": "inside", "concern": "undeclared"}))
	good(at({"adequacy": decided, "concern": "undeclared"}))
}

good("pass")

good({"permitted": _})

good({"undeclared": "pass"})

good({"undeclared": {"permitted": _}})
