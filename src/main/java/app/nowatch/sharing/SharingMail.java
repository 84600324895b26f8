package app.nowatch.sharing;

import app.nowatch.account.Confirmation;
import app.nowatch.platform.mail.MailTemplate;
import app.nowatch.platform.mail.MailText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The mail of an invite or a request. It is the same for an address with and without an account. */
record SharingMail(ProposalKind proposal, Confirmation confirmation) implements MailTemplate {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @Override
    public String kind() {
        return proposal.mail();
    }

    @Override
    public Optional<Mail> write(String recipient, Map<String, String> parameters) {
        var values = new HashMap<>(parameters);
        values.put("since", since(Instant.parse(Objects.requireNonNull(parameters.get("since"), "since"))));
        values.put(
                "code",
                confirmation
                        .codeFor(recipient)
                        .map(code ->
                                "The app may ask for a code that shows that this address is yours. It is " + code + ".")
                        .orElse(""));
        values.put(
                "warning",
                Boolean.parseBoolean(parameters.get("unproven"))
                        ? "Whoever wrote this has not shown yet that the address " + parameters.get("from")
                                + " is theirs: ask them in another way before you accept."
                        : "");
        return Optional.of(MailText.of(kind(), values));
    }

    private static String since(Instant start) {
        return start.isAfter(Instant.EPOCH) ? "from " + DAY.format(start) + " on" : "from the very first day on";
    }
}
