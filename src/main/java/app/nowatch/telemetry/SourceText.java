package app.nowatch.telemetry;

import app.nowatch.platform.json.Json;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.resource.v1.Resource;

/** A resource and a scope, with the addresses of their schemas where they have some. */
record SourceText(Resource resource, String resourceSchema, InstrumentationScope scope, String scopeSchema) {
    private static final Shape RESOURCE = Shape.of(Resource.getDescriptor());
    private static final Shape SCOPE = Shape.of(InstrumentationScope.getDescriptor());

    /** As the JSON that stands beside each item. */
    void write(Bytes bytes, JsonText json) {
        bytes.putAscii("{\"resource\":");
        json.write(resource, RESOURCE);
        schema(bytes, "resourceSchemaUrl", resourceSchema);
        bytes.putAscii(",\"scope\":");
        json.write(scope, SCOPE);
        schema(bytes, "scopeSchemaUrl", scopeSchema);
        bytes.put('}');
    }

    private static void schema(Bytes bytes, String name, String address) {
        if (!address.isEmpty()) {
            bytes.putAscii(",\"" + name + "\":");
            bytes.put(Json.write(address));
        }
    }
}
