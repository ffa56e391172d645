package health.salus.platform.operations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import health.salus.platform.web.Failure;
import java.util.Locale;

/** The queues a module can have. */
public enum QueueName {
    /** Events on their way out. */
    OUTBOX,
    /** Events that have arrived and are to be handled. */
    INBOX,
    /** Work to do now, later or again. */
    JOBS,
    /** Who did what, on its way to the audit. */
    ACCESS_RECORDS,
    /** Events that wait in RabbitMQ, and messages set aside there because they are no events. */
    BROKER;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Failure.NotFound when there is no such queue */
    @JsonCreator
    public static QueueName of(String code) {
        for (QueueName queue : values()) {
            if (queue.code().equals(code)) {
                return queue;
            }
        }
        throw new Failure.NotFound("queue");
    }

    /** Only what fails by itself can be repeated or given up by itself. */
    boolean canBeRepeated() {
        return this == INBOX || this == JOBS;
    }
}
