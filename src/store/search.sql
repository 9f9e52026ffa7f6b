-- The index of words: derived, made when there is more to search than a moment's work, never journaled.
-- @section index
CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5(words, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 2")
-- @section state
CREATE TABLE IF NOT EXISTS search_state(operation INTEGER NOT NULL, make TEXT NOT NULL) STRICT
-- @section empty
INSERT INTO search_index(search_index) VALUES ('delete-all')
-- @section tidy
INSERT INTO search_index(search_index) VALUES ('optimize')
-- @section forget
DELETE FROM search_state
-- @section keep
INSERT INTO search_state SELECT coalesce(max(id), 0), ? FROM operation
-- @section put
INSERT INTO search_index(rowid, words) VALUES (?, ?)
-- @section match
SELECT rowid FROM search_index WHERE search_index MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC
-- @section looked_at
CREATE VIRTUAL TABLE temp.looked_at USING fts5(words, tokenize = "unicode61 remove_diacritics 2")
-- @section look
INSERT INTO temp.looked_at(rowid, words) VALUES (?, ?)
-- @section found
SELECT rowid, highlight(looked_at, 0, char(1), char(2)) FROM temp.looked_at WHERE looked_at MATCH ? ORDER BY rowid DESC
-- @section made
CREATE VIRTUAL TABLE temp.made USING fts5(words, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 2")
-- @section make
INSERT INTO temp.made(rowid, words) VALUES (?, ?)
-- @section made_words
CREATE VIRTUAL TABLE temp.made_words USING fts5vocab(temp, made, instance)
-- @section kept_words
CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab(main, search_index, instance)
-- @section each_made
SELECT term, doc, offset FROM temp.made_words
-- @section each_kept
SELECT term, doc, offset FROM temp.kept_words
