-- What search compares: for each name its key, which trigrams are made from, and its words. Both are
-- generated columns, so no writer can forget them and nothing keeps them up to date.

-- A trusted extension: whoever may create in the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- A name as search compares it: no case, no accents, no apostrophes, single spaces for all other
-- punctuation, and the abbreviations of administration and of provinces written out. Character classes are spelled as
-- code points, so that the result is the same whatever the database's locale.
-- src/model/search.ts makes the same of the text that is asked for.
CREATE FUNCTION search_key(name text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog AS $$
DECLARE
  result text := lower(normalize(name, NFKD) COLLATE "C");
  pair text[];
BEGIN
  result := regexp_replace(result, '[\u0300-\u036f\u0027\u0060\u2018\u2019\u02bb\u02bc]', '', 'g');
  result := regexp_replace(
    result,
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u060c\u061b-\u061f\u2000-\u206f\u3000-\u303f\ufeff]+',
    ' ', 'g');
  result := btrim(result);
  FOREACH pair SLICE 1 IN ARRAY ARRAY[
    ['kab', 'kabupaten'], ['kec', 'kecamatan'], ['prov', 'provinsi'], ['adm', 'administrasi'],
    ['sumut', 'sumatera utara'], ['jabar', 'jawa barat'], ['jateng', 'jawa tengah'],
    ['jatim', 'jawa timur'], ['diy', 'daerah istimewa yogyakarta'], ['jogja', 'yogyakarta'],
    ['yogya', 'yogyakarta']
  ] LOOP
    result := regexp_replace(result, '(^| )' || pair[1] || '(?= |$)', '\1' || pair[2], 'g');
  END LOOP;
  RETURN result;
END $$;

-- The words of a key: as they stand, their Indonesian stems (bekerja, pekerja: kerja), and after a
-- tilde each of them with one letter left out. Two words of which one letter was dropped, doubled,
-- mistaken or moved have one of these in common, so that an index finds misspelt words.
CREATE FUNCTION search_words(key text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog AS $$
DECLARE
  word text;
  lexemes text[] := '{}';
BEGIN
  FOREACH word IN ARRAY string_to_array(key, ' ') LOOP
    word := left(word, 100);
    lexemes := lexemes || word || ts_lexize('indonesian_stem', word);
    CONTINUE WHEN char_length(word) NOT BETWEEN 4 AND 24 OR word ~ '[0-9]';
    FOR letter IN 1..char_length(word) LOOP
      lexemes := lexemes || ('~' || left(word, letter - 1) || substr(word, letter + 1));
    END LOOP;
  END LOOP;
  RETURN array_to_tsvector(lexemes);
END $$;

-- The list of what is not yet in the index is kept short (256 kB): each search reads it. Without a list
-- a load of 10,000 names takes five times as long.
DO $$
DECLARE spot record;
BEGIN
  FOR spot IN SELECT * FROM (VALUES
    ('Actor', 'sortName', ''), ('ActorName', 'sortName', ''), ('Area', 'sortName', ''),
    ('Trade', 'nameId', ''), ('Trade', 'nameEn', 'En'), ('Issue', 'sortName', ''),
    ('Issue', 'nameEn', 'En'), ('Activity', 'sortName', ''), ('Publication', 'sortName', ''),
    ('PublicationTitle', 'title', ''), ('Source', 'sortName', '')
  ) AS spots ("table", "column", suffix) LOOP
    EXECUTE format(
      'ALTER TABLE %1$I
         ADD COLUMN %3$I text COLLATE "C" GENERATED ALWAYS AS (search_key(%2$I)) STORED,
         ADD COLUMN %4$I tsvector GENERATED ALWAYS AS (search_words(search_key(%2$I))) STORED',
      spot."table", spot."column", 'searchKey' || spot.suffix, 'searchWords' || spot.suffix);
    EXECUTE format(
      'CREATE INDEX %I ON %I USING gin (%I gin_trgm_ops, %I) WITH (gin_pending_list_limit = 256)',
      format('%s_searchKey%s_searchWords%s_idx', spot."table", spot.suffix, spot.suffix),
      spot."table", 'searchKey' || spot.suffix, 'searchWords' || spot.suffix);
  END LOOP;
END $$;
