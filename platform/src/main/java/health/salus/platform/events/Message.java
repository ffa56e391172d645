package health.salus.platform.events;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Delivery;
import health.salus.platform.web.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** How an event looks at the broker: its fields as the body, ids and its type in the properties, nothing else about anybody. */
final class Message {
    private static final String AGGREGATE = "aggregate";
    private static final String PROCESS = "process";
    private static final int DURABLE = 2;

    private Message() {}

    static void send(Channel channel, String publisher, Published event, String process) throws IOException {
        channel.basicPublish(
                Broker.EXCHANGE,
                publisher + "." + event.type(),
                new BasicProperties.Builder()
                        .messageId(event.id().toString())
                        .type(event.type())
                        .contentType("application/json")
                        .deliveryMode(DURABLE)
                        .appId(publisher)
                        .headers(Map.of(AGGREGATE, event.aggregateId().toString(), PROCESS, process))
                        .build(),
                event.payload().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException when this is no event of ours */
    static Published read(Delivery delivery) {
        BasicProperties properties = delivery.getProperties();
        String payload = new String(delivery.getBody(), StandardCharsets.UTF_8);
        if (properties.getType() == null || properties.getMessageId() == null) {
            throw new IllegalArgumentException("it does not say which event it is");
        }
        try {
            if (!Json.MAPPER.readTree(payload).isObject()) {
                throw new IllegalArgumentException("its body is not an object");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("its body is not JSON", e);
        }
        return new Published(
                UUID.fromString(properties.getMessageId()),
                properties.getType(),
                UUID.fromString(header(properties, AGGREGATE)),
                payload);
    }

    static boolean isFrom(String process, Delivery delivery) {
        return header(delivery.getProperties(), PROCESS).equals(process);
    }

    private static String header(BasicProperties properties, String name) {
        return properties.getHeaders() == null
                ? ""
                : String.valueOf(properties.getHeaders().get(name));
    }
}
