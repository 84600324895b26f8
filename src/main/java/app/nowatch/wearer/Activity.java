package app.nowatch.wearer;

/** What somebody awake does, with the value that {@code ACTIVITY_TYPE} has for it. */
public enum Activity {
    DESK(0),
    ABOUT(1),
    WALK(2),
    RUN(3),
    CYCLE(4),
    REST(5);

    private final int code;

    Activity(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Whether the person sits or lies. */
    public boolean isStill() {
        return this == DESK || this == REST;
    }

    /** Whether the heart needs a long while to come down afterwards. */
    boolean isExercise() {
        return this == WALK || this == RUN || this == CYCLE;
    }
}
