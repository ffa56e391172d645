-- Counted and listed on the queue dashboard; the second also finds what the clean-up removes.
CREATE INDEX inbox_dead ON inbox (position) WHERE state = 'dead';
CREATE INDEX inbox_handled ON inbox (changed_at) WHERE state = 'handled';
