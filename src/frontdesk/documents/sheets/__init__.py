"""What carries an address outside a letter: labels by the sheet, and envelopes."""
