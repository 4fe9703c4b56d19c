package lib.fact_test

import data.lib.fact

test_value_known if fact.value({"known": false}) == false

test_value_partial if fact.value({"partial": [], "reason": "denied"}) == []

test_value_unknown if not fact.value(loose({"unknown": "denied"}))

test_why_known if fact.why({"known": 1}) == "unresolved"

test_why_partial if fact.why({"partial": 1, "reason": "throttled"}) == "throttled"

test_why_unknown if fact.why({"unknown": "denied"}) == "denied"

test_unread if fact.unread({"unknown": "denied"})

test_read if not fact.unread(loose({"known": 1}))

test_read_in_part if not fact.unread(loose({"partial": 1, "reason": "denied"}))

test_no_fact_at_all if {
	malformed == [fact |
		some fact in malformed
		not answered(loose(fact))
	]
	answered({"known": 1})
	answered({"unknown": "denied"})
}

malformed := [
	{},
	null,
	"known",
	["known"],
	{"partial": 1},
	{"reason": "denied"},
	{"known": 1, "unknown": "denied"},
	{"known": 1, "partial": 1},
	{"known": 1, "partial": 1, "reason": "denied"},
	{"partial": 1, "unknown": "denied"},
	{"partial": 1, "reason": "denied", "unknown": "denied"},
	{"known": 1, "reason": "denied"},
	{"Known": 1},
]

answered(read) if fact.value(read)

answered(read) if fact.why(read)

answered(read) if fact.unread(read)

# Hides the type of a value from the compiler, which would refuse to ask about what can never be.
loose(value) := value
