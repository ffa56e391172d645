package health.salus.platform.targets;

import health.salus.platform.web.Failure;
import health.salus.platform.web.Problem;
import java.util.List;
import java.util.Objects;

/** A failure of a module in another process, handed on as it was said there. */
public final class RemoteFailure extends Failure {
    private static final long serialVersionUID = 1L;

    RemoteFailure(Problem problem) {
        super(
                problem.status(),
                problem.kind(),
                problem.detail(),
                Objects.requireNonNullElse(problem.errors(), List.of()));
        Objects.requireNonNullElse(problem.more(), java.util.Map.<String, Object>of())
                .forEach(this::with);
    }
}
