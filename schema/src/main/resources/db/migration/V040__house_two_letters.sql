-- Words of two characters: too short for trigrams, but in Chinese the commonest there are. An index over pairs of
-- characters answers them, also when nothing is found.
CREATE FUNCTION house.pairs(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT coalesce(array_agg(DISTINCT pair), '{}') FROM (
        SELECT c.letter || lead(c.letter) OVER (ORDER BY c.place) AS pair FROM string_to_table(words, NULL) WITH ORDINALITY AS c(letter, place)
    ) AS p WHERE pair IS NOT NULL AND pair NOT LIKE '% %';
END;
