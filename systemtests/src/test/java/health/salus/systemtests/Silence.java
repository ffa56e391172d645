package health.salus.systemtests;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.stream.Collectors;

/** How a part of the split stack stops answering without anybody being told. */
enum Silence {
    /** Its processes stand still: connections are still made, and nothing comes over them. */
    STOPPED {
        @Override
        Broken of(SplitStack split, String part) {
            split.signal("STOP", part);
            return () -> split.signal("CONT", part);
        }
    },

    /** Every packet from it and to it is thrown away: no connection is made, and those there are notice nothing. */
    CUT_OFF {
        private static final String TABLE = "inet salus_cut_off";

        @Override
        Broken of(SplitStack split, String part) {
            assumeThat(split.runs(List.of("nft", "list", "tables")))
                    .as("may filter packets: this needs root and nftables")
                    .isTrue();
            String ports =
                    split.portsOf(part).stream().map(String::valueOf).collect(Collectors.joining(", ", "{ ", " }"));
            split.run(List.of(
                    "nft",
                    "table %s { chain input { type filter hook input priority 0; tcp dport %s drop; tcp sport %s drop; }; }"
                            .formatted(TABLE, ports, ports)));
            return () -> split.run(List.of("nft", "delete table " + TABLE));
        }
    };

    /** Until it is closed. */
    interface Broken extends AutoCloseable {
        @Override
        void close();
    }

    abstract Broken of(SplitStack split, String part);
}
