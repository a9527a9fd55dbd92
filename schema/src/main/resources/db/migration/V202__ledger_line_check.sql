-- The check behind each COPY of lines looks at them once and finds their entries by primary key. Its plan is kept for as long as a
-- connection lives, and the first one is made when a new month is still empty: without the settings it would read the whole month ever after.
CREATE OR REPLACE FUNCTION ledger.refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE offending record;
        mine bigint := house.commit_position();
BEGIN
    SELECT a.entry_id, a.balances INTO offending
      FROM (SELECT entry_id, period, company_id, entered_on, sum(debit) = sum(credit) AS balances FROM added
             GROUP BY entry_id, period, company_id, entered_on) a
     WHERE NOT a.balances OR NOT EXISTS (SELECT FROM ledger.entry e WHERE e.period = a.period AND e.id = a.entry_id AND e.company_id = a.company_id
                                            AND e.entered_on = a.entered_on AND e.commit_position = mine) LIMIT 1;
    IF FOUND AND NOT offending.balances THEN
        RAISE EXCEPTION 'entry % does not balance', offending.entry_id USING ERRCODE = 'check_violation';
    ELSIF FOUND THEN
        RAISE EXCEPTION 'entry % is not of this transaction', offending.entry_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
