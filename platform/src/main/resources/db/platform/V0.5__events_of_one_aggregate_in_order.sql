-- An event waits for earlier ones of its aggregate, whichever handler they are for: a cancellation for its booking.
DROP INDEX inbox_order;
CREATE INDEX inbox_order ON inbox (aggregate_id, position) WHERE state = 'waiting';
