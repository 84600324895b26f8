package app.nowatch.bench;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A client that runs one prepared statement over a connection of its own, again and again. */
final class BareStatement implements Load.Client {
    private final Sql sql;
    private final PreparedStatement statement;
    private final Run run;

    /** Sets parameters, executes and looks at what comes. */
    interface Run {
        void with(PreparedStatement statement) throws IOException, SQLException;
    }

    /** @param sql is closed with this */
    BareStatement(Sql sql, String text, Run run) throws SQLException {
        this.sql = sql;
        this.statement = sql.connection().prepareStatement(text);
        this.run = run;
    }

    @Override
    public void operate() throws IOException, SQLException {
        run.with(statement);
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        sql.close();
    }
}
