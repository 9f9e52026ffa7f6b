-- The config's instruments, a row a result, as questions need them: made anew by a writer when the config says something else
-- (made_of tells), so that `today` need not read the config's instruments each time.
CREATE TABLE kept_instrument(
    id TEXT, scale TEXT, label TEXT, sign INTEGER, worthwhile INTEGER, place INTEGER, on_goal INTEGER,
    cut_set TEXT, decimals INTEGER, title TEXT, again_days INTEGER, made_of INTEGER,
    PRIMARY KEY (id, scale)
) STRICT, WITHOUT ROWID;
