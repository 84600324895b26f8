package app.nowatch.measurement;

/** A row that was left out: its line in the CSV, counted from 1 with the header, and why. */
record Rejection(int line, String reason) {}
