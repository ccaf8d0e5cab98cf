"""Terms over intervals: evaluated tightly where a figure is used twice, and narrowed backward from a relation."""
