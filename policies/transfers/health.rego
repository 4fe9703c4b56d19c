# METADATA
# title: Whether a basis on record will last
# description: |
#   A permission is asked for what may end it: a day that is near, a case in court with nothing to take over, a check that
#   is old. The host has compared the days and says so in words.
package transfers.health

import data.lib.answer
import data.lib.holdings
import data.transfers.decision
import data.transfers.register

# METADATA
# description: Most places need no basis, and the host says so before anything is weighed.
of(place) := "not_applicable" if place.bases == "none"

of(place) := by_law(place) if {
	place.bases == "some"
	place.role != "primary"
}

of(place) := by_law(place) if {
	place.bases == "some"
	holdings.are_data(input.context.holds)
}

# METADATA
# description: What holds no data has none where it is itself.
of(place) := "not_applicable" if {
	place.role == "primary"
	holdings.are_no_data(input.context.holds)
}

# METADATA
# description: >-
#   One verdict per law in play. Where a law permits nothing there is no basis to ask about, nor where nobody has said
#   whose data it is; and what is open stays open.
by_law(place) := outlooks if {
	verdicts := decision.by_law(place)
	outlooks := {law: outlook(place.laws[law], verdict) | some law, verdict in verdicts}
	count(outlooks) == count(verdicts)
}

outlook(_, "pass") := "not_applicable"

outlook(_, "not_applicable") := "not_applicable"

outlook(_, {"fail": _}) := "not_applicable"

outlook(_, {"undeclared": _}) := "not_applicable"

outlook(_, {"unknown": reason}) := answer.open(reason)

outlook(said, {"permitted": terms}) := weighed(risks(said, terms), object.get(terms, "entry", terms.basis))

# METADATA
# description: |
#   Of the entry that carries the copy, or of the decision where no entry is needed. Where another entry would carry it
#   that nothing threatens, nothing is at risk: recording one more basis never makes things worse.
risks(said, {"basis": _, "until": _, "entry": id}) := of_entry(said.register, id)

risks(said, {"basis": _, "until": _}) := said.adequacy.risks

# `else`, so that the entries are weighed once.
of_entry(entries, id) := [] if safe(entries)

else := [entry.risks | some entry in entries; entry.id == id][0]

safe(entries) if {
	some entry in entries
	entry.risks == []
	register.clear(entry)
}

weighed([], _) := "pass"

# METADATA
# description: What somebody must see to, the entry or else the decision, stands as `decision`.
weighed(found, concerned) := {"fail": {
	"observed": found,
	"expected": [],
	"reason": "basis-at-risk",
	"decision": concerned,
}} if {
	count(found) > 0
}
