-- A doctor who is leaving still works here and is shown, but takes no new appointments.
ALTER TABLE doctor ADD COLUMN leaving boolean NOT NULL DEFAULT false;
ALTER TABLE doctor ADD CONSTRAINT only_who_is_here_can_leave CHECK (active OR NOT leaving);
