package app.nowatch;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.List;

/** The operations of {@code api/openapi.yaml}. */
final class Operations {
    private Operations() {}

    /** One operation; {@code open} when it needs no token. */
    record Operation(String id, String method, String path, boolean open) {}

    static List<Operation> described() {
        var options = new ParseOptions();
        options.setResolve(true);
        var api = new OpenAPIV3Parser()
                .readContents(Contract.text(), null, options)
                .getOpenAPI();
        var operations = new ArrayList<Operation>();
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    var security = operation.getSecurity();
                    var open = security != null && security.isEmpty();
                    operations.add(new Operation(operation.getOperationId(), method.name(), path, open));
                }));
        return operations;
    }
}
