# METADATA
# title: Which entry of the transfer register carries a copy
# description: Knows entries and dates, and nothing of zones or fences.
package transfers.register

import data.required

# METADATA
# description: The entry that carries the copy on its own, the most lasting one if there are several.
carrying(entries) := lasting([entry | some entry in entries; entry.invokes == "nothing"; clear(entry)])

# METADATA
# description: The entry by which the condition of an adequacy decision was checked for this importer.
checking(entries) := lasting([entry | some entry in entries; entry.invokes == "standing"; clear(entry)])

clear(entry) if {
	flaws(entry) == []
	doubts(entry) == []
}

# METADATA
# description: >-
#   Why nobody can say yet whether an entry carries the copy: nothing is wrong with it, and something of it was not read.
doubt(entries) := min([reason | some entry in entries; flaws(entry) == []; some reason in doubts(entry)])

doubts(entry) := array.concat(
	[reason | some reason in [unclear_scope(entry.scope)]],
	[reason | some id in entry.requires; reason := unanswered(required.verdict(id))],
)

unclear_scope("unresolved") := "unresolved"

# METADATA
# description: |
#   The entry that needs the least to carry the copy, the flaw that is told of it, and what would mend that. Fewest flaws
#   come first, because mending one flaw of an entry with three would change nothing; between equals the order of the
#   flaws decides, then the id.
nearest_miss(entries) := {"decision": id, "reason": reason(flaw, entry), "expected": expected(flaw, entry)} if {
	[_, first, id] := min([[count(found), found[0], entry.id] |
		some entry in entries
		found := flaws(entry)
	])
	entry := [entry | some entry in entries; entry.id == id; flaws(entry)[0] == first][0]
	flaw := told(flaws(entry))
}

# METADATA
# description: |
#   The first flaw; but an entry that is too narrow never covered the copy, whatever else is wrong with it, and to say that
#   it ended would send somebody to renew it in vain.
told(found) := 1 if 1 in found

told(found) := found[0] if not 1 in found

reason(0, entry) := "not-yet-valid" if entry.validity == "not-yet"

reason(0, entry) := "expired" if entry.validity != "not-yet"

reason(1, _) := "out-of-scope"

reason(2, _) := "incomplete-documents"

reason(3, _) := "self-approved"

reason(4, entry) := "derogation-for-systematic-copying" if entry.invokes == "nothing"

reason(4, entry) := "condition-unproven" if entry.invokes == "standing"

reason(4, entry) := "decision-fallen" if entry.invokes == "fallen"

reason(5, _) := "required-control-not-passing"

# METADATA
# description: The documents or controls that are wanting, by name; of any other flaw, what would do instead.
expected(2, entry) := entry.missing

expected(5, entry) := unmet(entry)

expected(flaw, _) := bases if not named(flaw)

named(2)

named(5)

bases := ["inside-zone", "adequacy", "register-entry"]

# METADATA
# description: |
#   What keeps an entry from carrying the copy, in the order of `reason`. What was merely not read is a doubt, no flaw.
#   Of an entry that is not whole nothing is told, not even that it has none.
flaws(entry) := [flaw | some flaw, is_sound in sound; is_sound != true] if sound := soundness(entry)

soundness(entry) := [
	entry.validity == "active",
	entry.scope != "too-narrow",
	entry.missing == [],
	entry.selfApproved == false,
	grounded(entry),
	unmet(entry) == [],
]

# METADATA
# description: >-
#   A basis of its own must be fit for copying as a matter of course; one that invokes a decision stands and falls with
#   it, and with the day on which its condition was checked.
grounded(entry) := entry.systematic if entry.invokes == "nothing"

grounded(entry) := entry.conditionChecked if entry.invokes == "standing"

grounded(entry) := false if entry.invokes == "fallen"

# METADATA
# description: The required controls that do not pass on the resource whose data is copied, or that it does not have.
unmet(entry) := [id | some id in entry.requires; not passing(id); not unread(id)] if is_array(entry.requires)

passing(id) if is_pass(required.verdict(id))

unread(id) if unanswered(required.verdict(id))

# Neither `==` nor a pattern: this library is compiled with other controls too, and the compiler, which knows what theirs
# can answer, refuses to compare that with more.
is_pass(verdict) if count({verdict} & {"pass"}) == 1

unanswered(verdict) := [reason | some word, reason in verdict; word == "unknown"][0]

# METADATA
# description: The entry that ends last; of those that end together, the one with the first id.
lasting(entries) := [entry | some entry in latest; entry.id == first][0] if {
	end := max([entry.until | some entry in entries])
	latest := [entry | some entry in entries; entry.until == end]
	first := min([entry.id | some entry in latest])
}

# METADATA
# description: The earlier of two days, where a decision may have no end.
earlier(null, day) := day

earlier(one, other) := min([one, other]) if one != null
