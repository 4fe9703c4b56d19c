# METADATA
# title: Whether what a resource holds may be data of people
# description: Where nobody could tell what it holds, it may. A word that is none of these has no answer.
package lib.holdings

are_data("content")

are_data("log")

are_data("unknown")

are_no_data("key")

are_no_data("metadata")

are_no_data("none")
