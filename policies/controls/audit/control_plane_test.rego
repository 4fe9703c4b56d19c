package controls.audit.control_plane_test

import data.controls.audit.control_plane

test_pass if control_plane.verdict == "pass" with input as account({"known": []})

test_fail if {
	verdict := control_plane.verdict with input as account({"known": ["eu-west-1"]})
	verdict == {"fail": {"observed": ["eu-west-1"], "expected": []}}
}

test_fail_partial if {
	verdict := control_plane.verdict with input as account({"partial": ["eu-west-1"], "reason": "throttled"})
	verdict == {"fail": {"observed": ["eu-west-1"], "expected": []}}
}

test_unknown if control_plane.verdict == {"unknown": "denied"} with input as account({"unknown": "denied"})

# None found so far is not none.
test_unknown_partial if {
	control_plane.verdict == {"unknown": "throttled"} with input as account({"partial": [], "reason": "throttled"})
}

test_no_fact_no_verdict if {
	not control_plane.verdict with input as {"facets": {"audit": {"enabledRegions": {"known": []}}}}
}

account(unloggedRegions) := {"facets": {"audit": {"unloggedRegions": unloggedRegions}}}
