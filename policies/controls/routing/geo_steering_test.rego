package controls.routing.geo_steering_test

import data.controls.routing.geo_steering

test_pass if geo_steering.verdict == "pass" with input as route({"known": []})

test_fail if {
	verdict := geo_steering.verdict with input as route({"known": ["eu"]})
	verdict == {"fail": {"observed": ["eu"], "expected": []}}
}

test_fail_partial if {
	verdict := geo_steering.verdict with input as route({"partial": ["eu"], "reason": "denied"})
	verdict == {"fail": {"observed": ["eu"], "expected": []}}
}

test_unknown if geo_steering.verdict == {"unknown": "denied"} with input as route({"unknown": "denied"})

test_unknown_partial if {
	geo_steering.verdict == {"unknown": "denied"} with input as route({"partial": [], "reason": "denied"})
}

test_no_fact_no_verdict if not geo_steering.verdict with input as {"facets": {"routing": {}}}

route(stray) := {"facets": {"routing": {"strayGeographies": stray}}}
