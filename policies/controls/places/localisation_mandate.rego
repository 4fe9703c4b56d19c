# METADATA
# title: Data that a law keeps in its country is nowhere else
# description: >-
#   Some laws ask for the data itself to stay, and no clauses, no consent and no decision of another country cure that.
# custom:
#   id: loc.localisation-mandate
#   severity: {global: info, regional: high, edge: critical, unclassified: medium}
#   places: []
#   remediation: >-
#     Keep the data in the country that the mandate names, and delete what lies elsewhere; a transfer basis does not help.
package controls.places.localisation_mandate

import data.lib.place.resolved
import data.transfers.decision

# It decides nothing itself: it repeats, under its own clauses, what the owner of the place is told of a mandate.
verdict(place) := "not_applicable" if place.mandates == false

verdict(place) := on(is_free(resolved(place.country), place.laws), place) if place.mandates

on(true, _) := "pass"

on(false, place) := mandated if {
	decided := decision.by_law(place)
	mandated := {law: of_mandate(verdict) | some law, verdict in decided}
	count(mandated) == count(decided)
}

# The country is known, and no law in play has a mandate that forbids it.
is_free("pass", laws) := count(free) == count(laws) if {
	free := [law | some law, said in laws; said.hardRule == null]
	count(laws) > 0
}

is_free({"unknown": _}, _) := false

of_mandate({"unknown": reason}) := {"unknown": reason}

of_mandate({"fail": detail}) := if_mandated(detail.reason, {"fail": detail})

of_mandate({"undeclared": {"fail": detail}}) := if_mandated(detail.reason, {"undeclared": {"fail": detail}})

of_mandate({"undeclared": {"permitted": _}}) := "not_applicable"

of_mandate({"undeclared": "pass"}) := "not_applicable"

of_mandate({"permitted": _}) := "not_applicable"

of_mandate("pass") := "not_applicable"

of_mandate("not_applicable") := "not_applicable"

if_mandated(reason, verdict) := verdict if reason == "localisation-mandate"

if_mandated(reason, _) := "not_applicable" if reason != "localisation-mandate"
