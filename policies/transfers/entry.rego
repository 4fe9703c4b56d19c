# METADATA
# title: What a law says about a place, whole or not
# description: |
#   The decision goes step by step, and a step that is not true makes way for the next: a field that is missing or holds
#   a word nobody knows would be stepped over. So the decision asks here first.
package transfers.entry

whole(law) if {
	is_concern(law.concern)
	is_side(law.zone)
	is_side(law.fence)
	text_or_null(law.hardRule)
	named_fence(law.fence, law.fencedBy)
	whole_adequacy(law.adequacy)
	whole_register(law.register)
}

# Words as arguments, not as a set: Wasm would build the set again for every input.
is_concern("yes")

is_concern("no")

is_concern("undeclared")

is_concern("unknown")

is_side("inside")

is_side("outside")

is_side("unresolved")

is_side("none")

# METADATA
# description: A place outside a fence must say which, or nobody could look it up.
named_fence("outside", by) if is_string(by)

named_fence(side, null) if side != "outside"

whole_adequacy(adequacy) if adequacy == null

else if {
	is_string(adequacy.decision)
	is_boolean(adequacy.conditional)
	text_or_null(adequacy.until)
	is_array(adequacy.risks)
}

# Most registers are empty, and `else` spares those the counting.
whole_register(entries) if entries == []

else if {
	is_array(entries)
	count([entry | some entry in entries; whole_entry(entry)]) == count(entries)
}

whole_entry(entry) if {
	is_string(entry.id)
	is_string(entry.basis)
	is_string(entry.until)
	is_validity(entry.validity)
	is_scope(entry.scope)
	is_invoking(entry.invokes)
	is_array(entry.missing)
	is_boolean(entry.selfApproved)
	is_boolean(entry.systematic)
	is_boolean(entry.conditionChecked)
	is_array(entry.requires)
	is_array(entry.risks)
}

is_validity("active")

is_validity("expired")

is_validity("not-yet")

is_scope("fits")

is_scope("too-narrow")

is_scope("unresolved")

is_invoking("nothing")

is_invoking("standing")

is_invoking("fallen")

text_or_null(text) if text == null

else if is_string(text)
