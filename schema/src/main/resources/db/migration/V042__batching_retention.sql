-- Answers are forgotten when nobody can still be trying again.
-- the answers that are past their time
CREATE INDEX answer_by_recorded_at ON batching.answer (recorded_at);

GRANT DELETE ON batching.answer TO hesuan_app;
