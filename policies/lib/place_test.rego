package lib.place_test

import data.lib.place

test_primary if place.kind({"role": "primary", "via": null}) == "primary"

test_key if place.kind({"role": "key", "via": null}) == "key"

test_key_replica if {
	place.kind({"role": "key", "via": {"means": "key-replication", "mechanism": "kms-multi-region"}}) == "key"
}

test_key_pair if place.kind({"role": "key", "via": {"means": "replication", "mechanism": "a-pair"}}) == "key"

test_log if place.kind({"role": "log", "via": {"means": "log-export", "mechanism": "s3-logging"}}) == "log"

test_pair if place.kind({"role": "replica", "via": {"means": "replication", "mechanism": "azure-grs-pair"}}) == "pair"

test_replica if {
	place.kind({"role": "replica", "via": {"means": "replication", "mechanism": "s3-replication"}}) == "replica"
}

test_pair_is_an_ending if {
	place.kind({"role": "replica", "via": {"means": "replication", "mechanism": "pair-a"}}) == "replica"
}

test_replicated_backup if place.kind({"role": "backup", "via": {"means": "replication", "mechanism": "x"}}) == "replica"

test_paired_backup_is_no_replication if {
	place.kind({"role": "backup", "via": {"means": "backup", "mechanism": "azure-backup-pair"}}) == "other"
}

test_without_a_way if place.kind({"role": "processing", "via": null}) == "other"

test_role_missing if not place.kind({"via": null})

test_role_nobody_knows if not place.kind({"role": "attic", "via": null})

test_way_missing if not place.kind({"role": "replica"})

test_means_missing if not place.kind({"role": "replica", "via": {"mechanism": "a-pair"}})

test_mechanism_missing if not place.kind({"role": "replica", "via": {"means": "replication"}})
