CREATE TABLE run (
    id             TEXT PRIMARY KEY,
    session        TEXT NOT NULL,
    started_at     TEXT NOT NULL,
    provider       TEXT NOT NULL,
    asked_model    TEXT NOT NULL,
    system_prompt  TEXT NOT NULL,
    prompt         TEXT NOT NULL,
    max_tokens     INTEGER NOT NULL,
    release_policy TEXT NOT NULL,
    pack_title     TEXT NOT NULL,
    reply          TEXT NOT NULL,
    thinking       TEXT NOT NULL,
    surfaced       TEXT NOT NULL,
    leaked         INTEGER NOT NULL,
    outcome        TEXT NOT NULL,
    outcome_detail TEXT NOT NULL,
    notes          TEXT NOT NULL,
    model          TEXT NOT NULL,
    stop_reason    TEXT,
    request_id     TEXT,
    input_tokens   INTEGER NOT NULL,
    cache_5m       INTEGER NOT NULL,
    cache_1h       INTEGER NOT NULL,
    cache_read     INTEGER NOT NULL,
    output_tokens  INTEGER NOT NULL,
    thinking_tokens INTEGER NOT NULL,
    reply_json     TEXT NOT NULL,
    model_nanos    INTEGER NOT NULL,
    cost_kind      TEXT NOT NULL,
    cost_usd       TEXT
) STRICT;

CREATE INDEX run_by_session ON run (session, id);

CREATE TABLE verdict (
    run_id   TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    layer    TEXT NOT NULL,
    decision TEXT NOT NULL,
    score    REAL,
    nanos    INTEGER NOT NULL,
    json     TEXT NOT NULL,
    PRIMARY KEY (run_id, layer)
) STRICT;
