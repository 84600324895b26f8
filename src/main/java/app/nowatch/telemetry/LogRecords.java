package app.nowatch.telemetry;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.util.Set;

final class LogRecords implements Items {
    @Override
    public Signal signal() {
        return Signal.LOG;
    }

    @Override
    public Parser<? extends Message> parser() {
        return ExportLogsServiceRequest.parser();
    }

    @Override
    public Message.Builder builder() {
        return ExportLogsServiceRequest.newBuilder();
    }

    @Override
    public Message example() {
        return LogRecord.getDefaultInstance();
    }

    @Override
    public void walk(Message request, Receiver receiver) {
        for (var resource : ((ExportLogsServiceRequest) request).getResourceLogsList()) {
            for (var scope : resource.getScopeLogsList()) {
                receiver.source(
                        resource.getResource(), resource.getSchemaUrl(), scope.getScope(), scope.getSchemaUrl());
                scope.getLogRecordsList().forEach(receiver::item);
            }
        }
    }

    @Override
    public Facts facts(Message item, Bounds bounds, Attributes attributes) {
        var log = (LogRecord) item;
        bounds.ids(log.getTraceId(), log.getSpanId());
        bounds.attributes(log.getAttributesList());
        bounds.time(log.getTimeUnixNano());
        bounds.time(log.getObservedTimeUnixNano());
        return new Facts(
                log.getTimeUnixNano() == 0 ? log.getObservedTimeUnixNano() : log.getTimeUnixNano(),
                log.getEventName(),
                Math.clamp(log.getSeverityNumberValue(), 0, Short.MAX_VALUE),
                log.getTraceId(),
                log.getSpanId(),
                attributes.firmware(log.getAttributesList()),
                attributes.exception(log.getAttributesList()),
                1);
    }

    @Override
    public Message without(Message request, Set<Message> refused) {
        var kept = ExportLogsServiceRequest.newBuilder();
        for (var resource : ((ExportLogsServiceRequest) request).getResourceLogsList()) {
            var keptResource = resource.toBuilder().clearScopeLogs();
            for (var scope : resource.getScopeLogsList()) {
                var keptScope = scope.toBuilder().clearLogRecords();
                scope.getLogRecordsList().stream()
                        .filter(item -> !refused.contains(item))
                        .forEach(keptScope::addLogRecords);
                if (keptScope.getLogRecordsCount() > 0) {
                    keptResource.addScopeLogs(keptScope);
                }
            }
            if (keptResource.getScopeLogsCount() > 0) {
                kept.addResourceLogs(keptResource);
            }
        }
        return kept.build();
    }

    @Override
    public Message response(Refusals refusals) {
        var response = ExportLogsServiceResponse.newBuilder();
        if (refusals.total() > 0) {
            response.getPartialSuccessBuilder()
                    .setRejectedLogRecords(refusals.total())
                    .setErrorMessage(refusals.message());
        }
        return response.build();
    }
}
