-- Personal data is sealed by the application (AES-256-GCM). `data_key` names the key that sealed a row, so that rotation finds what
-- is left to do; NULL marks a row from before, which the user subgraph seals when it starts.
ALTER TABLE `user`
  MODIFY `email` VARCHAR(512) NOT NULL,
  ADD COLUMN `data_key` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN `email_verified_at` DATETIME(3) NULL,
  ADD COLUMN `credentials_version` INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN `disabled_at` DATETIME(3) NULL,
  ADD COLUMN `deletion_requested_at` DATETIME(3) NULL,
  ADD COLUMN `deleted_at` DATETIME(3) NULL,
  ADD KEY `user_data_key_idx` (`data_key`),
  ADD KEY `user_deletion_idx` (`deletion_requested_at`);

-- Tokens of mails. Whoever deletes the row has used it: that is what makes one good once.
CREATE TABLE `account_token` (
  `token_hash` CHAR(43) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `user_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `purpose` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `expires_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`token_hash`),
  KEY `account_token_user_idx` (`user_id`, `purpose`),
  KEY `account_token_expiry_idx` (`expires_at`),
  CONSTRAINT `account_token_user_fk` FOREIGN KEY (`user_id`) REFERENCES `user` (`id`) ON DELETE CASCADE ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `address` (
  `id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `user_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `sealed` VARCHAR(8192) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `data_key` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `is_default` BOOLEAN NOT NULL,
  PRIMARY KEY (`id`),
  KEY `address_user_idx` (`user_id`, `id`),
  KEY `address_data_key_idx` (`data_key`),
  CONSTRAINT `address_user_fk` FOREIGN KEY (`user_id`) REFERENCES `user` (`id`) ON DELETE CASCADE ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- No foreign keys: what happened stays, whatever becomes of the account.
CREATE TABLE `security_event` (
  `id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `kind` VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `at` DATETIME(3) NOT NULL,
  `user_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `actor_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `network_tag` CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `request_id` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `detail` VARCHAR(500) NULL,
  PRIMARY KEY (`id`),
  KEY `security_event_user_idx` (`user_id`, `id`),
  KEY `security_event_kind_idx` (`kind`, `id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TRIGGER `security_event_no_update` BEFORE UPDATE ON `security_event`
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'security_event is append-only';

CREATE TRIGGER `security_event_no_delete` BEFORE DELETE ON `security_event`
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'security_event is append-only';
