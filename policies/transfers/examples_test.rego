# METADATA
# title: Places for the tests of place controls
# description: |
#   One place for each way that data goes, two for some. Country XI lies inside the zone, XP has adequacy, XA neither; the law `other`
#   is about other people.
package transfers.examples_test

ways := {
	"primary": {"kind": "primary", "role": "primary", "via": null},
	"key": {"kind": "key", "role": "key", "via": null},
	"key replica": {"kind": "key", "role": "key", "via": {"means": "key-replication", "mechanism": "kms-multi-region"}},
	"log": {"kind": "log", "role": "log", "via": {"means": "log-export", "mechanism": "s3-access-log"}},
	"replica": {"kind": "replica", "role": "replica", "via": {"means": "replication", "mechanism": "s3-replication"}},
	"unread replica": {"kind": "replica", "role": "replica", "via": {"means": "replication", "mechanism": "unread"}},
	"pair": {"kind": "pair", "role": "replica", "via": {"means": "replication", "mechanism": "azure-grs-pair"}},
	"snapshot": {"kind": "backup", "role": "snapshot", "via": {"means": "snapshot-copy", "mechanism": "rds-snapshot-copy"}},
	"backup": {"kind": "backup", "role": "backup", "via": {"means": "backup", "mechanism": "aws-backup"}},
	"container": {"kind": "container", "role": "primary", "via": null},
	"global": {"kind": "global", "role": "primary", "via": null},
	"edge": {"kind": "edge", "role": "edge", "via": {"means": "edge-cache", "mechanism": "cloudfront"}},
	"ai": {"kind": "ai", "role": "processing", "via": {"means": "processing", "mechanism": "ai-profile"}},
	"compute": {"kind": "compute", "role": "processing", "via": {"means": "processing", "mechanism": "job"}},
	"export": {"kind": "export", "role": "replica", "via": {"means": "sharing", "mechanism": "share"}},
	"other": {"kind": "other", "role": "replica", "via": null},
}

place(way, country) := object.union(ways[way], {
	"country": country,
	"relation": {"known": "same"},
	"laws": {"law": law(country), "other": object.union(law(country), {"concern": "no"})},
})

# Nobody has said whose data it is.
undeclared(way, country) := object.union(place(way, country), {"laws": {"law": {"concern": "undeclared"}}})

# What a control answers for a place of its own.
answer(verdict) := {"law": verdict, "other": "not_applicable"}

failure := {"fail": {
	"observed": "XA",
	"expected": ["inside-zone", "adequacy", "register-entry"],
	"reason": "no-recorded-basis",
}}

permission := {"permitted": {"basis": "adequate", "until": "2031-12-27"}}

law(country) := {
	"concern": "yes",
	"zone": zone(country),
	"hardRule": null,
	"fence": "none",
	"fencedBy": null,
	"adequacy": adequacy(country),
	"register": [],
}

zone({"known": code}) := sides[code]

zone({"partial": code, "reason": _}) := sides[code]

zone({"unknown": _}) := "unresolved"

sides := {"XI": "inside", "XP": "outside", "XA": "outside"}

adequacy(country) := adequate if is_adequate(country)

adequacy(country) := null if not is_adequate(country)

is_adequate(country) if country.known == "XP"

is_adequate(country) if country.partial == "XP"

adequate := {"decision": "adequate", "conditional": false, "until": "2031-12-27", "risks": []}
