-- Who deletes their account takes their name out of other people's access logs, and not the lines: a random pseudonym then stands
-- in place of the id, another one in each log.
ALTER TABLE access_log DROP CONSTRAINT access_log_viewer_id_fkey;
