package health.salus.platform.events;

import java.util.UUID;

/** An event for tests: the how-manieth of its aggregate. */
record Numbered(UUID thingId, int number) implements Event {
    @Override
    public UUID aggregateId() {
        return thingId;
    }

    String text() {
        return thingId + " " + number;
    }
}
