package lib.place_test

import data.lib.place

kinds := {
	"primary",
	"container",
	"global",
	"replica",
	"pair",
	"backup",
	"key",
	"log",
	"edge",
	"ai",
	"compute",
	"export",
	"other",
}

test_kind if place.kind({"kind": "pair"}) == "pair"

test_kind_missing if not place.kind({"role": "key"})

test_every_kind_is_known if {
	known := {kind | some kind in kinds; place.is_kind(kind)}
	known == kinds
}

test_other_words_are_none if {
	odd := {"attic", "", "Primary", "replicas", null, true, 1}
	known := {kind | some kind in odd; place.is_kind(kind)}
	known == set()
}

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
