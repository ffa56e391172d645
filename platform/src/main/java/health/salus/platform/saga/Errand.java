package health.salus.platform.saga;

import java.util.UUID;

/**
 * What a saga was started for, and by whom.
 *
 * @param saga its id, which events carry so that answers find back
 * @param subject what it is about; of one kind and subject only one is under way at a time
 */
public record Errand<D>(UUID saga, UUID subject, D data, UUID askedBy, String askedName) {}
