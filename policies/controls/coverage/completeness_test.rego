package controls.coverage.completeness_test

import data.controls.coverage.completeness

test_pass if completeness.verdict == "pass" with input as account({"known": true})

# The host never says so, as nobody can know that a part was left out and not know which; the answer is a failure all the same.
test_fail if {
	verdict := completeness.verdict with input as account({"known": false})
	verdict == {"fail": {"observed": false, "expected": true}}
}

test_unknown if completeness.verdict == {"unknown": "denied"} with input as account({"unknown": "denied"})

# Seen so far is not seen whole.
test_unknown_partial if {
	completeness.verdict == {"unknown": "throttled"} with input as account({"partial": true, "reason": "throttled"})
}

test_no_fact_no_verdict if not completeness.verdict with input as {"facets": {"coverage": {}}}

account(complete) := {"facets": {"coverage": {"complete": complete}}}
