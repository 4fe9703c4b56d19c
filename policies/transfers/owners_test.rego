# METADATA
# description: Every copy has one owner. Two would count it twice, and none would let it go unjudged.
package transfers.owners_test

import data.controls.places.ai_location
import data.controls.places.backup_location
import data.controls.places.compute_location
import data.controls.places.cross_region
import data.controls.places.edge_cache
import data.controls.places.export_sink
import data.controls.places.global_plane
import data.controls.places.key_location
import data.controls.places.log_residency
import data.controls.places.multi_region_container
import data.controls.places.primary_storage
import data.controls.places.provider_pair
import data.controls.places.transfer_basis

# Each kind that there is. test/evaluate/place-kind.test.ts proves that the host gives every way one of them.
owner := {
	"ai": "pro.ai-location",
	"backup": "bkp.location",
	"compute": "pro.compute-location",
	"container": "loc.multi-region-container",
	"edge": "loc.edge-cache",
	"export": "pro.export-sink",
	"global": "pro.global-plane",
	"key": "key.location",
	"log": "log.residency",
	"other": "leg.transfer-basis",
	"pair": "rep.provider-pair",
	"primary": "loc.primary-storage",
	"replica": "rep.cross-region",
}

inside := {
	"concern": "yes",
	"zone": "inside",
	"hardRule": null,
	"fence": "none",
	"fencedBy": null,
	"adequacy": null,
	"register": [],
}

some_place(kind) := {"kind": kind, "country": {"known": "XI"}, "laws": {"law": inside}}

verdicts(place) := {
	"bkp.location": backup_location.verdict(place),
	"key.location": key_location.verdict(place),
	"leg.transfer-basis": transfer_basis.verdict(place),
	"loc.edge-cache": edge_cache.verdict(place),
	"loc.multi-region-container": multi_region_container.verdict(place),
	"loc.primary-storage": primary_storage.verdict(place),
	"log.residency": log_residency.verdict(place),
	"pro.ai-location": ai_location.verdict(place),
	"pro.compute-location": compute_location.verdict(place),
	"pro.export-sink": export_sink.verdict(place),
	"pro.global-plane": global_plane.verdict(place),
	"rep.cross-region": cross_region.verdict(place),
	"rep.provider-pair": provider_pair.verdict(place),
}

owners(kind, holds) := {control | some control, verdict in judged(kind, holds); verdict != "not_applicable"}

judged(kind, holds) := answers if answers := verdicts(some_place(kind)) with input.context.holds as holds

test_every_kind_has_one_owner if {
	found := {kind: owners(kind, "content") | some kind, _ in owner}
	found == {kind: {control} | some kind, control in owner}
	count(found) == 13
}

test_every_control_owns_something if {
	owning := {control | some _, control in owner}
	owning == object.keys(verdicts(some_place("other"))) with input.context.holds as "content"
}

# Whatever a resource holds, its copies are judged; only its own place may be nobody's.
test_copies_of_any_holder_have_one_owner if {
	astray := {[kind, holds] |
		some holds in {"content", "log", "key", "metadata", "none", "unknown"}
		some kind, _ in owner
		not kind in {"primary", "container", "global"}
		count(owners(kind, holds)) != 1
	}
	astray == set()
}
