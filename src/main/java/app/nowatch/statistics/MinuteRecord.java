package app.nowatch.statistics;

import java.util.Arrays;

/**
 * What is known of a person minute by minute, without a break from the first minute to the last. Minutes are counted from 0; what
 * is unknown is not a number, and never taken for 0.
 */
public final class MinuteRecord {
    /** The type of a minute of which none is known. */
    public static final int NO_TYPE = -1;

    /** Below it the wrist is still, from it on it moves; in the unit of ACTIVITY_COUNT, ours. */
    static final double MOVING_FROM = 1_500;

    static final int WALK = 2;
    static final int RUN = 3;
    static final int CYCLE = 4;
    private static final int UNSPECIFIED = 0;
    static final int REST = 5;

    private final long firstMinute;
    private final double[] heartRate;
    private final boolean[] worn;
    private final double[] movement;
    private final double[] cadence;
    private final byte[] type;
    private final double[] logRmssd;

    private MinuteRecord(Builder builder) {
        firstMinute = builder.firstMinute;
        heartRate = builder.heartRate.clone();
        worn = builder.worn();
        movement = builder.movement.clone();
        cadence = builder.cadence.clone();
        type = builder.type.clone();
        logRmssd = builder.logRmssd.clone();
    }

    /**
     * Begins a record.
     *
     * @param firstMinute since 1970, UTC
     * @param length in minutes
     */
    public static Builder starting(long firstMinute, int length) {
        return new Builder(firstMinute, length);
    }

    public long firstMinute() {
        return firstMinute;
    }

    public int length() {
        return heartRate.length;
    }

    /** The place of a minute since 1970 in this record, or the nearest end of it. */
    public int place(long minute) {
        return Math.clamp(minute - firstMinute, 0, length());
    }

    /** The mean heart rate of a minute, beats a minute. */
    public double heartRate(int minute) {
        return heartRate[minute];
    }

    public boolean hasHeartRate(int minute) {
        return !Double.isNaN(heartRate[minute]);
    }

    /** Whether the watch was on the wrist: the minute has heart rate, or lies between two minutes of it at most ten apart. */
    public boolean worn(int minute) {
        return worn[minute];
    }

    /** The mean movement of a minute, in the unit of ACTIVITY_COUNT. */
    public double movement(int minute) {
        return movement[minute];
    }

    public boolean hasMovement(int minute) {
        return !Double.isNaN(movement[minute]);
    }

    /** The mean cadence of a minute, steps a minute. */
    public double cadence(int minute) {
        return cadence[minute];
    }

    /** The type of activity, 0..5, or {@link #NO_TYPE}. */
    public int type(int minute) {
        return type[minute];
    }

    /** ln RMSSD of the five-minute window that the minute lies in, of milliseconds. */
    public double logRmssd(int minute) {
        return logRmssd[minute];
    }

    /** Movement or cadence is known, and nothing known says otherwise. */
    public boolean still(int minute) {
        boolean known = hasMovement(minute) || !Double.isNaN(cadence[minute]);
        return known
                && !(movement[minute] >= MOVING_FROM)
                && !(cadence[minute] > 0)
                && (type[minute] == NO_TYPE || type[minute] == UNSPECIFIED || type[minute] == REST);
    }

    public boolean moving(int minute) {
        return movement[minute] >= MOVING_FROM
                || cadence[minute] > 0
                || (type[minute] >= WALK && type[minute] <= CYCLE);
    }

    /** Fills a record; what is not said stays unknown. */
    public static final class Builder {
        /** Between two minutes with heart rate so many apart the watch stayed on; ours. */
        private static final int BRIDGED_MINUTES = 10;

        /** How long a type is carried; ours. */
        private static final int CARRIED_MINUTES = 12 * 60;

        private final long firstMinute;
        private final double[] heartRate;
        private final boolean[] offBefore;
        private final boolean[] offAfter;
        private final double[] movement;
        private final double[] cadence;
        private final byte[] type;
        private final double[] logRmssd;

        private Builder(long firstMinute, int length) {
            this.firstMinute = firstMinute;
            heartRate = unknown(length);
            offBefore = new boolean[length];
            offAfter = new boolean[length];
            movement = unknown(length);
            cadence = unknown(length);
            type = new byte[length];
            Arrays.fill(type, (byte) NO_TYPE);
            logRmssd = unknown(length);
        }

        private static double[] unknown(int length) {
            double[] values = new double[length];
            Arrays.fill(values, Double.NaN);
            return values;
        }

        public Builder heartRate(int minute, double mean) {
            heartRate[minute] = mean;
            return this;
        }

        /** The minute has a row that says the watch was off (quality 0): wear is not bridged over it. */
        public Builder off(int minute) {
            return offBefore(minute).offAfter(minute);
        }

        /** As {@link #off}, before the first row of heart rate in the minute. */
        public Builder offBefore(int minute) {
            offBefore[minute] = true;
            return this;
        }

        /** As {@link #off}, after the last row of heart rate in the minute. */
        public Builder offAfter(int minute) {
            offAfter[minute] = true;
            return this;
        }

        public Builder movement(int minute, double mean) {
            movement[minute] = mean;
            return this;
        }

        public Builder cadence(int minute, double mean) {
            cadence[minute] = mean;
            return this;
        }

        /** Sets the type of activity, 0..5. */
        public Builder type(int minute, int value) {
            if (value < UNSPECIFIED || value > REST) {
                throw new IllegalArgumentException("no type of activity: " + value);
            }
            type[minute] = (byte) value;
            return this;
        }

        public Builder logRmssd(int minute, double value) {
            logRmssd[minute] = value;
            return this;
        }

        /**
         * Carries each type given so far to the minutes after it, up to the next one, at most twelve hours, and not over a gap in
         * wear. To be called after all heart rate is given.
         */
        public Builder carryTypes() {
            boolean[] worn = worn();
            int carriedUntil = -1;
            for (int i = 0; i < type.length; i++) {
                if (type[i] != NO_TYPE) {
                    carriedUntil = i + CARRIED_MINUTES;
                } else if (i <= carriedUntil && worn[i]) {
                    type[i] = type[i - 1];
                } else {
                    carriedUntil = -1;
                }
            }
            return this;
        }

        private boolean[] worn() {
            boolean[] worn = new boolean[heartRate.length];
            int last = -1;
            for (int i = 0; i < worn.length; i++) {
                last = offBefore[i] ? -1 : last;
                if (Double.isNaN(heartRate[i])) {
                    continue;
                }
                if (last >= 0 && i - last <= BRIDGED_MINUTES) {
                    Arrays.fill(worn, last, i, true);
                }
                worn[i] = true;
                last = offAfter[i] ? -1 : i;
            }
            return worn;
        }

        public MinuteRecord build() {
            return new MinuteRecord(this);
        }
    }
}
