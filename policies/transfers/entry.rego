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

whole_adequacy(adequacy) if adequacy == null

else if {
	is_string(adequacy.decision)
	is_boolean(adequacy.conditional)
	text_or_null(adequacy.until)
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
	text_or_null(entry.until)
	is_boolean(entry.expired)
	is_boolean(entry.scopeFits)
	is_boolean(entry.documentsPresent)
	is_boolean(entry.systematic)
	is_boolean(entry.conditionChecked)
	is_array(entry.requires)
}

text_or_null(text) if text == null

else if is_string(text)
