ALTER TABLE run ADD COLUMN turns TEXT NOT NULL DEFAULT '[]';
ALTER TABLE run ADD COLUMN headers TEXT NOT NULL DEFAULT '{}';
ALTER TABLE run ADD COLUMN disclaimer TEXT NOT NULL DEFAULT '';
ALTER TABLE run ADD COLUMN not_spent_usd TEXT;
ALTER TABLE run ADD COLUMN worst_case_usd TEXT;
ALTER TABLE run ADD COLUMN deleted_at TEXT;

CREATE INDEX run_by_deletion ON run (deleted_at, id);

CREATE TABLE session (
    id    TEXT PRIMARY KEY,
    title TEXT NOT NULL
) STRICT;

CREATE TABLE tag (
    run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    name   TEXT NOT NULL,
    PRIMARY KEY (name, run_id)
) STRICT;

CREATE INDEX tag_by_run ON tag (run_id, name);

-- A number for each run that stays the same when the file is compacted: the index of words goes by it.
CREATE TABLE run_number (
    number INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL UNIQUE REFERENCES run (id) ON DELETE CASCADE
) STRICT;

CREATE VIRTUAL TABLE run_words USING fts5 (
    words, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER run_is_indexed AFTER INSERT ON run BEGIN
    INSERT INTO run_number (run_id) VALUES (new.id);
    INSERT INTO run_words (rowid, words)
    SELECT number, new.prompt || ' ' || new.reply || ' ' || new.system_prompt || ' ' || new.turns || ' ' || coalesce(new.request_id, '')
    FROM run_number WHERE run_id = new.id;
END;

CREATE TRIGGER run_is_forgotten BEFORE DELETE ON run BEGIN
    DELETE FROM run_words WHERE rowid = (SELECT number FROM run_number WHERE run_id = old.id);
END;

INSERT INTO run_number (run_id) SELECT id FROM run ORDER BY id;
INSERT INTO run_words (rowid, words)
SELECT n.number, r.prompt || ' ' || r.reply || ' ' || r.system_prompt || ' ' || coalesce(r.request_id, '')
FROM run r JOIN run_number n ON n.run_id = r.id;

-- What was spent was spent: these lines hold no text, and stay when their run goes. Amounts are whole
-- millionths of a millionth of a dollar, so that sums are exact.
CREATE TABLE ledger (
    run_id          TEXT NOT NULL,
    session         TEXT NOT NULL,
    at              TEXT NOT NULL,
    day             TEXT NOT NULL,
    provider        TEXT NOT NULL,
    purpose         TEXT NOT NULL,
    model           TEXT NOT NULL,
    input_tokens    INTEGER NOT NULL,
    cache_5m        INTEGER NOT NULL,
    cache_1h        INTEGER NOT NULL,
    cache_read      INTEGER NOT NULL,
    output_tokens   INTEGER NOT NULL,
    thinking_tokens INTEGER NOT NULL,
    nanos           INTEGER NOT NULL,
    cost_kind       TEXT NOT NULL,
    cost_pico       INTEGER,
    not_spent_pico  INTEGER NOT NULL,
    counted_pico    INTEGER NOT NULL,
    PRIMARY KEY (run_id, purpose)
) STRICT;

CREATE INDEX ledger_by_day ON ledger (provider, day);
CREATE INDEX ledger_by_session ON ledger (provider, session);

INSERT INTO ledger
SELECT id, session, started_at, substr(started_at, 1, 10), provider, 'CHAT', CASE model WHEN '' THEN asked_model ELSE model END,
       input_tokens, cache_5m, cache_1h, cache_read, output_tokens, thinking_tokens, model_nanos, cost_kind,
       CAST(round(cost_usd * 1e12) AS INTEGER), 0, coalesce(CAST(round(cost_usd * 1e12) AS INTEGER), 0)
FROM run WHERE model_nanos > 0;

CREATE TABLE reservation (
    id         INTEGER PRIMARY KEY,
    session    TEXT NOT NULL,
    day        TEXT NOT NULL,
    made_at    TEXT NOT NULL,
    worst_pico INTEGER NOT NULL
) STRICT;

CREATE TABLE prompt (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE prompt_version (
    prompt_id INTEGER NOT NULL REFERENCES prompt (id) ON DELETE CASCADE,
    number    INTEGER NOT NULL,
    made_at   TEXT NOT NULL,
    text      TEXT NOT NULL,
    PRIMARY KEY (prompt_id, number)
) STRICT;
