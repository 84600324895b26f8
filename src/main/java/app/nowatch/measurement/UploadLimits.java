package app.nowatch.measurement;

/** How large an upload may be: bytes of the zip, bytes of all it holds, rows. Each at least 1. */
record UploadLimits(long zipBytes, long unzippedBytes, long rows) {
    UploadLimits {
        if (zipBytes < 1 || unzippedBytes < 1 || rows < 1) {
            throw new IllegalArgumentException("limits of an upload must be positive");
        }
    }
}
