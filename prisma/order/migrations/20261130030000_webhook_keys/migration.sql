ALTER TABLE `webhook_endpoint`
  ADD COLUMN `key_digest` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD UNIQUE KEY `webhook_endpoint_key` (`created_by`, `key_digest`);
