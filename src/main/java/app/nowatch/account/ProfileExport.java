package app.nowatch.account;

import app.nowatch.platform.Problem;
import app.nowatch.platform.export.ExportFolder;
import app.nowatch.platform.export.ExportFormat;
import app.nowatch.platform.export.ExportScope;
import app.nowatch.platform.export.ExportSource;
import java.io.IOException;

/** Who somebody is, as a file; for nobody else. */
record ProfileExport(AccountStore accounts) implements ExportSource {
    static final String TYPE = "ACCOUNT_PROFILE";

    private static final String FILE = "profile.json";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String file(ExportFormat format) {
        return FILE;
    }

    @Override
    public String about() {
        return "Your name, address and body measures";
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void export(ExportScope scope, ExportFolder folder) throws IOException {
        var account =
                accounts.find(scope.owner()).orElseThrow(() -> new Problem.Unauthorized("the account is deleted"));
        folder.addJson(FILE, Profile.of(account));
    }
}
