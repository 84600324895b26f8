package app.nowatch.account;

import java.time.Instant;

/** Who registers, and what they agreed to when. Public because statements are bound by its accessors. */
public record NewPerson(String firstName, String lastName, Instant tocAcceptedAt, Instant privacyPolicyAcceptedAt) {}
