# METADATA
# title: Which entry of the transfer register carries a copy
# description: Knows entries and dates, and nothing of zones or fences.
package transfers.register

# METADATA
# description: The entry that carries the copy on its own, the most lasting one if there are several.
carrying(entries) := lasting([entry | some entry in entries; flaws(entry) == []])

# METADATA
# description: |
#   The entry by which a conditional adequacy decision was checked for this importer. The decision is the basis then, so
#   the entry need not be one that may carry systematic copying.
checking(entries) := lasting([entry |
	some entry in entries
	entry.conditionChecked
	entry.scopeFits
	entry.documentsPresent
	entry.expired == false
])

# METADATA
# description: |
#   The entry that needs the least to carry the copy, and the first thing that it needs. Fewest flaws come first,
#   because mending one flaw of an entry with three would change nothing; between equals the order of `reasons`
#   decides, then the id.
nearest_miss(entries) := {"reason": reasons[first], "decision": id} if {
	[_, first, id] := min([[count(found), found[0], entry.id] |
		some entry in entries
		found := flaws(entry)
	])
}

reasons := [
	"expired",
	"out-of-scope",
	"incomplete-documents",
	"derogation-for-systematic-copying",
	"required-control-not-passing",
]

# METADATA
# description: |
#   What keeps an entry from carrying the copy, as places in `reasons`. An entry that requires controls carries nothing
#   yet: nobody has shown here that they pass.
flaws(entry) := [flaw | some flaw, sound in soundness(entry); sound != true]

soundness(entry) := [
	entry.expired == false,
	entry.scopeFits,
	entry.documentsPresent,
	entry.systematic,
	entry.requires == [],
]

# METADATA
# description: The entry that ends last; of those that end together, the one with the first id.
lasting(entries) := [entry | some entry in latest; entry.id == first][0] if {
	end := max([ending(entry.until) | some entry in entries])
	latest := [entry | some entry in entries; ending(entry.until) == end]
	first := min([entry.id | some entry in latest])
}

# METADATA
# description: The earlier of two days, where null is no end.
earlier(one, other) := one if ending(one) <= ending(other)

earlier(one, other) := other if ending(one) > ending(other)

# METADATA
# description: Sorts as time does. A bare null would come before every day, and no end comes after all of them.
ending(null) := [1, ""]

ending(day) := [0, day] if is_string(day)
