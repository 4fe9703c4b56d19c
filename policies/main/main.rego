# METADATA
# scope: package
# description: Generated from the controls by npm run policies; do not edit.
# entrypoint: true
package main

proof := {
	"type": input.type,
	"data": data.digest,
}

verdicts["access"] := [
	data.controls.access.external_principal.verdict,
] if input.facets.access

verdicts["atRest"] := [
	data.controls.atRest.customer_managed.verdict,
	data.controls.atRest.encrypted.verdict,
] if input.facets.atRest

verdicts["audit"] := [
	data.controls.audit.control_plane.verdict,
] if input.facets.audit

verdicts["backupRetention"] := [
	data.controls.backupRetention.bounds.verdict,
] if input.facets.backupRetention

verdicts["classification"] := [
	data.controls.classification.inheritance.verdict,
	data.controls.classification.labelled.verdict,
] if input.facets.classification

verdicts["coverage"] := [
	data.controls.coverage.completeness.verdict,
] if input.facets.coverage

verdicts["custody"] := [
	data.controls.custody.exclusive_control.verdict,
] if input.facets.custody

verdicts["defaults"] := [
	data.controls.defaults.secure_defaults.verdict,
] if input.facets.defaults

verdicts["dependency"] := [
	data.controls.dependency.regional.verdict,
] if input.facets.dependency

verdicts["exposure"] := [
	data.controls.exposure.public_access.verdict,
] if input.facets.exposure

verdicts["guardrail"] := [
	data.controls.guardrail.region_guardrail.verdict,
] if input.facets.guardrail

verdicts["inTransit"] := [
	data.controls.inTransit.tls_enforced.verdict,
] if input.facets.inTransit

verdicts["isolation"] := [
	data.controls.isolation.nonprod_data.verdict,
	data.controls.isolation.stage.verdict,
] if input.facets.isolation

verdicts["keyGrants"] := [
	data.controls.keyGrants.foreign_grants.verdict,
] if input.facets.keyGrants

verdicts["keyRotation"] := [
	data.controls.keyRotation.rotated.verdict,
] if input.facets.keyRotation

verdicts["keys"] := [
	data.controls.keys.lifecycle.verdict,
] if input.facets.keys

verdicts["link"] := [
	data.controls.link.cross_boundary_link.verdict,
] if input.facets.link

verdicts["logIntegrity"] := [
	data.controls.logIntegrity.tamper_evident.verdict,
] if input.facets.logIntegrity

verdicts["logStore"] := [
	data.controls.logStore.retention.verdict,
] if input.facets.logStore

verdicts["logging"] := [
	data.controls.logging.data_access.verdict,
] if input.facets.logging

verdicts["movement"] := [
	data.controls.movement.recorded.verdict,
] if input.facets.movement

verdicts["places"] := [[
	of_owner(place.kind, place),
	data.controls.places.basis_health.verdict(place),
	data.controls.places.country_unresolved.verdict(place),
	data.controls.places.cross_account.verdict(place),
	data.controls.places.localisation_mandate.verdict(place),
	data.controls.places.unapproved_region.verdict(place),
] |
	some place in input.places
]

of_owner("primary", place) := data.controls.places.primary_storage.verdict(place)

of_owner("container", place) := data.controls.places.multi_region_container.verdict(place)

of_owner("global", place) := data.controls.places.global_plane.verdict(place)

of_owner("replica", place) := data.controls.places.cross_region.verdict(place)

of_owner("pair", place) := data.controls.places.provider_pair.verdict(place)

of_owner("backup", place) := data.controls.places.backup_location.verdict(place)

of_owner("key", place) := data.controls.places.key_location.verdict(place)

of_owner("log", place) := data.controls.places.log_residency.verdict(place)

of_owner("edge", place) := data.controls.places.edge_cache.verdict(place)

of_owner("ai", place) := data.controls.places.ai_location.verdict(place)

of_owner("compute", place) := data.controls.places.compute_location.verdict(place)

of_owner("export", place) := data.controls.places.export_sink.verdict(place)

of_owner("other", place) := data.controls.places.transfer_basis.verdict(place)

verdicts["recovery"] := [
	data.controls.recovery.recoverability.verdict,
	data.controls.recovery.rpo_bound.verdict,
] if input.facets.recovery

verdicts["redundancy"] := [
	data.controls.redundancy.in_zone.verdict,
] if input.facets.redundancy

verdicts["residue"] := [
	data.controls.residue.residual_copies.verdict,
] if input.facets.residue

verdicts["retention"] := [
	data.controls.retention.lifecycle.verdict,
] if input.facets.retention

verdicts["routing"] := [
	data.controls.routing.geo_steering.verdict,
] if input.facets.routing

verdicts["sharing"] := [
	data.controls.sharing.shared_copies.verdict,
] if input.facets.sharing

verdicts["topology"] := [
	data.controls.topology.writers_inside.verdict,
] if input.facets.topology
