package app.nowatch.measurement;

/**
 * A part of a day as the database holds it.
 *
 * @param day days since 1970-01-01
 * @param part its number within the day
 * @param rows how many seconds it has
 * @param firstSecond the first of them
 * @param lastSecond the last of them
 * @param data its bytes; empty when they were not asked for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredPart(int day, int part, int rows, int firstSecond, int lastSecond, byte[] data) {
    static StoredPart of(int day, int part, Columns rows, byte[] data) {
        return new StoredPart(day, part, rows.size, rows.first(), rows.last(), data);
    }
}
