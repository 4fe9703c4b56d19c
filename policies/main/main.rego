# METADATA
# scope: package
# description: Generated from the paths of the controls by npm run policies; do not edit.
# entrypoint: true
package main

proof := {
	"type": input.type,
	"data": data.digest,
}

verdicts["atRest"] := [
	data.controls.atRest.encrypted.verdict,
] if input.facets.atRest

verdicts["audit"] := [
	data.controls.audit.control_plane.verdict,
] if input.facets.audit

verdicts["classification"] := [
	data.controls.classification.inheritance.verdict,
	data.controls.classification.labelled.verdict,
] if input.facets.classification

verdicts["coverage"] := [
	data.controls.coverage.completeness.verdict,
] if input.facets.coverage

verdicts["inTransit"] := [
	data.controls.inTransit.tls_enforced.verdict,
] if input.facets.inTransit

verdicts["logging"] := [
	data.controls.logging.data_access.verdict,
] if input.facets.logging

verdicts["places"] := [[
	data.controls.places.ai_location.verdict(place),
	data.controls.places.backup_location.verdict(place),
	data.controls.places.basis_health.verdict(place),
	data.controls.places.compute_location.verdict(place),
	data.controls.places.country_unresolved.verdict(place),
	data.controls.places.cross_account.verdict(place),
	data.controls.places.cross_region.verdict(place),
	data.controls.places.edge_cache.verdict(place),
	data.controls.places.export_sink.verdict(place),
	data.controls.places.global_plane.verdict(place),
	data.controls.places.key_location.verdict(place),
	data.controls.places.localisation_mandate.verdict(place),
	data.controls.places.log_residency.verdict(place),
	data.controls.places.multi_region_container.verdict(place),
	data.controls.places.primary_storage.verdict(place),
	data.controls.places.provider_pair.verdict(place),
	data.controls.places.transfer_basis.verdict(place),
	data.controls.places.unapproved_region.verdict(place),
] |
	some place in input.places
]
