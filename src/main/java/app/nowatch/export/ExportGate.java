package app.nowatch.export;

import app.nowatch.platform.Problem;
import app.nowatch.platform.db.Database;
import java.time.Clock;

/** Asks whether all whose data an export holds show them to who asked for it. */
record ExportGate(Database database, Clock clock) {
    /** @throws Problem.Forbidden when one of them shows nothing, the same as when there is no such person */
    void require(ExportRequest request) {
        int visible = database.withStatements(
                statements -> ExportGateStore.visible(statements, request.caller(), request.owners(), clock.instant()));
        if (visible < request.owners().size()) {
            throw refusal();
        }
    }

    static Problem refusal() {
        return new Problem.Forbidden("encryptedUserIds: one of these people does not share with you");
    }
}
