# METADATA
# scope: package
# description: |
#   Generated from the controls by npm run policies; do not edit. Only controls of a facet: one that judges places asks
#   the register, and the register must not ask it back.
package required

verdict("enc.at-rest") := data.controls.atRest.encrypted.verdict

verdict("log.control-plane") := data.controls.audit.control_plane.verdict

verdict("cls.labelled") := data.controls.classification.labelled.verdict

verdict("cov.completeness") := data.controls.coverage.completeness.verdict

verdict("trn.tls-enforced") := data.controls.inTransit.tls_enforced.verdict

verdict("log.data-access") := data.controls.logging.data_access.verdict
