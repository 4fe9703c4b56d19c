# METADATA
# title: What must be true of a fact
# description: |
#   Each function turns one fact into one verdict. A fact that is absent, malformed or of another type than the test can
#   compare has no verdict, and the host refuses a control without one.
package lib.must

import data.lib.answer
import data.lib.fact

be({"known": value}, wanted) := answer.held(value == wanted, value, wanted)

be({"partial": value, "reason": reason}, wanted) := answer.held_in_part(value == wanted, value, wanted, reason)

be({"unknown": reason}, _) := answer.open(reason)

# METADATA
# description: >-
#   Rego orders values of unlike types, so that a text would be greater than any number; only numbers are compared.
be_at_least(read, least) := answer.tested(read, value >= least, {"least": least}) if {
	value := fact.value(read)
	is_number(value)
	is_number(least)
}

# METADATA
# description: A time without end is longer than any.
be_at_least(read, least) := answer.borne(read, "pass") if {
	fact.value(read) == "forever"
	is_number(least)
}

be_at_least(read, least) := answer.open(fact.why(read)) if {
	fact.unread(read)
	is_number(least)
}

# METADATA
# description: Numbers as above; a time without end is more than any.
be_at_most(read, most) := answer.tested(read, value <= most, {"most": most}) if {
	value := fact.value(read)
	is_number(value)
	is_number(most)
}

be_at_most(read, most) := answer.tested(read, false, {"most": most}) if {
	fact.value(read) == "forever"
	is_number(most)
}

be_at_most(read, most) := answer.open(fact.why(read)) if {
	fact.unread(read)
	is_number(most)
}

be_empty(read) := answer.tested(read, value == [], []) if {
	value := fact.value(read)
	is_array(value)
}

be_empty(read) := answer.open(fact.why(read)) if fact.unread(read)

# METADATA
# description: |
#   A person must have said it. Silence is no failure, and declarations read in part may lack the one that counts.
be_declared({"known": true}) := "pass"

be_declared({"known": false}) := answer.undeclared("pass")

be_declared({"partial": _, "reason": reason}) := answer.open(reason)

be_declared({"unknown": reason}) := answer.open(reason)

# METADATA
# description: One of a few words.
be_one_of(read, words) := answer.tested(read, value in words, words) if {
	value := fact.value(read)
	is_array(words)
}

be_one_of(read, words) := answer.open(fact.why(read)) if {
	fact.unread(read)
	is_array(words)
}

# METADATA
# description: Some number bounds it.
be_bounded(read) := answer.borne(read, "pass") if is_number(fact.value(read))

be_bounded(read) := answer.tested(read, false, "bounded") if fact.value(read) == "unbounded"

be_bounded(read) := answer.open(fact.why(read)) if fact.unread(read)

# METADATA
# description: |
#   Hours held against what the config asks of the tier. Where it asks for nothing there is nothing to judge; which tier it
#   is, and so what is asked, may be unread as well.
be_within(read, {"known": "none"}) := "not_applicable" if fact.why(read)

be_within(read, {"known": most}) := answer.tested(read, hours <= most, {"most": most}) if {
	hours := fact.value(read)
	is_number(hours)
	is_number(most)
}

be_within(read, {"known": most}) := answer.tested(read, false, {"most": most}) if {
	fact.value(read) == "unbounded"
	is_number(most)
}

be_within(read, {"known": most}) := answer.open(fact.why(read)) if {
	fact.unread(read)
	is_number(most)
}

be_within(read, {"partial": _, "reason": reason}) := answer.open(reason) if fact.why(read)

be_within(read, {"unknown": reason}) := answer.open(reason) if fact.why(read)

# METADATA
# description: |
#   Nobody's personal data, as a rule must have said. Somebody named is a failure however little else was read; silence
#   waits for a person.
be_nobodys(read) := answer.borne(read, "pass") if fact.value(read) == ["none"]

be_nobodys({"known": []}) := answer.undeclared(answer.failing([], ["none"]))

be_nobodys({"partial": [], "reason": reason}) := answer.open(reason)

be_nobodys(read) := answer.tested(read, false, ["none"]) if {
	some one in fact.value(read)
	one != "none"
}

be_nobodys(read) := answer.open(fact.why(read)) if fact.unread(read)
