package lib.place_test

import data.lib.place

test_kind if place.kind({"kind": "pair"}) == "pair"

test_kind_missing if not place.kind({"role": "key"})

test_resolved if place.resolved({"known": "XI"}) == "pass"

test_resolved_in_part if place.resolved({"partial": "XI", "reason": "throttled"}) == {"unknown": "throttled"}

test_unresolved if place.resolved({"unknown": "denied"}) == {"unknown": "denied"}

test_resolved_of_no_fact if {
	answers := [answer | some one in malformed; answer := place.resolved(loose(one))]
	answers == []
	place.resolved(loose({"known": "XI"})) == "pass"
}

malformed := [
	{},
	null,
	"XI",
	{"known": "XI", "reason": "denied"},
	{"partial": "XI"},
	{"known": "XI", "unknown": "denied"},
]

loose(value) := value
