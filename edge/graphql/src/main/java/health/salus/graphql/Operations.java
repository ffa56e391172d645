package health.salus.graphql;

import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;

/** Runs operations to their end, and counts them. */
@ApplicationScoped
class Operations {
    private final Graph graph;
    private final MeterRegistry meters;

    Operations(Graph graph, MeterRegistry meters) {
        this.graph = graph;
        this.meters = meters;
    }

    /** A query or a mutation; a subscription is refused, because one answer cannot hold it. */
    Map<String, Object> run(Operation operation, Visitor visitor) {
        ExecutionResult result = execute(operation, visitor);
        if (result.getData() instanceof Publisher<?>) {
            result = ExecutionResult.newExecutionResult()
                    .errors(List.of(GraphqlErrorBuilder.newError()
                            .message(
                                    "Subscribe over a WebSocket at this address, with the protocol graphql-transport-ws.")
                            .extensions(Map.of("code", "SUBSCRIPTION_OVER_HTTP"))
                            .build()))
                    .build();
        }
        return result.toSpecification();
    }

    /** Any operation; that of a subscription results in what will be told. */
    ExecutionResult execute(Operation operation, Visitor visitor) {
        long began = System.nanoTime();
        ExecutionResult result = graph.execute(operation, visitor).join();
        count(result, System.nanoTime() - began);
        return result;
    }

    private void count(ExecutionResult result, long nanos) {
        String outcome = result.getErrors().isEmpty() ? "success" : "error";
        meters.counter("graphql_operations_total", "status", outcome).increment();
        Timer.builder("graphql_operation_duration_seconds")
                .tag("status", outcome)
                .register(meters)
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
