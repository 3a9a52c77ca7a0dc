-- The account of a set of reports. Offsets are code points of article.text, start in, end out.
-- words is always the text between them, so that a row can be read without the article.
CREATE TABLE article (
  id TEXT PRIMARY KEY,
  outlet TEXT,
  url TEXT,
  published TEXT,
  published_basis TEXT,
  title TEXT,
  headline_start INTEGER,
  headline_end INTEGER,
  text TEXT NOT NULL,
  report TEXT NOT NULL -- the whole report as JSON, in the interchange form
) WITHOUT ROWID;

CREATE TABLE actor (
  article TEXT NOT NULL REFERENCES article (id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  country TEXT,
  latin TEXT,
  latin_basis TEXT, -- list, parts, transliterated (letter by letter: no name to print)
  PRIMARY KEY (article, id)
) WITHOUT ROWID;

CREATE TABLE alias (
  article TEXT NOT NULL,
  actor TEXT NOT NULL,
  form TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (article, actor, form)
) WITHOUT ROWID;

CREATE TABLE mention (
  article TEXT NOT NULL,
  actor TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (article, start, "end", actor),
  CHECK (start >= 0 AND start < "end")
) WITHOUT ROWID;

CREATE TABLE statement (
  article TEXT NOT NULL REFERENCES article (id),
  n INTEGER NOT NULL, -- place among the statements of its article, from 0
  actor TEXT,
  speaker TEXT,
  speaker_name TEXT,
  elided INTEGER NOT NULL,
  act TEXT NOT NULL,
  kind TEXT NOT NULL,
  cue TEXT NOT NULL,
  cue_start INTEGER NOT NULL,
  cue_end INTEGER NOT NULL,
  via TEXT,
  content TEXT NOT NULL, -- spans joined by …
  content_spans TEXT NOT NULL, -- [[start, end], ...] as JSON
  inside INTEGER,
  date TEXT,
  grade TEXT,
  PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE link (
  article TEXT NOT NULL,
  statement INTEGER NOT NULL,
  n INTEGER NOT NULL, -- 0 is nearest to the reader
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (article, statement, n)
) WITHOUT ROWID;

CREATE TABLE time (
  article TEXT NOT NULL REFERENCES article (id),
  n INTEGER NOT NULL,
  type TEXT NOT NULL,
  value TEXT,
  reason TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE event (
  article TEXT NOT NULL REFERENCES article (id),
  n INTEGER NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  status TEXT NOT NULL,
  date TEXT,
  place TEXT,
  statement INTEGER,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  trigger_words TEXT NOT NULL,
  rule TEXT,
  p REAL NOT NULL, -- how sure the weighing is, 0 to 1
  PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE party (
  article TEXT NOT NULL,
  event INTEGER NOT NULL,
  n INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
  actor TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (article, event, role, n)
) WITHOUT ROWID;

CREATE TABLE figure (
  article TEXT NOT NULL REFERENCES article (id),
  n INTEGER NOT NULL,
  low REAL,
  high REAL,
  unit TEXT,
  approx INTEGER NOT NULL,
  kind TEXT NOT NULL,
  counts TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE story (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  first TEXT,
  last TEXT,
  story TEXT NOT NULL -- the whole story as JSON, in the interchange form
) WITHOUT ROWID;

CREATE TABLE story_article (
  story TEXT NOT NULL REFERENCES story (id),
  article TEXT NOT NULL REFERENCES article (id),
  PRIMARY KEY (story, article)
) WITHOUT ROWID;

-- The account of a story, in the order of its page; n counts from 0 within the story.
CREATE TABLE moment (
  story TEXT NOT NULL REFERENCES story (id),
  n INTEGER NOT NULL,
  id TEXT NOT NULL,
  date TEXT,
  what TEXT NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL, -- the last state
  PRIMARY KEY (story, n)
) WITHOUT ROWID;

CREATE TABLE claim (
  story TEXT NOT NULL REFERENCES story (id),
  n INTEGER NOT NULL,
  id TEXT NOT NULL,
  claim TEXT NOT NULL,
  kind TEXT NOT NULL,
  outlets INTEGER NOT NULL,
  independent INTEGER NOT NULL, -- origins, not outlets
  grade TEXT NOT NULL,
  PRIMARY KEY (story, n)
) WITHOUT ROWID;

-- The words that carry a moment or a claim.
CREATE TABLE citation (
  story TEXT NOT NULL REFERENCES story (id),
  of TEXT NOT NULL CHECK (of IN ('moment', 'claim')),
  entry INTEGER NOT NULL, -- n of the moment or the claim
  n INTEGER NOT NULL,
  article TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  words TEXT,
  status TEXT,
  date TEXT,
  PRIMARY KEY (story, of, entry, n)
) WITHOUT ROWID;

CREATE TABLE change (
  story TEXT NOT NULL REFERENCES story (id),
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  what TEXT NOT NULL,
  from_article TEXT NOT NULL,
  from_start INTEGER NOT NULL,
  from_end INTEGER NOT NULL,
  from_words TEXT,
  to_article TEXT NOT NULL,
  to_start INTEGER NOT NULL,
  to_end INTEGER NOT NULL,
  to_words TEXT,
  PRIMARY KEY (story, n)
) WITHOUT ROWID;

CREATE TABLE disagreement (
  story TEXT NOT NULL REFERENCES story (id),
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  what TEXT NOT NULL,
  a_article TEXT NOT NULL,
  a_start INTEGER NOT NULL,
  a_end INTEGER NOT NULL,
  a_words TEXT,
  b_article TEXT NOT NULL,
  b_start INTEGER NOT NULL,
  b_end INTEGER NOT NULL,
  b_words TEXT,
  caveats TEXT NOT NULL, -- why both may still be right, as JSON
  PRIMARY KEY (story, n)
) WITHOUT ROWID;

CREATE TABLE response (
  story TEXT NOT NULL REFERENCES story (id),
  n INTEGER NOT NULL,
  kind TEXT NOT NULL, -- denies, confirms
  answer_article TEXT NOT NULL,
  answer_start INTEGER NOT NULL,
  answer_end INTEGER NOT NULL,
  answer_words TEXT,
  to_article TEXT NOT NULL,
  to_start INTEGER NOT NULL,
  to_end INTEGER NOT NULL,
  to_words TEXT,
  PRIMARY KEY (story, n)
) WITHOUT ROWID;

CREATE TABLE forward (
  former TEXT PRIMARY KEY,
  story TEXT NOT NULL REFERENCES story (id)
) WITHOUT ROWID;

-- The same address with another text: which article replaced which, and the stretches that differ, as JSON.
CREATE TABLE version (
  article TEXT NOT NULL REFERENCES article (id),
  replaces TEXT NOT NULL REFERENCES article (id),
  url TEXT NOT NULL,
  revisions TEXT NOT NULL,
  PRIMARY KEY (article, replaces)
) WITHOUT ROWID;

CREATE TABLE skipped (place TEXT NOT NULL, reason TEXT NOT NULL);

-- Folded text for search: SQLite's own tokeniser cuts Arabic at its vowel marks and keeps أ and ا apart.
CREATE TABLE search_article (n INTEGER PRIMARY KEY, article TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE search USING fts5 (form, stripped, tokenize = "unicode61 remove_diacritics 0");

CREATE INDEX actor_by_id ON actor (id);
CREATE INDEX statement_by_actor ON statement (actor, date);
CREATE INDEX event_by_type ON event (type, status, date);
