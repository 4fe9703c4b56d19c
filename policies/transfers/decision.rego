# METADATA
# title: Whether data may be at a place
# description: |
#   Answers for each law in play, from what the host looked up about the place. The steps are asked in their order, and
#   the first that applies decides. No law and no country is named here: what differs between them is data.
package transfers.decision

import data.lib.answer
import data.lib.fact
import data.lib.place.kind
import data.transfers.entry
import data.transfers.register

# METADATA
# description: The verdicts by law of a place of one kind; every other place belongs to another control.
of_kind(place, wanted) := on(kind(place) == wanted, place)

on(true, place) := by_law(place)

on(false, _) := "not_applicable"

# METADATA
# description: >-
#   One verdict per law in play. A law without one takes all the others with it, so that the host sees the loss.
by_law(place) := verdicts if {
	verdicts := {law: verdict |
		some law, said in place.laws
		entry.whole(said)
		verdict := judged(place.country, said)
	}
	count(verdicts) == count(place.laws)
	count(verdicts) > 0
}

# Before anything is weighed: is the law asked at all, is the place known, and has anybody said whose data it is?
judged(country, law) := "not_applicable" if silent(law)

else := answer.open(fact.why(country)) if unresolved(country, law)

else := concerned(law.concern, answer.borne(country, weighed(country, law)))

# METADATA
# description: >-
#   The law is not about these people, or it has no rule about places; and we have no fence that this place lies beyond.
silent(law) if {
	law.concern == "no"
	unfenced(law.fence)
}

silent(law) if {
	law.zone == "none"
	law.fence == "none"
	law.hardRule == null
}

unfenced("none")

unfenced("inside")

# METADATA
# description: Comes before whose data it is, because a copy that could not be read stays unknown whoever is asked.
unresolved(country, _) if fact.unread(country)

unresolved(_, law) if law.zone == "unresolved"

unresolved(_, law) if law.fence == "unresolved"

# METADATA
# description: |
#   What was weighed, told as far as the law is known to be concerned. What is open already is so for its own reason.
#   Of a law that is not about these people only our own fence is left to ask.
concerned("yes", weight) := weight

concerned("no", weight) := weight

concerned("undeclared", weight) := answer.undeclared(weight)

concerned("unknown", {"unknown": reason}) := answer.open(reason)

concerned("unknown", weight) := answer.open(fact.why(input.labels.people)) if not weight.unknown

# METADATA
# description: >-
#   Our own fence, a mandate that nothing cures, the law's zone, adequacy, the register; then why none of them helps.
weighed(country, law) := refused(country, ["inside-fence"], "outside-fence", law.fencedBy) if law.fence == "outside"

else := refused(country, ["country-allowed-by-mandate"], "localisation-mandate", law.hardRule) if law.hardRule != null

else := "pass" if unrestricted(law.zone)

else := permitted_by(law.adequacy) if law.adequacy.conditional == false

else := permitted_on(law.adequacy, check) if {
	law.adequacy.conditional
	check := register.checking(law.register)
}

else := permitted_under(carrier) if carrier := register.carrying(law.register)

else := answer.open(reason) if reason := register.doubt(law.register)

else := refused(country, miss.expected, miss.reason, miss.decision) if miss := register.nearest_miss(law.register)

else := refused(country, register.bases, "condition-unproven", law.adequacy.decision) if law.adequacy != null

else := baseless(country)

unrestricted("inside")

unrestricted("none")

permitted_by(adequacy) := {"permitted": {"basis": adequacy.decision, "until": adequacy.until}}

# METADATA
# description: A check that ends before the decision ends the permission, as nobody has looked beyond it.
permitted_on(adequacy, check) := {"permitted": {
	"basis": adequacy.decision,
	"until": register.earlier(adequacy.until, check.until),
	"entry": check.id,
}}

permitted_under(carrier) := {"permitted": {"basis": carrier.basis, "until": carrier.until, "entry": carrier.id}}

refused(country, expected, reason, decision) := {"fail": {
	"observed": fact.value(country),
	"expected": expected,
	"reason": reason,
	"decision": decision,
}}

baseless(country) := {"fail": {
	"observed": fact.value(country),
	"expected": register.bases,
	"reason": "no-recorded-basis",
}}
