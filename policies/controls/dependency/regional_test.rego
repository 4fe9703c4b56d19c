package controls.dependency.regional_test

import data.controls.dependency.regional

test_pass if regional.verdict == "pass" with input as store({"known": []})

test_fail if {
	verdict := regional.verdict with input as store({"known": ["us-east-1"]})
	verdict == {"fail": {"observed": ["us-east-1"], "expected": []}}
}

test_fail_partial if {
	verdict := regional.verdict with input as store({"partial": ["us-east-1"], "reason": "denied"})
	verdict == {"fail": {"observed": ["us-east-1"], "expected": []}}
}

test_unknown if regional.verdict == {"unknown": "denied"} with input as store({"unknown": "denied"})

test_unknown_partial if {
	regional.verdict == {"unknown": "denied"} with input as store({"partial": [], "reason": "denied"})
}

test_no_fact_no_verdict if not regional.verdict with input as {"facets": {"dependency": {}}}

store(regions) := {"facets": {"dependency": {"foreignRegions": regions}}}
