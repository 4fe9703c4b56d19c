# METADATA
# title: What a law says about a place, whole or not
# description: |
#   The decision goes step by step, and a step that is not true makes way for the next: a field that is missing or holds
#   a word nobody knows would be stepped over. So the decision asks here first.
package transfers.entry

whole(law) if {
	concerns[law.concern]
	sides[law.zone]
	sides[law.fence]
	text_or_null(law.hardRule)
	whole_adequacy(law.adequacy)
	whole_register(law.register)
}

# Looked up, not searched with `in`: every law of every place passes here.
concerns := {"yes", "no", "undeclared", "unknown"}

sides := {"inside", "outside", "unresolved", "none"}

whole_adequacy(null)

whole_adequacy(adequacy) if {
	is_string(adequacy.decision)
	is_boolean(adequacy.conditional)
	text_or_null(adequacy.until)
}

whole_register(entries) if {
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

text_or_null(null)

text_or_null(text) if is_string(text)
