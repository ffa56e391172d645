package health.salus.graphql;

import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.analysis.FieldComplexityEnvironment;
import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.Field;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * How much one operation may ask for. A field that is read from a module costs 10, any other 1, and what lies below a list
 * counts once for each item that may be in it.
 */
final class Limits {
    static final int DEEPEST = 12;
    static final int DEAREST = 20_000;
    static final int LONGEST = 100_000;
    static final int MOST_WORDS = 5_000;
    static final int NESTED_GRAMMAR = 300;
    private static final int READ = 10;
    private static final int ITEMS_OF_A_LIST = 10;
    private static final int PAGE = 25;

    private Limits() {}

    static GraphQL.Builder on(GraphQL.Builder engine) {
        // The parser is asked by the engine itself, so its limits are those of the process.
        ParserOptions.setDefaultOperationParserOptions(ParserOptions.newParserOptions()
                .captureIgnoredChars(false)
                .captureLineComments(false)
                .maxCharacters(LONGEST)
                .maxTokens(MOST_WORDS)
                .maxWhitespaceTokens(LONGEST)
                .maxRuleDepth(NESTED_GRAMMAR)
                .build());
        return engine.instrumentation(new ChainedInstrumentation(new Depth(), new Cost()));
    }

    private static final class Depth extends MaxQueryDepthInstrumentation {
        Depth() {
            super(DEEPEST);
        }

        @Override
        public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
                InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
            return asksForTheSchemaOnly(parameters) ? null : super.beginExecuteOperation(parameters, state);
        }
    }

    private static final class Cost extends MaxQueryComplexityInstrumentation {
        Cost() {
            super(DEAREST, Limits::cost);
        }

        @Override
        public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
                InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
            return asksForTheSchemaOnly(parameters) ? null : super.beginExecuteOperation(parameters, state);
        }
    }

    /** Tools ask for the whole schema with one deep operation; for that the engine has limits of its own. */
    private static boolean asksForTheSchemaOnly(InstrumentationExecuteOperationParameters parameters) {
        return parameters.getExecutionContext().getOperationDefinition().getSelectionSet().getSelections().stream()
                .allMatch(selection ->
                        selection instanceof Field field && field.getName().startsWith("__"));
    }

    private static int cost(FieldComplexityEnvironment field, int below) {
        GraphQLFieldDefinition definition = field.getFieldDefinition();
        int own = definition.hasAppliedDirective("rest") ? READ : 1;
        return Math.toIntExact(Math.min(Integer.MAX_VALUE / 4, own + (long) below * items(field, definition)));
    }

    private static int items(FieldComplexityEnvironment field, GraphQLFieldDefinition definition) {
        var type = GraphQLTypeUtil.unwrapNonNull(definition.getType());
        if (type instanceof GraphQLNamedType named && named.getName().endsWith("Connection")) {
            return field.getArguments().get("first") instanceof Integer first ? Math.max(1, first) : PAGE;
        }
        boolean ofConnection =
                definition.getName().equals("edges") || definition.getName().equals("nodes");
        return type instanceof GraphQLList && !ofConnection ? ITEMS_OF_A_LIST : 1;
    }
}
