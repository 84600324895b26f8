package app.nowatch.account;

import app.nowatch.platform.db.Statements;
import app.nowatch.statistics.ZoneChange;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

final class LifeStore {
    private LifeStore() {}

    static Life read(Statements statements, UUID userId) {
        var zones = statements.query(
                "SELECT from_day, zone FROM account_zone WHERE user_id = ? ORDER BY from_day",
                row -> new ZoneChange(row.getObject("from_day", LocalDate.class), ZoneId.of(row.getString("zone"))),
                userId);
        var born = statements.query(
                "SELECT date_of_birth FROM account WHERE id = ? AND date_of_birth IS NOT NULL",
                row -> LocalDate.ofInstant(Statements.instant(row, "date_of_birth"), ZoneOffset.UTC),
                userId);
        return new Life(zones, born.stream().findFirst());
    }
}
