package health.salus.platform.data;

import health.salus.platform.jobs.Loop;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/**
 * Looks every half second how far a replica has come, on connections of its own: those of the pools may all be in use. How old
 * its data is at most, is the time since the primary was where the replica is now; clocks of other machines play no part.
 */
final class ReplicaWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ReplicaWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int PATIENCE_SECONDS = 2;
    /** Ten minutes of looks; who is further behind is asked nothing anyway. */
    private static final int MOST_SAMPLES = 1_200;

    private final DatabaseUrl primary;
    private final DatabaseUrl replica;
    private final Duration mostLag;
    private final Deque<Sample> ahead = new ArrayDeque<>();
    private final Probe toPrimary;
    private final Probe toReplica;
    private @Nullable String complaint;
    private volatile @Nullable String cluster;
    private volatile long replayed;
    private volatile long freshAt;
    private volatile boolean following;
    private final Loop loop;

    /** Where the primary was, at a moment of this computer's own measure of time. */
    private record Sample(long at, long written) {}

    ReplicaWatch(DatabaseUrl primary, DatabaseUrl replica, Duration mostLag) {
        this.primary = primary;
        this.replica = replica;
        this.mostLag = mostLag;
        this.toPrimary = new Probe(primary, "salus replica watch", PATIENCE_SECONDS);
        this.toReplica = new Probe(replica, "salus replica watch", PATIENCE_SECONDS);
        this.loop = Loop.start("replica watch", PAUSE, this::look);
    }

    /** The name of the cluster in {@link Positions}; null until the primary has been seen once. */
    @Nullable String cluster() {
        return cluster;
    }

    /** Whether the replica follows the primary and is not too far behind. */
    boolean usable() {
        return following && System.nanoTime() - freshAt < mostLag.toNanos();
    }

    /** How old the data of the replica is at most, in seconds; not a number while it cannot be asked. */
    double lagSeconds() {
        return following ? (System.nanoTime() - freshAt) / 1e9 : Double.NaN;
    }

    /** Whether the replica is known to have come so far. */
    boolean hasReplayed(long place) {
        return Long.compareUnsigned(replayed, place) >= 0;
    }

    /** The replica has said how far it has come. */
    synchronized void replayed(long place) {
        if (Long.compareUnsigned(place, replayed) > 0) {
            replayed = place;
        }
    }

    /** A read went wrong: the replica is asked nothing until it has been looked at. */
    void lost() {
        following = false;
        loop.wake();
    }

    private void look() {
        try {
            long at = System.nanoTime();
            long written = askPrimary();
            if (ahead.size() < MOST_SAMPLES) {
                ahead.add(new Sample(at, written));
            }
        } catch (SQLException e) {
            // Without a newer sample the replica soon counts as too far behind.
            toPrimary.close();
            LOG.debugf("The primary %s cannot be asked how far it has been written: %s", primary, e.getMessage());
        }
        try {
            follow();
        } catch (SQLException e) {
            toReplica.close();
            notFollowing(String.valueOf(e.getMessage()));
        }
    }

    private long askPrimary() throws SQLException {
        try (var statement = toPrimary.connection().createStatement();
                var row = statement.executeQuery(
                        "SELECT pg_current_wal_lsn(), system_identifier FROM pg_control_system()")) {
            row.next();
            cluster = nameOf(row.getLong(2));
            return place(row, 1);
        }
    }

    private void follow() throws SQLException {
        try (var statement = toReplica.connection().createStatement();
                var row = statement.executeQuery("""
                        SELECT pg_is_in_recovery(), pg_last_wal_replay_lsn(), system_identifier FROM pg_control_system()
                        """)) {
            row.next();
            if (!row.getBoolean(1)) {
                notFollowing("it has become a primary of its own");
            } else if (!nameOf(row.getLong(3)).equals(cluster)) {
                notFollowing(cluster == null ? "the primary has not been seen yet" : "it belongs to another primary");
            } else {
                follows(place(row, 2));
            }
        }
    }

    private void follows(long place) {
        synchronized (this) {
            // Also back: a replica that was made anew may have less.
            replayed = place;
        }
        boolean fresh = false;
        while (!ahead.isEmpty() && Long.compareUnsigned(ahead.getFirst().written(), place) <= 0) {
            freshAt = ahead.removeFirst().at();
            fresh = true;
        }
        // How old the data is, is known from the first sample on that it has reached since it is looked at.
        if (fresh && !following) {
            complaint = null;
            following = true;
            LOG.infof("The replica %s follows", replica);
        }
    }

    private void notFollowing(String why) {
        following = false;
        if (!why.equals(complaint)) {
            complaint = why;
            LOG.warnf("The replica %s is not used: %s", replica, why);
        }
    }

    private static long place(ResultSet row, int column) throws SQLException {
        return LogSequenceNumber.valueOf(Objects.requireNonNullElse(row.getString(column), "0/0"))
                .asLong();
    }

    /** The identifier tells when the cluster was made, which is nobody's business. */
    private static String nameOf(long systemIdentifier) {
        var sum = new CRC32();
        sum.update(Long.toString(systemIdentifier).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return "%08x".formatted(sum.getValue());
    }

    @Override
    public void close() {
        loop.close();
        toPrimary.close();
        toReplica.close();
    }
}
