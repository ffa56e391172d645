package health.salus.platform.saga;

import java.util.List;

/**
 * One kind of work that crosses modules, such as a doctor's departure: steps one after the other, each with what undoes it.
 * A CDI bean of the module that starts it, in whose schema it is kept. {@link Sagas} takes the steps.
 *
 * @param <D> what all its steps need to know, kept as JSON; a record
 */
public interface Saga<D> {
    String module();

    /** Unique in the module and the same for ever, as it is kept with each: {@code doctor-departure}. */
    String kind();

    Class<D> data();

    /** At least one. The last one ends it: what comes before it can be undone until then. */
    List<Step<D>> steps();
}
