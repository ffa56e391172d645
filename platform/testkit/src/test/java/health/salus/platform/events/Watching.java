package health.salus.platform.events;

import java.util.function.Consumer;

/** An observer that hands on what it sees. */
record Watching(Consumer<Numbered> eye) implements EventObserver<Numbered> {
    @Override
    public String event() {
        return "Numbered";
    }

    @Override
    public Class<Numbered> payload() {
        return Numbered.class;
    }

    @Override
    public void observe(Numbered event) {
        eye.accept(event);
    }
}
