"""What a release adds to the packages: licences, bill of materials, notes, sums, and the proof that two builds of one commit agree."""
