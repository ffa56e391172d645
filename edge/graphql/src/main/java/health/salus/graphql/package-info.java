/** The GraphQL gateway: the REST interface of all modules as one graph, and subscriptions to what changes. */
@NullMarked
package health.salus.graphql;

import org.jspecify.annotations.NullMarked;
