package health.salus.platform.operations;

import java.util.List;
import org.jdbi.v3.core.statement.Update;

/** Ids of items taken apart: {@code name:id}. What is no such id matches nothing. */
record ChosenRows(String[] names, String[] ids) {

    static ChosenRows of(QueueName queue, List<String> items) {
        var names = new String[items.size()];
        var ids = new String[items.size()];
        for (int i = 0; i < names.length; i++) {
            String item = items.get(i);
            // Ids of events have no colon; ids of jobs may have one, names of jobs have none.
            int colon = queue == QueueName.INBOX ? item.lastIndexOf(':') : item.indexOf(':');
            names[i] = item.substring(0, Math.max(colon, 0));
            ids[i] = item.substring(colon + 1);
        }
        return new ChosenRows(names, ids);
    }

    Update bound(Update update) {
        return update.bind("names", names).bind("ids", ids);
    }
}
