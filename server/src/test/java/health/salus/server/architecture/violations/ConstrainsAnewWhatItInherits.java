package health.salus.server.architecture.violations;

import jakarta.validation.constraints.NotNull;
import java.util.List;

/** A deliberate violation: a method asks more of its parameter than the one it overrides. */
public class ConstrainsAnewWhatItInherits extends Inherited {
    @Override
    public List<String> find(@NotNull String text) {
        return List.of(text);
    }
}

class Inherited {
    public List<String> find(String text) {
        return List.of(text);
    }
}
