CREATE TABLE `category` (
  `id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `slug` VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `name` VARCHAR(120) NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `category_slug_key` (`slug`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `product` (
  `id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `slug` VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `name` VARCHAR(200) NOT NULL,
  `description` TEXT NOT NULL,
  `price_amount` INT NOT NULL,
  `price_currency` CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `category_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `product_slug_key` (`slug`),
  KEY `product_newest_idx` (`created_at`, `id`),
  KEY `product_category_newest_idx` (`category_id`, `created_at`, `id`),
  CONSTRAINT `product_category_fk` FOREIGN KEY (`category_id`) REFERENCES `category` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `product_price_check` CHECK (`price_amount` >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `product_image` (
  `product_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `position` INT NOT NULL,
  `file` VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `alt` VARCHAR(255) NOT NULL,
  PRIMARY KEY (`product_id`, `position`),
  CONSTRAINT `product_image_product_fk` FOREIGN KEY (`product_id`) REFERENCES `product` (`id`) ON DELETE CASCADE ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The checks below are a second lock: the statements that change stock are conditional already.
CREATE TABLE `stock_balance` (
  `product_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `available` INT NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`product_id`),
  CONSTRAINT `stock_balance_product_fk` FOREIGN KEY (`product_id`) REFERENCES `product` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `stock_balance_available_check` CHECK (`available` >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `stock_movement` (
  `id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `product_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `kind` ENUM('INITIAL', 'ALLOTMENT_CARVED', 'ALLOTMENT_RETURNED') NOT NULL,
  `delta` INT NOT NULL,
  `available_after` INT NOT NULL,
  `reference` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `stock_movement_cause_key` (`product_id`, `kind`, `reference`),
  KEY `stock_movement_ledger_idx` (`product_id`, `created_at`, `id`),
  CONSTRAINT `stock_movement_product_fk` FOREIGN KEY (`product_id`) REFERENCES `product` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `stock_movement_available_after_check` CHECK (`available_after` >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `allotment` (
  `event_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `product_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `quantity` INT NOT NULL,
  `returned` INT NULL,
  `carved_at` DATETIME(3) NOT NULL,
  `closed_at` DATETIME(3) NULL,
  PRIMARY KEY (`event_id`),
  KEY `allotment_product_idx` (`product_id`),
  CONSTRAINT `allotment_product_fk` FOREIGN KEY (`product_id`) REFERENCES `product` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `allotment_quantity_check` CHECK (`quantity` > 0),
  CONSTRAINT `allotment_returned_check` CHECK (`returned` BETWEEN 0 AND `quantity`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
