package health.salus.platform.targets;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The modules this process was asked to run. */
public record Targets(Set<String> names) {
    public static final String ALL = "all";

    /** @param asked names as given on the command line; {@code all} stands for every one */
    public static Targets parse(List<String> asked, Collection<String> known) {
        if (asked.contains(ALL)) {
            return new Targets(Set.copyOf(known));
        }
        for (String name : asked) {
            if (!known.contains(name)) {
                throw new UnknownTarget(name, known);
            }
        }
        return new Targets(Set.copyOf(asked));
    }

    public boolean include(String module) {
        return names.contains(module);
    }
}
