-- Events are kept for a quarter of a year; what they told of stands in the records and in the audit log.
-- the events that are past their time
CREATE INDEX event_by_recorded_at ON outbox.event (recorded_at);

GRANT DELETE ON outbox.event TO hesuan_app;
