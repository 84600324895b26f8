package app.nowatch.export;

/** How far an export is that is made in the background. */
enum ExportStatus {
    IN_PROGRESS,
    COMPLETED,
    FAILED
}
