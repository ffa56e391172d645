package health.salus.platform.events;

import health.salus.platform.data.Transaction;
import java.util.function.Consumer;

/** A handler that writes down each event, after it has asked whether it may. */
record Noting(Consumer<Numbered> permission) implements EventHandler<Numbered> {
    @Override
    public String module() {
        return "listener";
    }

    @Override
    public String event() {
        return "Numbered";
    }

    @Override
    public Class<Numbered> payload() {
        return Numbered.class;
    }

    @Override
    public void handle(Transaction transaction, Numbered event) {
        transaction.handle().execute("INSERT INTO listener.effect (what) VALUES (?)", event.text());
        permission.accept(event);
    }
}
