package health.salus.platform.targets;

import java.util.List;
import java.util.stream.Stream;

/**
 * A process's share of the hospital.
 *
 * @param served modules with a schema whose requests this process answers
 * @param worked modules whose background work it does: their events, jobs and access records
 */
public record Share(List<String> served, List<String> worked) {
    public Share {
        served = List.copyOf(served);
        worked = List.copyOf(worked);
    }

    /** All of these modules, whatever they have. */
    public static Share whole(List<String> modules) {
        return new Share(modules, modules);
    }

    /** Every module this process has to do with. */
    public List<String> modules() {
        return Stream.concat(served.stream(), worked.stream()).distinct().toList();
    }

    /** Modules whose background work is done by another process. */
    public List<String> workedElsewhere() {
        return served.stream().filter(module -> !worked.contains(module)).toList();
    }
}
