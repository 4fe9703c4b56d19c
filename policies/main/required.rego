# METADATA
# scope: package
# description: |
#   Generated from the controls by npm run policies; do not edit. Only controls of a facet: one that judges places asks
#   the register, and the register must not ask it back.
package required

verdict("exp.external-principal") := data.controls.access.external_principal.verdict

verdict("key.customer-managed") := data.controls.atRest.customer_managed.verdict

verdict("enc.at-rest") := data.controls.atRest.encrypted.verdict

verdict("log.control-plane") := data.controls.audit.control_plane.verdict

verdict("bkp.retention") := data.controls.backupRetention.bounds.verdict

verdict("cls.inheritance") := data.controls.classification.inheritance.verdict

verdict("cls.labelled") := data.controls.classification.labelled.verdict

verdict("cov.completeness") := data.controls.coverage.completeness.verdict

verdict("key.exclusive-control") := data.controls.custody.exclusive_control.verdict

verdict("pbd.secure-defaults") := data.controls.defaults.secure_defaults.verdict

verdict("iso.regional-dependency") := data.controls.dependency.regional.verdict

verdict("exp.public-access") := data.controls.exposure.public_access.verdict

verdict("loc.region-guardrail") := data.controls.guardrail.region_guardrail.verdict

verdict("trn.tls-enforced") := data.controls.inTransit.tls_enforced.verdict

verdict("pbd.nonprod-data") := data.controls.isolation.nonprod_data.verdict

verdict("iso.stage-isolation") := data.controls.isolation.stage.verdict

verdict("key.foreign-grants") := data.controls.keyGrants.foreign_grants.verdict

verdict("key.rotation") := data.controls.keyRotation.rotated.verdict

verdict("key.lifecycle") := data.controls.keys.lifecycle.verdict

verdict("trn.cross-boundary-link") := data.controls.link.cross_boundary_link.verdict

verdict("log.integrity") := data.controls.logIntegrity.tamper_evident.verdict

verdict("log.retention") := data.controls.logStore.retention.verdict

verdict("log.data-access") := data.controls.logging.data_access.verdict

verdict("log.movement") := data.controls.movement.recorded.verdict

verdict("bkp.recoverability") := data.controls.recovery.recoverability.verdict

verdict("res.rpo-bound") := data.controls.recovery.rpo_bound.verdict

verdict("res.in-zone-redundancy") := data.controls.redundancy.in_zone.verdict

verdict("ret.residual-copies") := data.controls.residue.residual_copies.verdict

verdict("ret.lifecycle") := data.controls.retention.lifecycle.verdict

verdict("rou.geo-steering") := data.controls.routing.geo_steering.verdict

verdict("bkp.sharing") := data.controls.sharing.shared_copies.verdict

verdict("res.topology") := data.controls.topology.writers_inside.verdict
