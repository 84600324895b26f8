package app.nowatch.platform.config;

import java.util.List;

/** Settings that cannot be used; the message holds one line per error. */
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidSettings(List<String> errors) {
        super(String.join(System.lineSeparator(), errors));
    }
}
