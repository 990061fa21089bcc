-- What a policy pack's file said each time it was saved.
CREATE TABLE pack_version (
    pack    TEXT NOT NULL,
    number  INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    text    TEXT NOT NULL,
    PRIMARY KEY (pack, number)
) STRICT;
