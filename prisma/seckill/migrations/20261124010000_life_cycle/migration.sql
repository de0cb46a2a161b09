ALTER TABLE `seckill_event`
  MODIFY COLUMN `state` ENUM('DRAFT', 'PUBLISHING', 'SCHEDULED', 'ACTIVE', 'ENDED', 'CANCELLED') NOT NULL,
  ADD COLUMN `closing` BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN `closing_revision` INT NOT NULL DEFAULT 0,
  ADD COLUMN `returned` INT NOT NULL DEFAULT 0,
  ADD COLUMN `rebuilds` INT NOT NULL DEFAULT 0,
  ADD KEY `seckill_event_closing_idx` (`closing`);

-- Sales that ended before: their unsold units are still to go back.
UPDATE `seckill_event` SET `closing` = TRUE, `closing_revision` = 1 WHERE `state` = 'ENDED';

-- A row to lock, so that of two sales of one product that are published at once the second sees the first.
CREATE TABLE `sale_product` (
  `product_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`product_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `dead_letter` (
  `ticket_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `event_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `user_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `quantity` INT NOT NULL,
  `fault` VARCHAR(1000) NOT NULL,
  `failed_at` DATETIME(3) NOT NULL,
  `retried_as` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `retried_by` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `retried_at` DATETIME(3) NULL,
  PRIMARY KEY (`ticket_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
