package app.nowatch.web;

import java.util.List;

/** What runs here, for those who ask the root for JSON. */
record ServerInfo(
        String name,
        String version,
        String api,
        String apiVersion,
        String basePath,
        String docs,
        String description,
        String health) {

    static ServerInfo of(String version, String apiVersion, List<String> basePaths) {
        return new ServerInfo(
                "nowatch-server",
                version,
                "NOWATCH API",
                apiVersion,
                basePaths.getFirst(),
                "/docs",
                "/openapi.yaml",
                "/health/ready");
    }

    /** The page with every {@code {{field}}} filled in. */
    String fill(String page) {
        return page.replace("{{name}}", name)
                .replace("{{version}}", version)
                .replace("{{api}}", api)
                .replace("{{apiVersion}}", apiVersion)
                .replace("{{basePath}}", basePath);
    }
}
