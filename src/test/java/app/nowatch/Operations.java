package app.nowatch;

import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The operations of {@code api/openapi.yaml}. */
final class Operations {
    private Operations() {}

    /** Whether a token is needed: always, never, or where nothing else in the request stands in for it. */
    enum Token {
        NEEDED,
        NONE,
        EITHER
    }

    /** One operation; {@code sharedUser} when it reads another person's data at that person's id. */
    record Operation(String id, String method, String path, Token token, boolean sharedUser) {
        boolean open() {
            return token == Token.NONE;
        }

        /** As rows of tables name it. */
        String name() {
            return method + " " + path;
        }

        @Override
        public String toString() {
            return name();
        }
    }

    static List<Operation> described() {
        var options = new ParseOptions();
        options.setResolve(true);
        var api = new OpenAPIV3Parser()
                .readContents(Contract.text(), null, options)
                .getOpenAPI();
        var operations = new ArrayList<Operation>();
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> operations.add(new Operation(
                                operation.getOperationId(),
                                method.name(),
                                path,
                                token(operation),
                                sharedUser(operation)))));
        return operations;
    }

    /** Those that nobody may call without a token. */
    static Stream<Operation> guarded() {
        return described().stream().filter(operation -> operation.token() == Token.NEEDED);
    }

    private static Token token(io.swagger.v3.oas.models.Operation operation) {
        var security = operation.getSecurity();
        if (security == null) {
            return Token.NEEDED;
        }
        return security.isEmpty() ? Token.NONE : Token.EITHER;
    }

    private static boolean sharedUser(io.swagger.v3.oas.models.Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(Operations::namesSharedUser);
    }

    private static boolean namesSharedUser(Parameter parameter) {
        return "shared-user".equals(parameter.getName())
                || (parameter.get$ref() != null && parameter.get$ref().endsWith("/SharedUser"));
    }
}
