package app.nowatch.platform.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Turns the text of a setting into the type of its record component. */
final class SettingValue {
    private SettingValue() {}

    static Object parse(String text, Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
        var wanted = (Class<?>) type;
        if (wanted.isEnum()) {
            return choice(text, wanted);
        }
        return switch (wanted.getSimpleName()) {
            case "String" -> text;
            case "int" -> integer(text);
            case "long" -> number(text);
            case "boolean" -> flag(text);
            case "Duration" -> duration(text);
            case "DataSize" -> DataSize.parse(text);
            case "Path" -> Path.of(text);
            default -> throw new IllegalStateException("no reader for " + type);
        };
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number", e);
        }
    }

    private static int integer(String text) {
        long number = number(text);
        if (number != (int) number) {
            throw new IllegalArgumentException("must be a whole number below 2^31");
        }
        return (int) number;
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes" -> true;
            case "false", "off", "no" -> false;
            default -> throw new IllegalArgumentException("must be on or off");
        };
    }

    private static Duration duration(String text) {
        try {
            var days = text.endsWith("d");
            var duration = Duration.parse((days ? "P" : "PT") + text);
            if (duration.isNegative()) {
                throw new IllegalArgumentException("must not be negative");
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a time such as 30s, 15m, 1h or 30d", e);
        }
    }

    private static Object choice(String text, Class<?> type) {
        var constants = type.getEnumConstants();
        for (var constant : constants) {
            if (((Enum<?>) constant).name().equalsIgnoreCase(text.replace('-', '_'))) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                "must be one of " + Arrays.toString(constants).toLowerCase(Locale.ROOT));
    }
}
