# METADATA
# description: Every copy has one owner. Two would count it twice, and none would let it go unjudged.
package transfers.owners_test

import data.controls.places.cross_region
import data.controls.places.key_location
import data.controls.places.log_residency
import data.controls.places.primary_storage
import data.controls.places.provider_pair
import data.controls.places.transfer_basis

roles := {"primary", "replica", "backup", "snapshot", "log", "key", "edge", "processing", "failover"}

means := {
	"replication",
	"backup",
	"snapshot-copy",
	"key-replication",
	"log-export",
	"processing",
	"edge-cache",
	"sharing",
	"failover",
}

mechanisms := {
	"s3-replication",
	"azure-grs-pair",
	"azure-key-vault-pair",
	"kms-multi-region",
	"pair-of-vaults",
	"unread",
	"",
}

ways := {{"means": by, "mechanism": mechanism} | some by in means; some mechanism in mechanisms}

inside := {
	"concern": "yes",
	"zone": "inside",
	"hardRule": null,
	"fence": "none",
	"fencedBy": null,
	"adequacy": null,
	"register": [],
}

some_place := {"role": "primary", "via": null, "country": {"known": "XI"}, "laws": {"law": inside}}

places := {object.union(some_place, {"role": role, "via": via}) | some role in roles; some via in (ways | {null})}

verdicts(place) := {
	"loc.primary-storage": primary_storage.verdict(place),
	"rep.cross-region": cross_region.verdict(place),
	"rep.provider-pair": provider_pair.verdict(place),
	"key.location": key_location.verdict(place),
	"log.residency": log_residency.verdict(place),
	"leg.transfer-basis": transfer_basis.verdict(place),
}

owners(place, holds) := {control | some control, verdict in judged(place, holds); verdict != "not_applicable"}

judged(place, holds) := answers if answers := verdicts(place) with input.context.holds as holds

test_every_place_has_one_owner if {
	astray := {place | some place in places; count(owners(place, "content")) != 1}
	astray == set()
	count(places) == count(roles) * ((count(means) * count(mechanisms)) + 1)
}

# Whatever a resource holds, its copies are judged; only a primary place may be nobody's.
test_copies_of_any_holder_have_one_owner if {
	astray := {[place, holds] |
		some holds in {"content", "log", "key", "metadata", "none", "unknown"}
		some place in places
		place.role != "primary"
		count(owners(place, holds)) != 1
	}
	astray == set()
}

test_owners_are_the_right_ones if {
	owned("primary", null) == {"loc.primary-storage"}
	owned("key", null) == {"key.location"}
	owned("key", {"means": "key-replication", "mechanism": "kms-multi-region"}) == {"key.location"}
	owned("log", {"means": "log-export", "mechanism": "s3-access-log"}) == {"log.residency"}
	owned("replica", {"means": "replication", "mechanism": "s3-replication"}) == {"rep.cross-region"}
	owned("replica", {"means": "replication", "mechanism": "unread"}) == {"rep.cross-region"}
	owned("replica", {"means": "replication", "mechanism": "azure-grs-pair"}) == {"rep.provider-pair"}
	owned("snapshot", {"means": "snapshot-copy", "mechanism": "rds-snapshot-copy"}) == {"leg.transfer-basis"}
	owned("backup", {"means": "backup", "mechanism": "aws-backup"}) == {"leg.transfer-basis"}
	owned("processing", null) == {"leg.transfer-basis"}
}

owned(role, via) := owners(object.union(some_place, {"role": role, "via": via}), "content")
