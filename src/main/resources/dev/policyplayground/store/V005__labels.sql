-- What a person judged a run's prompt (INPUT) or reply (OUTPUT) to be.
CREATE TABLE run_label (
    run_id      TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    side        TEXT NOT NULL CHECK (side IN ('INPUT', 'OUTPUT')),
    label       TEXT NOT NULL CHECK (label IN ('HARMFUL', 'HARMLESS')),
    labelled_at TEXT NOT NULL,
    PRIMARY KEY (run_id, side)
) STRICT;
