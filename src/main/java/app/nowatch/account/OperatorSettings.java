package app.nowatch.account;

import app.nowatch.platform.config.Setting;

/** Who runs the server. */
public record OperatorSettings(
        @Setting(
                byDefault = "",
                says =
                        "Address that hears of requests for early access and of firmware rollouts that paused themselves; empty:"
                                + " nobody does")
        String email) {

    public OperatorSettings {
        if (!email.isEmpty() && !Email.violations(email).isEmpty()) {
            throw new IllegalArgumentException("email must be an e-mail address");
        }
    }
}
