package app.nowatch.wearer;

/** {@code TEMPERATURE} of the wrist's skin: °C, each minute, two decimals; warm asleep, cool in sport. */
final class Skin implements Series {
    /** Blood warms the skin within about half an hour (time constant). */
    private static final double FOLLOW_MINUTES = 25;

    /** Rooms, weather and sleeves. */
    private static final int PLACE_SECONDS = 40 * 60;

    private static final double PLACE_DEGREES = 0.35;

    /** The sensor's own unrest. */
    private static final int SENSOR_SECONDS = 60;

    private static final double SENSOR_DEGREES = 0.03;

    /** A watch off the wrist tells of the room. */
    private static final int ROOM_HUNDREDTHS = 22_50;

    private final WearerProfile profile;

    Skin(WearerProfile profile) {
        this.profile = profile;
    }

    @Override
    public void write(UtcDay day, CsvRows rows) {
        Wave place = new Wave(Chance.SKIN, profile.seed(), PLACE_SECONDS);
        Wave sensor = new Wave(Chance.SKIN, profile.seed(), SENSOR_SECONDS);
        double skin = day.at(-UtcDay.LEAD_SECONDS).skin;
        for (int second = -UtcDay.LEAD_SECONDS; second < UtcDay.SECONDS; second += 60) {
            skin += (day.at(second).skin - skin) / FOLLOW_MINUTES;
            if (second < 0) {
                continue;
            }
            long now = day.midnight() + second;
            switch (day.watchIn(second / 60)) {
                case WORN -> {
                    double degrees = skin + PLACE_DEGREES * place.at(now) + SENSOR_DEGREES * sensor.at(now);
                    rows.addDecimal(second, Math.round(100 * degrees), 2, Signal.BEST);
                }
                case OFF -> rows.addDecimal(second, ROOM_HUNDREDTHS, 2, 0);
                case SILENT -> {}
            }
        }
    }
}
