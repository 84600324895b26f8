package app.nowatch.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Contents that are sent at once; equal ones count as one. */
public final class Batch<T extends Content> {
    private final List<UUID> fingerprints = new ArrayList<>();
    private final Map<UUID, Item<T>> items = new LinkedHashMap<>();

    /** A content with the id that it gets where it is new. */
    public record Item<T extends Content>(UUID id, UUID fingerprint, T content) {}

    /** Under which id a content is kept now. */
    public record Match(UUID fingerprint, UUID id, boolean added) {}

    /** @param fresh an id for each content */
    public Batch(List<T> contents, List<UUID> fresh) {
        for (int i = 0; i < contents.size(); i++) {
            var content = contents.get(i);
            var fingerprint = content.fingerprint();
            fingerprints.add(fingerprint);
            items.putIfAbsent(fingerprint, new Item<>(fresh.get(i), fingerprint, content));
        }
    }

    /** Each content once. */
    public List<Item<T>> items() {
        return List.copyOf(items.values());
    }

    /** What has become of each content that was sent, in order. */
    public List<Kept> kept(List<Match> matches) {
        var found = new LinkedHashMap<UUID, Match>();
        matches.forEach(match -> found.put(match.fingerprint(), match));
        var told = new HashSet<UUID>();
        return fingerprints.stream()
                .map(fingerprint -> {
                    var match = Objects.requireNonNull(found.get(fingerprint), "a content was not kept");
                    boolean added = match.added() && told.add(fingerprint);
                    return new Kept(match.id(), added ? Kept.How.ADDED : Kept.How.KNOWN);
                })
                .toList();
    }
}
