package app.nowatch.measurement;

import java.time.Instant;
import java.util.List;

/**
 * What became of an upload: of its data rows each was accepted, unchanged or rejected.
 *
 * @param rejections the first twenty
 * @param days first moments of the UTC days on which kept rows lie, oldest first
 * @param sha256 of the file, in hex
 */
record Receipt(
        SeriesType type,
        long rows,
        long accepted,
        long unchanged,
        long rejected,
        List<Rejection> rejections,
        List<Instant> days,
        String sha256,
        Instant created) {
    Receipt {
        if (rows != accepted + unchanged + rejected) {
            throw new IllegalArgumentException("every row is accepted, unchanged or rejected");
        }
    }
}
