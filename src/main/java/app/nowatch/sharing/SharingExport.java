package app.nowatch.sharing;

import app.nowatch.account.Accounts;
import app.nowatch.account.Person;
import app.nowatch.platform.Problem;
import app.nowatch.platform.export.ExportExtent;
import app.nowatch.platform.export.ExportFolder;
import app.nowatch.platform.export.ExportFormat;
import app.nowatch.platform.export.ExportScope;
import app.nowatch.platform.export.ExportSource;
import app.nowatch.platform.picture.PictureType;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * With whom somebody shares, in both directions, as a file, and the pictures that they set for others beside it; for nobody else.
 */
record SharingExport(
        Accounts accounts, Shares shares, Shared shared, Groups groups, Proposals proposals, Pictures pictures)
        implements ExportSource {
    private static final String FILE = "sharing.json";

    /** What the file says; a picture is named by its file in the same folder. */
    record Exported(
            List<Share> given,
            List<SharedEntity> received,
            List<Groups.Group> groups,
            List<Invite> invitesSent,
            List<Invite> invitesReceived,
            List<ShareRequest> requestsSent,
            List<ShareRequest> requestsReceived) {}

    @Override
    public String type() {
        return "ACCOUNT_SHARING";
    }

    @Override
    public String file(ExportFormat format) {
        return FILE;
    }

    @Override
    public String about() {
        return "Who sees your data and whose you see, with invites, requests and groups; pictures that you chose for"
                + " others stand in the folder pictures";
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void export(ExportScope scope, ExportFolder folder) throws IOException {
        var person =
                accounts.person(scope.owner()).orElseThrow(() -> new Problem.Unauthorized("the account is deleted"));
        var rows = shared.all(person.userId());
        var files = pictureFiles(person, rows);
        var exported = exported(person, rows, (picture, signature) -> files.getOrDefault(picture, ""));
        folder.addJson(FILE, exported);
        for (var file : files.entrySet()) {
            add(person, file.getKey(), file.getValue(), folder);
        }
    }

    private Exported exported(Person person, List<SharedStore.Row> rows, PictureAddress addresses) {
        var entities = rows.stream().map(row -> SharedEntity.of(row, addresses)).toList();
        return new Exported(
                shares.given(person.userId()),
                entities,
                groups.all(person.userId(), entities).toList(),
                invites(proposals.sent(ProposalKind.INVITE, person)),
                invites(proposals.received(ProposalKind.INVITE, person)),
                requests(proposals.sent(ProposalKind.REQUEST, person)),
                requests(proposals.received(ProposalKind.REQUEST, person)));
    }

    private static List<Invite> invites(List<ProposalStore.Row> rows) {
        return rows.stream().map(Invite::of).toList();
    }

    private static List<ShareRequest> requests(List<ProposalStore.Row> rows) {
        return rows.stream().map(ShareRequest::of).toList();
    }

    /** The names of the pictures' files, by the pictures that are there. */
    private Map<UUID, String> pictureFiles(Person person, List<SharedStore.Row> rows) throws IOException {
        var files = new HashMap<UUID, String>();
        for (var row : rows) {
            var picture = row.picture();
            if (picture != null) {
                var found = pictures.open(picture, person.userId(), null);
                if (found.isPresent()) {
                    try (var blob = found.get();
                            var bytes = blob.from(0)) {
                        var type = PictureType.of(bytes.readNBytes(PictureType.HEAD));
                        files.put(picture, "pictures/" + picture + "." + ending(type));
                    }
                }
            }
        }
        return files;
    }

    private static String ending(PictureType type) {
        return type.mediaType().substring(type.mediaType().indexOf('/') + 1);
    }

    /** One that was replaced meanwhile is left out. */
    private void add(Person person, UUID picture, String name, ExportFolder folder) throws IOException {
        var found = pictures.open(picture, person.userId(), null);
        if (found.isPresent()) {
            try (var blob = found.get();
                    var bytes = blob.from(0)) {
                folder.add(name, out -> {
                    bytes.transferTo(out);
                    return ExportExtent.one();
                });
            }
        }
    }
}
