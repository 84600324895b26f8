package app.nowatch.platform.backup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tables in an order in which rows come after those they refer to: then the keys are checked once more, and no rights are needed. */
final class LoadOrder {
    private final List<Manifest.Entry> tables;
    private final List<CatalogStore.Reference> references;

    LoadOrder(List<Manifest.Entry> tables, List<CatalogStore.Reference> references) {
        this.tables = tables;
        this.references = references;
    }

    /** @throws BackupException when tables refer to each other in a circle */
    List<Manifest.Entry> inOrder() {
        var waiting = new ArrayList<>(tables);
        var ordered = new ArrayList<Manifest.Entry>();
        while (!waiting.isEmpty()) {
            var names = new HashSet<>(
                    waiting.stream().map(entry -> entry.table().name()).toList());
            var ready = waiting.stream().filter(entry -> isReady(entry, names)).toList();
            if (ready.isEmpty()) {
                throw new BackupException("these tables refer to each other in a circle: " + names);
            }
            ordered.addAll(ready);
            waiting.removeAll(ready);
        }
        return ordered;
    }

    private boolean isReady(Manifest.Entry entry, Set<String> waiting) {
        return references.stream()
                .filter(reference -> reference.from().equals(entry.table().name()))
                .noneMatch(reference -> waiting.contains(reference.to()));
    }
}
