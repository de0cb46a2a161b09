ALTER TABLE `category`
  ADD COLUMN `parent_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN `path` VARCHAR(310) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  ADD COLUMN `version` INT NOT NULL DEFAULT 1,
  ADD COLUMN `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3);
UPDATE `category` SET `path` = CONCAT(`id`, '/'), `updated_at` = `created_at`;
ALTER TABLE `category`
  ALTER COLUMN `path` DROP DEFAULT,
  ADD UNIQUE KEY `category_path_key` (`path`),
  ADD KEY `category_parent_idx` (`parent_id`),
  ADD CONSTRAINT `category_parent_fk` FOREIGN KEY (`parent_id`) REFERENCES `category` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- A variant is a product of its own row, so that all that counts units counts its units too: see docs/decisions/0030.
ALTER TABLE `product`
  ADD COLUMN `variant_of` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN `sku` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN `status` ENUM('DRAFT', 'ACTIVE', 'ARCHIVED') NOT NULL DEFAULT 'ACTIVE',
  ADD COLUMN `merchant_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN `attributes` JSON NOT NULL DEFAULT ('{}'),
  ADD COLUMN `version` INT NOT NULL DEFAULT 1,
  ADD COLUMN `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3);
UPDATE `product` SET `updated_at` = `created_at`;
ALTER TABLE `product`
  ADD COLUMN `listed` TINYINT(1) GENERATED ALWAYS AS (IF(`status` = 'ACTIVE' AND `variant_of` IS NULL, 1, 0)) STORED;
ALTER TABLE `product`
  DROP KEY `product_newest_idx`,
  ADD UNIQUE KEY `product_sku_key` (`sku`),
  ADD KEY `product_variant_idx` (`variant_of`),
  ADD KEY `product_merchant_idx` (`merchant_id`, `created_at`, `id`),
  ADD KEY `product_newest_idx` (`listed`, `created_at`, `id`),
  ADD KEY `product_price_idx` (`listed`, `price_amount`, `id`),
  ADD KEY `product_category_listed_idx` (`category_id`, `listed`, `created_at`, `id`),
  ADD KEY `product_category_price_idx` (`category_id`, `listed`, `price_amount`, `id`);
ALTER TABLE `product`
  DROP KEY `product_category_newest_idx`,
  ADD CONSTRAINT `product_variant_fk` FOREIGN KEY (`variant_of`) REFERENCES `product` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE `product_image`
  ADD COLUMN `widths` VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';

-- Counts the changes of a balance: whoever keeps a copy tells by it which of two is newer.
ALTER TABLE `stock_balance`
  ADD COLUMN `revision` BIGINT UNSIGNED NOT NULL DEFAULT 0;

CREATE TABLE `creation` (
  `user_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `key_digest` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `input_digest` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `entity_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`user_id`, `key_digest`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `outbox_message` (
  `sequence` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `queue` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `payload` MEDIUMTEXT NOT NULL,
  `request_id` VARCHAR(64) NULL,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`sequence`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What is searched: the words of a product as tokens that neither server's parser cuts, drops or folds.
CREATE TABLE `search_document` (
  `product_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `tokens` MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  `category_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `price_amount` INT NOT NULL,
  `in_stock` TINYINT(1) NOT NULL,
  `attributes` TEXT NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `indexed_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`product_id`),
  FULLTEXT KEY `search_document_tokens_idx` (`tokens`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Every word that was ever indexed: parts of words and misspelt words are looked up here.
CREATE TABLE `search_term` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `term` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `search_term_key` (`term`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The primary's clock, by which a replica's delay is measured.
CREATE TABLE `replication_heartbeat` (
  `id` INT NOT NULL,
  `beat_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- How far the import of a file came, by the digest of the file.
CREATE TABLE `catalog_import` (
  `file_digest` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `rows_done` INT NOT NULL,
  `written` INT NOT NULL,
  `finished` TINYINT(1) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`file_digest`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
