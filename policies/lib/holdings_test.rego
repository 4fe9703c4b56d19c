package lib.holdings_test

import data.lib.holdings

holds := {"content", "log", "key", "metadata", "none", "unknown"}

data_of_people := {held | some held in holds; holdings.are_data(held)}

no_data := {held | some held in holds; holdings.are_no_data(held)}

test_what_may_be_data if data_of_people == {"content", "log", "unknown"}

test_each_is_one_of_the_two if {
	data_of_people & no_data == set()
	data_of_people | no_data == holds
}

test_other_words_are_neither if {
	odd := {"gold", "", null, true}
	said := {held | some held in odd; holdings.are_data(held)} | {held | some held in odd; holdings.are_no_data(held)}
	said == set()
	count(odd) == 4
}
