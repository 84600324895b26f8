package app.nowatch.account;

import app.nowatch.platform.json.Fields;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fields of a profile that a request sends; empty: leave as it is. Public because statements are bound by its accessors. */
public record ProfileChange(
        Optional<String> firstName,
        Optional<String> lastName,
        Optional<Instant> dateOfBirth,
        Optional<Integer> height,
        Optional<Integer> weight,
        Optional<String> gender,
        Optional<String> watchHand,
        Optional<String> dominantHand,
        Optional<String> platform,
        Optional<String> unit,
        Optional<Boolean> isEarlyAccess,
        Optional<Boolean> employee,
        Optional<Boolean> isAdmin) {

    private static final Instant BORN_FROM = Instant.parse("1901-01-01T00:00:00Z");

    /** Reads and checks all fields, but for who may change what. */
    static ProfileChange read(Fields fields, Instant now) {
        var born = fields.optionalTime("date_of_birth");
        if (born.isPresent() && (born.get().isBefore(BORN_FROM) || born.get().isAfter(now))) {
            fields.violation("date_of_birth", "must be after the year 1900 and not in the future");
        }
        var change = new ProfileChange(
                fields.optionalText("first_name", 1, 150),
                fields.optionalText("last_name", 1, 150),
                born,
                fields.optionalInteger("height", 50, 275),
                fields.optionalInteger("weight", 20, 500),
                choice(fields, "gender", Account.Gender.class),
                choice(fields, "watch_hand", Account.Hand.class),
                choice(fields, "dominant_hand", Account.Hand.class),
                choice(fields, "platform", Account.Platform.class),
                choice(fields, "unit", Account.Unit.class),
                fields.optionalFlag("is_early_access"),
                fields.optionalFlag("employee"),
                fields.optionalFlag("is_admin"));
        fields.check();
        return change;
    }

    private static <E extends Enum<E>> Optional<String> choice(Fields fields, String name, Class<E> type) {
        return fields.optionalChoice(name, type).map(Enum::name);
    }

    /** What it would change of the account's standing: fields as they are sent, and their new values. */
    Map<String, Boolean> standing(Account account) {
        var changes = new TreeMap<String, Boolean>();
        isEarlyAccess
                .filter(value -> value != account.isEarlyAccess())
                .ifPresent(value -> changes.put("is_early_access", value));
        employee.filter(value -> value != account.employee()).ifPresent(value -> changes.put("employee", value));
        isAdmin.filter(value -> value != account.isAdmin()).ifPresent(value -> changes.put("is_admin", value));
        return changes;
    }

    /** The same without the fields that only administrators may change. */
    ProfileChange withoutStanding() {
        return new ProfileChange(
                firstName,
                lastName,
                dateOfBirth,
                height,
                weight,
                gender,
                watchHand,
                dominantHand,
                platform,
                unit,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
