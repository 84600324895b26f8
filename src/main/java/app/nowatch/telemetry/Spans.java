package app.nowatch.telemetry;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.Set;

final class Spans implements Items {
    private static final String EXCEPTION_EVENT = "exception";

    @Override
    public Signal signal() {
        return Signal.SPAN;
    }

    @Override
    public Parser<? extends Message> parser() {
        return ExportTraceServiceRequest.parser();
    }

    @Override
    public Message.Builder builder() {
        return ExportTraceServiceRequest.newBuilder();
    }

    @Override
    public Message example() {
        return Span.getDefaultInstance();
    }

    @Override
    public void walk(Message request, Receiver receiver) {
        for (var resource : ((ExportTraceServiceRequest) request).getResourceSpansList()) {
            for (var scope : resource.getScopeSpansList()) {
                receiver.source(
                        resource.getResource(), resource.getSchemaUrl(), scope.getScope(), scope.getSchemaUrl());
                scope.getSpansList().forEach(receiver::item);
            }
        }
    }

    @Override
    public Facts facts(Message item, Bounds bounds, Attributes attributes) {
        var span = (Span) item;
        bounds.ids(span.getTraceId(), span.getSpanId());
        bounds.ids(span.getTraceId(), span.getParentSpanId());
        bounds.attributes(span.getAttributesList());
        bounds.time(span.getStartTimeUnixNano());
        bounds.time(span.getEndTimeUnixNano());
        for (var link : span.getLinksList()) {
            bounds.ids(link.getTraceId(), link.getSpanId());
            bounds.attributes(link.getAttributesList());
        }
        // The last one: those before it may have been dealt with, by another try for instance.
        var exception = "";
        for (var event : span.getEventsList()) {
            bounds.attributes(event.getAttributesList());
            bounds.time(event.getTimeUnixNano());
            if (event.getName().equals(EXCEPTION_EVENT)) {
                exception = attributes.exception(event.getAttributesList());
            }
        }
        return new Facts(
                span.getStartTimeUnixNano() == 0 ? span.getEndTimeUnixNano() : span.getStartTimeUnixNano(),
                span.getName(),
                Math.clamp(span.getStatus().getCodeValue(), 0, Short.MAX_VALUE),
                span.getTraceId(),
                span.getSpanId(),
                attributes.firmware(span.getAttributesList()),
                exception,
                1);
    }

    @Override
    public Message without(Message request, Set<Message> refused) {
        var kept = ExportTraceServiceRequest.newBuilder();
        for (var resource : ((ExportTraceServiceRequest) request).getResourceSpansList()) {
            var keptResource = resource.toBuilder().clearScopeSpans();
            for (var scope : resource.getScopeSpansList()) {
                var keptScope = scope.toBuilder().clearSpans();
                scope.getSpansList().stream()
                        .filter(item -> !refused.contains(item))
                        .forEach(keptScope::addSpans);
                if (keptScope.getSpansCount() > 0) {
                    keptResource.addScopeSpans(keptScope);
                }
            }
            if (keptResource.getScopeSpansCount() > 0) {
                kept.addResourceSpans(keptResource);
            }
        }
        return kept.build();
    }

    @Override
    public Message response(Refusals refusals) {
        var response = ExportTraceServiceResponse.newBuilder();
        if (refusals.total() > 0) {
            response.getPartialSuccessBuilder()
                    .setRejectedSpans(refusals.total())
                    .setErrorMessage(refusals.message());
        }
        return response.build();
    }
}
