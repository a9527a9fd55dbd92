-- A mapping that changes is a new revision, so that every node reads it again.
CREATE FUNCTION posting.note_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = posting AS $$
BEGIN
    UPDATE posting.revision SET number = number + 1;
    RETURN NULL;
END $$;
CREATE TRIGGER mapping_is_a_revision AFTER INSERT OR UPDATE OR DELETE ON posting.mapping FOR EACH STATEMENT EXECUTE FUNCTION posting.note_change();
