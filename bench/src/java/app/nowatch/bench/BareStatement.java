package app.nowatch.bench;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A client that runs one prepared statement over a connection of its own, again and again. */
final class BareStatement implements Load.Client {
    private final Sql sql;
    private final PreparedStatement statement;
    private final Execution execution;

    /** Sets parameters, executes and looks at what comes. */
    interface Execution {
        void of(PreparedStatement statement) throws IOException, SQLException;
    }

    /** @param sql is closed with this */
    BareStatement(Sql sql, String text, Execution execution) throws SQLException {
        this.sql = sql;
        this.statement = sql.connection().prepareStatement(text);
        this.execution = execution;
    }

    @Override
    public void operate() throws IOException, SQLException {
        execution.of(statement);
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        sql.close();
    }
}
