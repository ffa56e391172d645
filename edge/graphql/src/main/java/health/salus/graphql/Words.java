package health.salus.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;

/** Values that travel as text; REST reads and writes them, and says what is wrong with them. */
final class Words implements Coercing<String, String> {
    private Words() {}

    static GraphQLScalarType scalar(String name) {
        return GraphQLScalarType.newScalar().name(name).coercing(new Words()).build();
    }

    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
        return value.toString();
    }

    @Override
    public String parseValue(Object value, GraphQLContext context, Locale locale) {
        if (value instanceof String text) {
            return text;
        }
        throw new CoercingParseValueException("It is not a text.");
    }

    @Override
    public String parseLiteral(Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (value instanceof StringValue text) {
            return text.getValue();
        }
        throw new CoercingParseLiteralException("It is not a text.");
    }
}
