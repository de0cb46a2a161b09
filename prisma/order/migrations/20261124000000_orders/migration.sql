CREATE TABLE `orders` (
  `id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `user_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `status` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `version` INT NOT NULL DEFAULT 1,
  `total_amount` INT NOT NULL,
  `currency` CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `payment_due_at` DATETIME(3) NULL,
  `ticket_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `event_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `ticket_sequence` INT NULL,
  `ticket_quantity` INT NULL,
  `ticket_idempotency_key` VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `orders_ticket_key` (`ticket_id`),
  KEY `orders_user_idx` (`user_id`, `id`),
  KEY `orders_due_idx` (`status`, `payment_due_at`),
  KEY `orders_fence_idx` (`event_id`, `ticket_sequence`, `id`),
  CONSTRAINT `orders_total_check` CHECK (`total_amount` >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `order_item` (
  `order_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `line` INT NOT NULL,
  `product_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `product_name` VARCHAR(200) NOT NULL,
  `quantity` INT NOT NULL,
  `unit_amount` INT NOT NULL,
  `currency` CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`order_id`, `line`),
  CONSTRAINT `order_item_order_fk` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `order_item_quantity_check` CHECK (`quantity` > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `payment` (
  `id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `order_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `user_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `key_digest` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `method` VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `status` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `amount` INT NOT NULL,
  `currency` CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `provider_reference` VARCHAR(128) NULL,
  `failure_reason` VARCHAR(255) NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `payment_idempotency_key` (`user_id`, `key_digest`),
  KEY `payment_order_idx` (`order_id`, `id`),
  CONSTRAINT `payment_order_fk` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The check is a second lock: the statement that sells is conditional already.
CREATE TABLE `seckill_allotment` (
  `event_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `product_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `product_name` VARCHAR(200) NOT NULL,
  `unit_amount` INT NOT NULL,
  `currency` CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `quota` INT NOT NULL,
  `sold` INT NOT NULL DEFAULT 0,
  `status` VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`event_id`),
  CONSTRAINT `seckill_allotment_sold_check` CHECK (`sold` BETWEEN 0 AND `quota`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `ticket_rejection` (
  `ticket_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `event_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `reason` VARCHAR(255) NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`ticket_id`)
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
