package app.nowatch.telemetry;

import app.nowatch.platform.MemoryBudget;
import com.google.protobuf.Message;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One request on its way through the sieve. */
final class Sifting implements Items.Receiver {
    private final Sieve.Otlp otlp;
    private final Attributes attributes;
    private final Batch.Owner owner;
    private final IdRun ids;
    private final MemoryBudget.Lease lease;
    private final Bounds bounds;
    private final Rows sources;
    private final Rows items;
    private final Refusals refusals = new Refusals();
    private final Set<Message> refused = Collections.newSetFromMap(new IdentityHashMap<>());

    private SourceText source =
            new SourceText(Resource.getDefaultInstance(), "", InstrumentationScope.getDefaultInstance(), "");
    private @Nullable UUID sourceId;
    private @Nullable Refusal ofSource;
    private String service = "";
    private String firmware = "";

    Sifting(
            Sieve.Otlp otlp,
            Attributes attributes,
            Batch.Owner owner,
            DenyList deny,
            IdRun ids,
            MemoryBudget.Lease lease) {
        this.otlp = otlp;
        this.attributes = attributes;
        this.owner = owner;
        this.ids = ids;
        this.lease = lease;
        bounds = new Bounds(owner.received());
        sources = new Rows(lease, deny, owner.userId(), owner.received());
        items = new Rows(lease, deny, owner.userId(), owner.received());
    }

    @Override
    public void source(Resource resource, String resourceSchema, InstrumentationScope scope, String scopeSchema) {
        source = new SourceText(resource, resourceSchema, scope, scopeSchema);
        sourceId = null;
        service = attributes.service(resource.getAttributesList());
        firmware = attributes.firmware(resource.getAttributesList());
        bounds.begin();
        bounds.attributes(resource.getAttributesList());
        bounds.attributes(scope.getAttributesList());
        ofSource = bounds.refusal();
    }

    @Override
    public void item(Message item) {
        bounds.begin();
        var facts = otlp.items().facts(item, bounds, attributes);
        var refusal = ofSource == null ? bounds.refusal() : ofSource;
        if (refusal != null) {
            refusals.add(refusal, facts.count());
            refused.add(item);
            return;
        }
        items.item(ids.next(), sourceId(), service, firmware, facts, item, otlp.item());
    }

    /** A source without items is none. */
    private UUID sourceId() {
        var known = sourceId;
        if (known == null) {
            known = ids.next();
            sources.source(known, source);
            sourceId = known;
        }
        return known;
    }

    Refusals refusals() {
        return refusals;
    }

    Set<Message> refused() {
        return refused;
    }

    boolean isEmpty() {
        return items.count() == 0;
    }

    Batch batch(byte[] forward) {
        return new Batch(owner, otlp.items().signal(), sources, items, forward, lease);
    }
}
