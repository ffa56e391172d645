package health.salus.platform.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Versions of changeable resources in {@code ETag} and {@code If-Match}. */
public final class Version {
    private Version() {}

    /**
     * Reads {@code If-Match}.
     *
     * @throws Failure.VersionRequired when it is absent
     * @throws Failure.Malformed when it is not an ETag of ours
     */
    public static long expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Failure.VersionRequired();
        }
        try {
            return Long.parseLong(ifMatch.strip().replaceFirst("^W/", "").replace("\"", ""));
        } catch (NumberFormatException e) {
            throw new Failure.Malformed("If-Match is not an ETag of this resource.");
        }
    }

    /** As {@link #expected}, where sending it is up to the client; null when it was not sent. */
    public static @Nullable Long seen(@Nullable String ifMatch) {
        return ifMatch == null || ifMatch.isBlank() ? null : expected(ifMatch);
    }

    /** 200 with the resource and its ETag. */
    public static Response ok(Object entity, long version) {
        return Response.ok(entity).tag(new EntityTag(Long.toString(version))).build();
    }

    /** 201 with the resource, its address and its ETag. */
    public static Response created(String path, Object entity, long version) {
        return Response.created(URI.create(path))
                .entity(entity)
                .tag(new EntityTag(Long.toString(version)))
                .build();
    }
}
