-- The index of words took earlier turns as JSON: a word after a line break was lost, and "role", "user" and
-- "text" were in every conversation. It takes their texts and names now. Damaged JSON is indexed as it is.
DROP TRIGGER run_is_indexed;

CREATE TRIGGER run_is_indexed AFTER INSERT ON run BEGIN
    INSERT INTO run_number (run_id) VALUES (new.id);
    INSERT INTO run_words (rowid, words)
    SELECT number,
           new.prompt || char(10) || new.reply || char(10) || new.system_prompt || char(10) || coalesce(new.request_id, '') || char(10)
           || CASE WHEN json_valid(new.turns)
                   THEN coalesce((SELECT group_concat(coalesce(value ->> 'name', '') || char(10) || coalesce(value ->> 'text', ''), char(10))
                                  FROM json_each(new.turns)), '')
                   ELSE new.turns END
    FROM run_number WHERE run_id = new.id;
END;

INSERT INTO run_words (run_words) VALUES ('delete-all');
INSERT INTO run_words (rowid, words)
SELECT n.number,
       r.prompt || char(10) || r.reply || char(10) || r.system_prompt || char(10) || coalesce(r.request_id, '') || char(10)
       || CASE WHEN json_valid(r.turns)
               THEN coalesce((SELECT group_concat(coalesce(value ->> 'name', '') || char(10) || coalesce(value ->> 'text', ''), char(10))
                              FROM json_each(r.turns)), '')
               ELSE r.turns END
FROM run r JOIN run_number n ON n.run_id = r.id;
