package app.nowatch.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How numbers of a kind are written. Every difference is taken between numbers as they are written, so that a reader can check it. */
enum Unit {
    MINUTES("min", 0),
    MILLISECONDS("ms", 1),
    BEATS("bpm", 1),
    INDEX("", 1),
    COUNT("", 1);

    private static final BigDecimal HOUR = BigDecimal.valueOf(60);

    private final String sign;
    private final int decimals;

    Unit(String sign, int decimals) {
        this.sign = sign;
        this.decimals = decimals;
    }

    /** The number as it is written, half away from zero. */
    BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    /** The smallest difference that can be written. */
    double step() {
        return BigDecimal.ONE.movePointLeft(decimals).doubleValue();
    }

    /** With its unit: {@code 7 h 12 min}, {@code 45 min}, {@code 61.5 bpm}, {@code -3}. */
    String written(double value) {
        return written(rounded(value));
    }

    /** What lies between two numbers as they are written, without its sign. */
    String difference(double one, double other) {
        return written(rounded(one).subtract(rounded(other)).abs());
    }

    private String written(BigDecimal rounded) {
        if (this == MINUTES && rounded.compareTo(HOUR) >= 0) {
            var parts = rounded.divideAndRemainder(HOUR);
            var hours = parts[0].toBigInteger() + " h";
            return parts[1].signum() == 0 ? hours : hours + " " + parts[1].toBigInteger() + " min";
        }
        var number = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        return sign.isEmpty() ? number : number + " " + sign;
    }
}
