package app.nowatch.bench;

/** CPU seconds, user and system, used so far by the server and by its database. */
record CpuTimes(double server, double database) {
    CpuTimes since(CpuTimes before) {
        return new CpuTimes(server - before.server, database - before.database);
    }

    double sum() {
        return server + database;
    }
}
