package app.nowatch;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which statements a database has executed, as PostgreSQL itself counts them; those that only frame others are left out. */
public record ExecutedStatements(TestDatabase database) {
    /** Jobs execute some of their own now and then: fewer than there are tries, and the least of these is free of them. */
    private static final int TRIES = 10;

    public static ExecutedStatements of(TestDatabase database) {
        database.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        return new ExecutedStatements(database);
    }

    /**
     * PostgreSQL's numbers of the statements of some work, in order, each as often as it was executed. The texts that it shows
     * differ for the same statement: with or without its constants.
     */
    public List<String> during(Runnable work) {
        return Stream.generate(() -> once(work))
                .limit(TRIES)
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    /** How many statements each of some calls of the same kind takes. */
    public int each(Runnable call) {
        var executed = once(() -> {
            for (int i = 0; i < TRIES; i++) {
                call.run();
            }
        });
        return executed.size() / TRIES;
    }

    private List<String> once(Runnable work) {
        database.query("""
                SELECT pg_stat_statements_reset(0, oid, 0) FROM pg_database WHERE datname = current_database()
                """);
        work.run();
        return database.query("""
                SELECT queryid
                FROM pg_stat_statements JOIN pg_database ON pg_database.oid = dbid,
                     generate_series(1, calls)
                WHERE datname = current_database() AND query NOT LIKE '%pg_stat_statements%'
                ORDER BY queryid
                """);
    }
}
