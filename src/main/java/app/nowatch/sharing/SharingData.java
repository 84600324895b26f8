package app.nowatch.sharing;

import app.nowatch.platform.PersonalData;
import app.nowatch.platform.blob.BlobStore;
import app.nowatch.platform.db.Transaction;
import java.util.Set;
import java.util.UUID;

/** Shares in both directions, proposals, groups and the access log of a person; and the pictures they or others set. */
final class SharingData implements PersonalData {
    private final BlobStore blobs;

    SharingData(BlobStore blobs) {
        this.blobs = blobs;
    }

    @Override
    public String kind() {
        return "shares, invites, requests, groups and lines on who read your data";
    }

    @Override
    public Set<String> tables() {
        return Set.of("share", "proposal", "share_group", "access_log");
    }

    @Override
    public long erase(Transaction transaction, UUID userId) {
        var store = transaction.attach(SharingDataStore.class);
        var pictures = store.pictures(userId);
        long removed = (long) store.removeShares(userId) + store.removeProposals(userId) + store.removeGroups(userId);
        store.holdLog(userId);
        removed += store.removeLog(userId);
        store.forgetReads(userId);
        transaction.afterCommit(() -> pictures.forEach(picture -> Pictures.discard(blobs, picture)));
        return removed;
    }
}
