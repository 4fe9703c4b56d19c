package transfers.home_test

import data.transfers.examples_test as examples
import data.transfers.home

test_data if judged("primary", "primary", "content") == examples.answer(examples.failure)

test_no_data if judged("primary", "primary", "metadata") == "not_applicable"

test_another_kind if judged("container", "primary", "content") == "not_applicable"

test_odd_holdings if not judged("primary", "primary", "gold")

test_holdings_missing if not home.of_kind(examples.place("primary", {"known": "XA"}), "primary") with input as {}

test_kind_missing if {
	kindless := object.remove(examples.place("primary", {"known": "XA"}), ["kind"])
	not home.of_kind(kindless, "primary") with input.context.holds as "content"
}

judged(way, kind, holds) := verdict if {
	verdict := home.of_kind(examples.place(way, {"known": "XA"}), kind) with input.context.holds as holds
}
