package controls.places.localisation_mandate_test

import data.controls.places.localisation_mandate
import data.transfers.examples_test as examples

test_fail if judged({"known": "XA"}, {"hardRule": "mandate"}) == examples.answer(failure)

test_fail_partial if {
	judged({"partial": "XA", "reason": "throttled"}, {"hardRule": "mandate"}) == examples.answer(failure)
}

# A basis that would carry the copy does not cure a mandate.
test_fail_though_adequate if judged({"known": "XP"}, {"hardRule": "mandate"}).law.fail.reason == "localisation-mandate"

test_undeclared if {
	verdict := judged({"known": "XA"}, {"hardRule": "mandate", "concern": "undeclared"})
	verdict == examples.answer({"undeclared": failure})
}

test_pass if judged({"known": "XA"}, {}) == examples.answer("pass")

test_pass_though_fenced_out if judged({"known": "XA"}, {"fence": "outside", "fencedBy": "config:3:5"}) == examples.answer("pass")

# Our own fence is asked before any mandate, and the owner of the place says so.
test_not_applicable_where_the_fence_decides if {
	verdict := judged({"known": "XA"}, {"hardRule": "mandate", "fence": "outside", "fencedBy": "config:3:5"})
	verdict == examples.answer("not_applicable")
}

test_not_applicable_to_other_people if {
	judged({"known": "XA"}, {"hardRule": "mandate", "concern": "no"}) == examples.answer("not_applicable")
}

# Under each of the other verdicts there is one law that has a mandate.
test_each_law_by_itself if {
	forbidding := object.union(examples.law({"known": "XA"}), {"hardRule": "mandate"})
	base := mandated("replica", {"known": "XP"})
	others := {
		"mandated": forbidding,
		"failing": examples.law({"known": "XA"}),
		"permitted": examples.law({"known": "XP"}),
		"inside": examples.law({"known": "XI"}),
		"undeclared": object.union(examples.law({"known": "XP"}), {"concern": "undeclared"}),
		"undeclared inside": object.union(examples.law({"known": "XI"}), {"concern": "undeclared"}),
		"undeclared failing": object.union(examples.law({"known": "XA"}), {"concern": "undeclared"}),
		"not concerned": object.union(examples.law({"known": "XA"}), {"concern": "no"}),
	}
	verdicts := localisation_mandate.verdict(object.union(object.remove(base, ["laws"]), {"laws": others}))
	fails := {law | some law, verdict in verdicts; verdict != "not_applicable"}
	fails == {"mandated"}
	count(verdicts) == 8
}

test_not_applicable_without_any_mandate if {
	place := object.union(examples.place("replica", {"unknown": "denied"}), {"mandates": false})
	localisation_mandate.verdict(place) == "not_applicable"
}

test_unknown if judged({"unknown": "denied"}, {}) == examples.answer({"unknown": "denied"})

test_unknown_partial if {
	judged({"partial": "XI", "reason": "throttled"}, {}) == examples.answer({"unknown": "throttled"})
}

# Whether a mandate speaks of this data was not read, so nobody can say that none forbids the country.
test_unknown_categories if {
	judged({"known": "XA"}, {"zone": "unresolved"}) == examples.answer({"unknown": "unresolved"})
}

test_not_told_no_verdict if not without("mandates")

test_no_country_no_verdict if not without("country")

test_no_laws_no_verdict if {
	not without("laws")
	lawless := object.remove(mandated("replica", {"known": "XA"}), ["laws"])
	not localisation_mandate.verdict(object.union(lawless, {"laws": {}}))
}

test_only_laws_are_free_of_mandates if {
	localisation_mandate.is_free("pass", {"law": {"hardRule": null, "zone": "outside"}}) == true
	not localisation_mandate.is_free("pass", {})
}

test_a_verdict_of_another_word_takes_the_others_with_it if {
	told({"law": failure, "other": "pass"}) == {"law": failure, "other": "not_applicable"}
	not told({"law": failure, "other": "maybe"})
}

test_no_mandate_no_verdict if {
	place := mandated("replica", {"known": "XA"})
	broken := {law: object.remove(said, ["hardRule"]) | some law, said in place.laws}
	not localisation_mandate.verdict(object.union(object.remove(place, ["laws"]), {"laws": broken}))
}

mandated(way, country) := object.union(examples.place(way, country), {"mandates": true})

failure := {"fail": {
	"observed": "XA",
	"expected": ["country-allowed-by-mandate"],
	"reason": "localisation-mandate",
	"decision": "mandate",
}}

judged(country, changes) := verdict if {
	place := examples.place("replica", country)
	law := object.union(place.laws.law, changes)
	verdict := localisation_mandate.verdict(object.union(place, {"mandates": true, "laws": {"law": law}}))
}

# Under the mandate of one law, whatever was decided about the place.
told(decided) := verdict if {
	place := object.union(mandated("replica", {"known": "XA"}), {"laws": {"law": {"hardRule": "mandate"}}})
	verdict := localisation_mandate.verdict(place) with data.transfers.decision.by_law as decided
}

without(field) := verdict if {
	verdict := localisation_mandate.verdict(object.remove(mandated("replica", {"known": "XI"}), [field]))
}
