package health.salus.gateway;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a service is not up, in a word that programs can rely on. */
enum DownReason {
    /** Nothing listens at the address, or it breaks off. */
    UNREACHABLE,
    /** Nothing came back in time. */
    NO_ANSWER,
    /** Something else answers at the address. */
    NOT_SALUS,
    /** A process of Salus answers there, but it does not run this service. */
    RUNS_ELSEWHERE,
    /** Starts or stops. */
    STARTING,
    /** Its database does not answer. */
    NO_DATABASE,
    /** Says that it cannot serve. */
    NOT_READY,
    /** Nobody has told this gateway where the service runs. */
    ADDRESS_UNKNOWN;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
