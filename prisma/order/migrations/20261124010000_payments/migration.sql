ALTER TABLE `orders`
  ADD COLUMN `refunded_amount` INT NOT NULL DEFAULT 0,
  ADD CONSTRAINT `orders_refunded_check` CHECK (`refunded_amount` BETWEEN 0 AND `total_amount`);

ALTER TABLE `payment`
  ADD COLUMN `method_token` VARCHAR(255) NULL,
  ADD COLUMN `redirect_url` VARCHAR(2048) NULL,
  ADD COLUMN `refunded_amount` INT NOT NULL DEFAULT 0,
  ADD COLUMN `attempts` INT NOT NULL DEFAULT 0,
  ADD COLUMN `next_attempt_at` DATETIME(3) NULL,
  ADD KEY `payment_due_idx` (`next_attempt_at`),
  ADD CONSTRAINT `payment_refunded_check` CHECK (`refunded_amount` BETWEEN 0 AND `amount`);

UPDATE `payment` SET `next_attempt_at` = `updated_at` WHERE `status` = 'PROCESSING';

-- One row for each version of an order but the first, which is the order's own row.
CREATE TABLE `order_history` (
  `order_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `version` INT NOT NULL,
  `event` VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `status` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `refunded_amount` INT NOT NULL,
  `actor_kind` VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actor_id` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `reason` VARCHAR(255) NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`order_id`, `version`),
  CONSTRAINT `order_history_order_fk` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `refund` (
  `id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `payment_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `order_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `status` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `amount` INT NOT NULL,
  `currency` CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `reason` VARCHAR(255) NOT NULL,
  `automatic` BOOLEAN NOT NULL,
  `actor_kind` VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actor_id` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `key_digest` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `requested_amount` INT NULL,
  `failure_reason` VARCHAR(255) NULL,
  `attempts` INT NOT NULL DEFAULT 0,
  `next_attempt_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `refund_idempotency_key` (`actor_id`, `key_digest`),
  KEY `refund_order_idx` (`order_id`, `id`),
  KEY `refund_payment_idx` (`payment_id`),
  KEY `refund_due_idx` (`next_attempt_at`),
  CONSTRAINT `refund_payment_fk` FOREIGN KEY (`payment_id`) REFERENCES `payment` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `refund_amount_check` CHECK (`amount` > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Double entry: the entries of a subject (a payment or a refund) and kind sum to zero. The key lets each be booked once.
CREATE TABLE `ledger_entry` (
  `subject_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `kind` VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `account` VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `order_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `payment_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `amount` INT NOT NULL,
  `currency` CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`subject_id`, `kind`, `account`),
  KEY `ledger_order_idx` (`order_id`),
  KEY `ledger_created_idx` (`created_at`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What providers told: stored before it is acknowledged, each event once.
CREATE TABLE `payment_event` (
  `provider` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `event_id` VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `payload` TEXT NOT NULL,
  `received_at` DATETIME(3) NOT NULL,
  `next_attempt_at` DATETIME(3) NULL,
  `attempts` INT NOT NULL DEFAULT 0,
  PRIMARY KEY (`provider`, `event_id`),
  KEY `payment_event_due_idx` (`next_attempt_at`),
  KEY `payment_event_age_idx` (`received_at`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `shipment` (
  `order_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `carrier` VARCHAR(64) NOT NULL,
  `tracking_number` VARCHAR(128) NOT NULL,
  `shipped_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`order_id`),
  CONSTRAINT `shipment_order_fk` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The sandbox's own books: Floodgate looks into them no more than into those of any other provider.
CREATE TABLE `sandbox_charge` (
  `payment_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `method` VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `amount` INT NOT NULL,
  `currency` CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `asked` INT NOT NULL DEFAULT 0,
  `approved_at` DATETIME(3) NULL,
  `cancelled_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`payment_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `sandbox_refund` (
  `refund_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `payment_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `amount` INT NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`refund_id`),
  KEY `sandbox_refund_payment_idx` (`payment_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `sandbox_message` (
  `sequence` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `event_id` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `payment_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `payload` TEXT NOT NULL,
  `attempts` INT NOT NULL DEFAULT 0,
  `deliver_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`sequence`),
  KEY `sandbox_message_due_idx` (`deliver_at`),
  KEY `sandbox_message_payment_idx` (`payment_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Where merchants want to be told of orders. The secret is encrypted.
CREATE TABLE `webhook_endpoint` (
  `id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `url` VARCHAR(2048) NOT NULL,
  `events` VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `secret` VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `active` BOOLEAN NOT NULL,
  `created_by` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `webhook_delivery` (
  `id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `endpoint_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `order_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `version` INT NOT NULL,
  `event` VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `payload` TEXT NOT NULL,
  `status` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `attempts` INT NOT NULL DEFAULT 0,
  `next_attempt_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `webhook_delivery_key` (`endpoint_id`, `order_id`, `version`),
  KEY `webhook_delivery_log_idx` (`endpoint_id`, `id`),
  KEY `webhook_delivery_due_idx` (`next_attempt_at`),
  CONSTRAINT `webhook_delivery_endpoint_fk` FOREIGN KEY (`endpoint_id`) REFERENCES `webhook_endpoint` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `webhook_attempt` (
  `sequence` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `delivery_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `status_code` INT NULL,
  `failure` VARCHAR(255) NULL,
  `duration_ms` INT NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`sequence`),
  KEY `webhook_attempt_delivery_idx` (`delivery_id`, `sequence`),
  CONSTRAINT `webhook_attempt_delivery_fk` FOREIGN KEY (`delivery_id`) REFERENCES `webhook_delivery` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
