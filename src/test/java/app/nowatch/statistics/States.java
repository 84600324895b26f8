package app.nowatch.statistics;

import java.util.Arrays;
import java.util.Collections;

/** States written as runs: {@code "300S 9W 30U"}. */
final class States {
    private States() {}

    static SleepState[] of(String runs) {
        return Arrays.stream(runs.split(" "))
                .flatMap(run -> Collections.nCopies(
                        Integer.parseInt(run.substring(0, run.length() - 1)), state(run.charAt(run.length() - 1)))
                        .stream())
                .toArray(SleepState[]::new);
    }

    private static SleepState state(char letter) {
        return switch (letter) {
            case 'S' -> SleepState.ASLEEP;
            case 'W' -> SleepState.AWAKE;
            default -> SleepState.UNKNOWN;
        };
    }
}
