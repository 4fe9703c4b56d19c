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

on(is_clear, place) := mandated if {
	decided := decision.by_law(place)
	mandated := {law: of_mandate(is_clear, verdict) | some law, verdict in decided}
	count(mandated) == count(decided)
}

# A law that is not about this data has no mandate over it either.
of_mandate(true, verdict) := "pass" if verdict != "not_applicable"

of_mandate(true, "not_applicable") := "not_applicable"

of_mandate(false, verdict) := told(verdict)

# The country is known, and no law in play has a mandate that forbids it. A law whose side of it is open may have one: of
# which data a mandate speaks was then not read.
is_free("pass", laws) := count(free) == count(laws) if {
	free := [law | some law, said in laws; said.hardRule == null; said.zone != "unresolved"]
	count(laws) > 0
}

is_free({"unknown": _}, _) := false

told({"unknown": reason}) := {"unknown": reason}

told({"fail": detail}) := if_mandated(detail.reason, {"fail": detail})

told({"undeclared": {"fail": detail}}) := if_mandated(detail.reason, {"undeclared": {"fail": detail}})

told({"undeclared": {"permitted": _}}) := "not_applicable"

told({"undeclared": "pass"}) := "not_applicable"

told({"permitted": _}) := "not_applicable"

told("pass") := "not_applicable"

told("not_applicable") := "not_applicable"

if_mandated(reason, verdict) := verdict if reason == "localisation-mandate"

if_mandated(reason, _) := "not_applicable" if reason != "localisation-mandate"
