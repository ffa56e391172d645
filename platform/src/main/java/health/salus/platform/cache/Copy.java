package health.salus.platform.cache;

import java.time.Duration;

/** @param left how long it may still be believed */
record Copy<V>(V value, Duration left) {}
