package health.salus.platform.saga;

import health.salus.platform.saga.Step.Progress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A saga of three steps that leave notes; the second one waits for an answer, forward and back. */
final class Journey implements Saga<Journey.Facts> {
    static final Duration LIMIT = Duration.ofHours(1);

    /** Runs where a step is to be interrupted, with what would be there: {@code pack before}, {@code pack after}. */
    private final Consumer<String> interruption;

    Journey(Consumer<String> interruption) {
        this.interruption = interruption;
    }

    record Facts(String traveller) {}

    @Override
    public String module() {
        return "listener";
    }

    @Override
    public String kind() {
        return "journey";
    }

    @Override
    public Class<Facts> data() {
        return Facts.class;
    }

    @Override
    public List<Step<Facts>> steps() {
        return List.of(step("pack", Progress.DONE), step("fly", Progress.AWAITED), step("arrive", Progress.DONE));
    }

    private Step<Facts> step(String name, Progress progress) {
        return new Step<>(name, LIMIT, noting(name, progress), noting("un" + name, progress));
    }

    private Step.Action<Facts> noting(String what, Progress progress) {
        return (transaction, errand) -> {
            interruption.accept(what + " before");
            transaction
                    .handle()
                    .execute(
                            "INSERT INTO listener.effect (what) VALUES (?)",
                            what + " " + errand.data().traveller());
            interruption.accept(what + " after");
            return progress;
        };
    }
}
